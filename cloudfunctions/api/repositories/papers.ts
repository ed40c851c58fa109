/** Owns writing the papers in a volunteer's file: each change is one write on the person, with what the person is told of it. */
import { type Decision, ok } from '@/domain/kernel/errors'
import { startOf } from '@/domain/kernel/clock'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { MessageParams } from '@/domain/message/texts'
import type { Paper } from '@/domain/papers/documents'
import {
  decidePaper,
  type PaperForm,
  papersDueAt,
  papersOf,
  standingPapers,
  toldOfAt,
  trimmed,
} from '@/domain/papers/rules'
import { kindName } from '@/domain/papers/vocabulary'
import type { PersonDocument } from '@/domain/person/documents'
import { dateWord } from '@/domain/words/moments'
import { seal } from '../platform/cipher'
import { type Doc, findDocs } from '../platform/cloud'
import { messageItem } from './items'
import { messageOf } from './messages'
import { revisePerson } from './people'

interface Told {
  person: PersonDocument
  paper: Paper
  now: number
  reason?: string
}

/** What the person is told of a paper; once for each, whoever repeats it. */
function letter(
  what: MessageParams['paperNews']['what'],
  { person: { _id: personId, stationId }, paper, now, reason = '' }: Told,
): OutboxItem {
  const until = paper.until === null ? '' : dateWord(startOf(paper.until), now)
  const params = { what, paper: kindName(paper.sort, paper.kind), until, reason }
  return messageItem(
    messageOf('paperNews', { personId, stationId, cause: [paper.paperId, what], at: now, params }),
  )
}

/** The file as it is written, with when the timer has to look at it again. */
const filePatch = (papers: readonly Paper[], now: number) => {
  const kept = trimmed(papers, now)
  return { $set: { papers: kept, papersDueAt: papersDueAt(kept) } }
}

/** Who writes, in whose name the file names them. */
interface Writer {
  by: string
  byName: string
  now: number
}

/** Its holder has just been told until when it holds, where that is soon. */
function newPaper(paperId: string, { number, ...form }: PaperForm, { by, byName, now }: Writer): Paper {
  const paper: Paper = {
    paperId,
    ...form,
    numberCipher: number === '' ? '' : seal(number),
    by,
    byName,
    at: now,
  }
  const due = toldOfAt(paper)
  return due !== null && due <= now ? { ...paper, toldAt: now } : paper
}

/**
 * Writes a paper down; one of its kind that runs out gives way to it. One request and those of the letter; two more for
 * each time that somebody else was quicker.
 */
export const grantPaper = (person: PersonDocument, paperId: string, form: PaperForm, writer: Writer) =>
  revisePerson<PaperRefusal>(person, writer.now, (current) => {
    const papers = papersOf(current)
    if (papers.some((paper) => paper.paperId === paperId)) return ok(null)
    const decided = decidePaper(current, form, writer.now)
    if (!decided.ok) return decided
    const paper = newPaper(paperId, decided.value.form, writer)
    const ended = { at: writer.now, byName: writer.byName, reason: '换了新的' }
    const others = papers.map((one) =>
      decided.value.replaces.includes(one.paperId) ? { ...one, ended } : one,
    )
    return ok({
      patch: filePatch([...others, paper], writer.now),
      items: [letter('granted', { person: current, paper, now: writer.now })],
    })
  })

type PaperRefusal = 'PAPER_INCOMPLETE' | 'PAPER_DATES' | 'PAPER_STANDS' | 'PAPERS_FULL'

/** Ends a paper. Whoever ends it a second time changes nothing: the first word stands. The requests of {@link grantPaper}. */
export const endPaper = (
  person: PersonDocument,
  { paperId, reason }: { paperId: string; reason: string },
  { byName, now }: Writer,
) =>
  revisePerson(person, now, (current) => {
    const papers = papersOf(current)
    const paper = papers.find((one) => one.paperId === paperId)
    // One that is not kept any more was ended long ago.
    if (!paper || paper.ended) return ok(null)
    const ended = { at: now, byName, reason }
    const others = papers.map((one) => (one.paperId === paperId ? { ...one, ended } : one))
    return ok({
      patch: filePatch(others, now),
      items: [letter('ended', { person: current, paper, now, reason })],
    })
  })

/** Tells the holder of what runs out soon. The requests of {@link grantPaper}. */
export const tellOfPapers = (person: PersonDocument, now: number): Promise<Decision<PersonDocument>> =>
  revisePerson(person, now, (current) => {
    const isDue = (paper: Paper): boolean => (toldOfAt(paper) ?? Infinity) <= now
    const due = papersOf(current).filter(isDue)
    if (due.length === 0 && (current.papersDueAt ?? null) === papersDueAt(papersOf(current))) return ok(null)
    return ok({
      patch: filePatch(
        papersOf(current).map((paper) => (isDue(paper) ? { ...paper, toldAt: now } : paper)),
        now,
      ),
      items: due.map((paper) => letter('soon', { person: current, paper, now })),
    })
  })

/** The papers of so many people that were not ended. One request; none for nobody. */
export async function standingPapersOf(personIds: readonly string[]): Promise<Map<string, Paper[]>> {
  const where = { _id: { $in: [...personIds] } }
  const found =
    personIds.length === 0
      ? []
      : await findDocs<PersonDocument & Doc>('people', where, {
          ...{ limit: personIds.length, fields: { papers: 1 } },
        })
  return new Map(found.map((person) => [person._id, standingPapers(person)]))
}

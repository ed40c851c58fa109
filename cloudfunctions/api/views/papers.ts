/** Owns how the papers in a volunteer's file are shown: to their holder, and to the staff. */
import type { Output } from '@/contract'
import { isNear, type Near } from '@/domain/household/near'
import type { Paper } from '@/domain/papers/documents'
import { papersOf, type PaperState, standingPapers, stateOfPaper } from '@/domain/papers/rules'
import { kindName } from '@/domain/papers/vocabulary'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import type { Caller } from '../handler'
import { rowsOf } from './rows'

type Own = Output<'me.updateProfile'>['profile']['volunteer']['papers'][number]

/** Those that hold come before those that hold no longer. */
const order: readonly PaperState[] = ['soon', 'valid', 'ahead', 'over', 'ended']

const inOrder = (papers: readonly Paper[], now: number): Paper[] =>
  [...papers].sort(
    (a, b) => order.indexOf(stateOfPaper(a, now)) - order.indexOf(stateOfPaper(b, now)) || b.at - a.at,
  )

const paperView = (paper: Paper, now: number): Own => ({
  paperId: paper.paperId,
  sort: paper.sort,
  name: kindName(paper.sort, paper.kind),
  title: paper.title,
  organiser: paper.organiser,
  from: paper.from,
  until: paper.until,
  hours: paper.hours,
  state: stateOfPaper(paper, now),
  hasNumber: paper.numberCipher !== '',
  byName: maskName(paper.byName),
  at: paper.at,
})

/** What its holder sees: what was ended was told, and stands here no more. */
export const ownPapers = (person: PersonDocument, now: number): Own[] =>
  rowsOf(inOrder(standingPapers(person), now), (paper) => paperView(paper, now))

/** Whose file it is to the caller: nobody writes into the own, or into one of the same purse. */
export const isOwnFile = (caller: Near, { _id }: Pick<PersonDocument, '_id'>): boolean =>
  isNear(caller, [_id])

export const fileView = (person: PersonDocument, caller: Caller, now: number): Output<'papers.file'> => ({
  personId: person._id,
  name: residentName(person),
  maskedPhone: person.maskedPhone,
  isOwn: isOwnFile(caller, person),
  papers: rowsOf(inOrder(papersOf(person), now), (paper) => ({
    ...paperView(paper, now),
    kind: paper.kind,
    reason: paper.ended?.reason ?? '',
  })),
})

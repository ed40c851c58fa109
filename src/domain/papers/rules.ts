/** Owns when a paper holds, what may be written down and ended, and when its holder is told that it runs out. */
import { DAY, type Day, dayOf, HOUR, startOf } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'
import type { Filed, Paper } from './documents'
import { kindName, paperFacts, type PaperField, type PaperSort } from './vocabulary'

/** So many days before the last one its holder is told, and a new one may take its place. */
const RUNS_OUT_DAYS = 30
/** At what hour of that day. */
const TOLD_AT = 9 * HOUR
/** How many that were ended stay in the file; the oldest go. */
const ENDED_KEPT = 12
/** No file holds more. */
export const MOST_PAPERS = 54

/** What of a paper decides whether somebody may come. */
export type HeldPaper = Pick<Paper, 'sort' | 'kind' | 'from' | 'until'>

export const papersOf = ({ papers }: Filed): readonly Paper[] => papers ?? []

/** Those that have not been ended, whether or not their days are over. */
export const standingPapers = (person: Filed): Paper[] => papersOf(person).filter(({ ended }) => !ended)

/** Whether a paper holds on every day of a span. */
export const holdsOn = ({ from, until }: Pick<Paper, 'from' | 'until'>, first: Day, last: Day = first) =>
  (from === null || from <= first) && (until === null || last <= until)

/** Whether somebody holds a paper of this sort, and of this kind where one is named, on every day of a span. */
export const isHeld = (
  papers: readonly HeldPaper[],
  asked: { sort: PaperSort; kind?: string },
  first: Day,
  last: Day = first,
): boolean =>
  papers.some(
    (paper) =>
      paper.sort === asked.sort &&
      (asked.kind === undefined || paper.kind === asked.kind) &&
      holdsOn(paper, first, last),
  )

export type PaperState = 'ended' | 'over' | 'ahead' | 'soon' | 'valid'

/** How a paper stands on a day. */
export function stateOfPaper({ from, until, ended, sort }: Paper, now: number): PaperState {
  const today = dayOf(now)
  if (ended) return 'ended'
  if (until !== null && until < today) return 'over'
  if (from !== null && from > today) return 'ahead'
  return until !== null && sort !== 'training' && until <= dayOf(now + RUNS_OUT_DAYS * DAY) ? 'soon' : 'valid'
}

/** What is written down about a paper; what its sort does not ask for is empty or null. */
export interface PaperForm {
  sort: PaperSort
  kind: string
  title: string
  organiser: string
  number: string
  from: Day | null
  until: Day | null
  hours: number | null
}

const isOpen = (answer: string | number | null): boolean => answer === null || answer === ''

/** The first thing that is still missing, by its label; null when all is there. */
export function missingOfPaper(form: PaperForm): string | null {
  const asks = Object.entries(paperFacts(form.sort).asks) as [
    PaperField,
    { label: string; optional?: true },
  ][]
  return asks.find(([field, { optional }]) => !optional && isOpen(form[field]))?.[1].label ?? null
}

/** What its sort asks for alone. */
function keptOf(form: PaperForm): PaperForm {
  const { asks } = paperFacts(form.sort)
  return {
    ...{ sort: form.sort, kind: form.kind },
    title: asks.title ? form.title : '',
    organiser: asks.organiser ? form.organiser : '',
    number: asks.number ? form.number : '',
    from: asks.from ? form.from : null,
    until: asks.until ? form.until : null,
    hours: asks.hours ? form.hours : null,
  }
}

type PaperCode = 'PAPER_INCOMPLETE' | 'PAPER_DATES' | 'PAPER_STANDS' | 'PAPERS_FULL'

/** Days that can be: not over when it is written down, the first before the last; a training has taken place. */
function hasDates({ sort, from, until }: PaperForm, now: number): boolean {
  const today = dayOf(now)
  if (sort === 'training') return from !== null && from <= today
  return (until === null || until >= today) && (from === null || until === null || from <= until)
}

/**
 * Whether a paper may be written into a file: what is kept of the form, and which papers it takes the place of.
 * A second of one kind is refused while the first holds for long, which also tells two who write down the same.
 */
export function decidePaper(
  person: Filed,
  form: PaperForm,
  now: number,
): Decision<{ form: PaperForm; replaces: string[] }, PaperCode> {
  const { name, kinds, most, onePerKind } = paperFacts(form.sort)
  if (!(form.kind in kinds)) return reject('PAPER_INCOMPLETE', { field: `${name}的种类` })
  const kept = keptOf(form)
  const missing = missingOfPaper(kept)
  if (missing !== null) return reject('PAPER_INCOMPLETE', { field: missing })
  if (!hasDates(kept, now)) return reject('PAPER_DATES')
  const same = standingPapers(person).filter(({ sort }) => sort === form.sort)
  const before = onePerKind ? same.filter(({ kind }) => kind === form.kind) : []
  const stands = before.find((paper) => !['soon', 'over'].includes(stateOfPaper(paper, now)))
  if (stands) return reject('PAPER_STANDS', { paper: kindName(form.sort, form.kind) })
  const full = same.filter((paper) => stateOfPaper(paper, now) !== 'over').length - before.length >= most
  return full ? reject('PAPERS_FULL', { paper: name, most }) : ok({ form: kept, replaces: idsOf(before) })
}

const idsOf = (papers: readonly Paper[]): string[] => papers.map(({ paperId }) => paperId)

/** The file with what is over or was ended cut down to what is kept of it; whatever holds stays, and so does a training. */
export function trimmed(papers: readonly Paper[], now: number): Paper[] {
  const isPast = (paper: Paper): boolean => ['ended', 'over'].includes(stateOfPaper(paper, now))
  const past = papers.filter(isPast).sort((a, b) => b.at - a.at)
  const gone = new Set(idsOf(past.slice(ENDED_KEPT)))
  return papers.filter(({ paperId }) => !gone.has(paperId))
}

/** When its holder is to be told that it runs out; null when nothing is to be told any more. */
export const toldOfAt = ({ sort, until, ended, toldAt }: Paper): number | null =>
  sort === 'training' || until === null || ended || toldAt !== undefined
    ? null
    : startOf(until) - RUNS_OUT_DAYS * DAY + TOLD_AT

/** When the timer next has something to tell the holder of these papers; null when nothing. */
export function papersDueAt(papers: readonly Paper[]): number | null {
  const times = papers.flatMap((paper) => toldOfAt(paper) ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

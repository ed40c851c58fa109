/** Owns the making of a binder: when one may be begun, chapter by chapter in parts, until it is made. Pure. */
import { DAY, HOUR, MINUTE, NEVER, monthOf } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { GuardedUpdate } from '../kernel/guarded-update'
import { type Month, monthBefore, spanOfMonth } from '../points/months'
import { registerKeys } from '../registers/keys'
import { type Line, noSums, type RegisterShape, withLines } from '../registers/register'
import { keptColumns } from './columns'
import { type BinderDocument, binderIdOf, type Chapter, type ChapterKey, type HandedOut } from './documents'

export const binderRules = {
  /** Rows that are read and written at a time. */
  partRows: 250,
  /** Rows of a chapter at most; what lies behind them is said to be left out. */
  chapterRows: 20_000,
  /** Rows of one file: what a person still pages through, and what fits into an answer. */
  fileRows: { word: 1_000, sheet: 6_000 },
  /** Parts that one call gathers. */
  atOnce: 8,
  /** Those who took a file, the newest. */
  handedOut: 60,
} as const

export const chapterKeys: readonly ChapterKey[] = [...registerKeys, 'corrections']

/** Of the widest table that a station keeps. */
const MOST_COLUMNS = 20

/** How long the lists of a binder, and of a part of one, may grow. */
export const binderLists = {
  chapters: chapterKeys.length,
  filled: registerKeys.length,
  'chapters[].columns': MOST_COLUMNS,
  'chapters[].sums': MOST_COLUMNS,
  'chapters[].parts': binderRules.chapterRows / binderRules.partRows,
  handedOut: binderRules.handedOut,
} as const
export const binderPartLists = { lines: binderRules.partRows, 'lines[].cells': MOST_COLUMNS } as const

/** Rows of a month's last moments may still be being written when it ends. */
const GRACE = HOUR

export const isOver = (month: Month, now: number): boolean => now >= spanOfMonth(month).until + GRACE

/** A month that has not begun has nothing to gather. */
export const isAhead = (month: Month, now: number): boolean => month > monthOf(now)

/** Of which month a binder is wanted when nobody says: the last one in the first half of the next, else this one. */
export function wantedMonth(now: number): Month {
  const month = monthOf(now)
  return now < spanOfMonth(month).from + 15 * DAY ? monthBefore(month) : month
}

interface Beginning {
  /** Whether the points of the month are summed up. */
  isSummed: boolean
  stationId: string
  month: Month
  by: string
  name: string
  now: number
}

/** While it is being gathered the timer goes on with it a minute after the last part. */
const soon = (now: number): number => now + MINUTE

const emptyChapter = (key: ChapterKey): Chapter => ({ key, rows: 0, sums: [], parts: [] })

/**
 * A binder as it is begun: the first one of its month, or made anew because the month was not over. One that is frozen
 * or being gathered is the answer itself.
 */
export function beginBinder(
  before: BinderDocument | null,
  { stationId, month, by, name, isSummed, now }: Beginning,
): Decision<BinderDocument, 'BINDER_AHEAD' | 'BINDER_EARLY'> {
  if (isAhead(month, now)) return reject('BINDER_AHEAD')
  if (before !== null && (before.frozen || before.state === 'gathering')) return ok(before)
  // What is frozen without its points would be without them for good. An older month that nobody summed up waits for nothing.
  const isLast = month === monthBefore(monthOf(now))
  if (isOver(month, now) && isLast && !isSummed) return reject('BINDER_EARLY')
  return ok({
    ...{ _id: binderIdOf(stationId, month), stationId, month },
    ...{ round: (before?.round ?? 0) + 1, state: 'gathering', frozen: isOver(month, now) },
    ...{ chapters: [emptyChapter(chapterKeys[0] as ChapterKey)], cursor: null, filled: null },
    ...{ begunBy: by, begunByName: name, begunAt: now, madeAt: null },
    ...(before?.national && { national: before.national }),
    ...{ handedOut: before?.handedOut ?? [], wakeAt: soon(now), version: (before?.version ?? 0) + 1 },
  })
}

/** The chapter that is being gathered. */
export const openChapter = ({ chapters }: BinderDocument): Chapter => chapters[chapters.length - 1] as Chapter

export interface PartRead {
  /** The id under which the lines were kept; null where there were none. */
  partId: string | null
  lines: readonly Line[]
  next: string | null
}

/** The binder with one more part; the next chapter begins where this one is whole, and after the last it is made. */
export function withPart(
  binder: BinderDocument,
  shape: Pick<RegisterShape, 'columns'>,
  { partId, lines, next }: PartRead,
  now: number,
): BinderDocument {
  const open = openChapter(binder)
  const rows = open.rows + lines.length
  const grown: Chapter = {
    key: open.key,
    rows,
    ...(rows > 0 && { columns: open.columns ?? keptColumns(shape) }),
    sums: rows === 0 ? [] : withLines(open.sums.length > 0 ? open.sums : noSums(shape), lines),
    parts: partId === null ? open.parts : [...open.parts, { id: partId, rows: lines.length }],
  }
  const chapters = [...binder.chapters.slice(0, -1), grown]
  if (next !== null && rows < binderRules.chapterRows)
    return { ...binder, chapters, cursor: next, wakeAt: soon(now) }
  const following = chapterKeys[chapters.length]
  if (following !== undefined)
    return { ...binder, chapters: [...chapters, emptyChapter(following)], cursor: null, wakeAt: soon(now) }
  return { ...binder, chapters, cursor: null, filled: null, state: 'ready', madeAt: now, wakeAt: NEVER }
}

/** How many chapters are whole, of how many. */
export const progressOf = ({ chapters, state }: BinderDocument): { done: number; of: number } => ({
  done: state === 'ready' ? chapterKeys.length : chapters.length - 1,
  of: chapterKeys.length,
})

/** Notes who takes what, the newest kept: whoever else does so at the same moment is noted beside it. */
export const takingOut = ({ round }: Pick<BinderDocument, 'round'>, one: HandedOut): GuardedUpdate => ({
  guard: { round, state: 'ready' },
  patch: { $push: { handedOut: { $each: [one], $slice: -binderRules.handedOut } }, $inc: { version: 1 } },
})

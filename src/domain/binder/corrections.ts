/** Owns what is said of binders that were handed on when their rows have changed since: a chapter of the next one. */
import { type Month, monthBefore } from '../points/months'
import { harmless } from '../registers/harmless'
import { defineRegister, type Line, type RegisterShape } from '../registers/register'
import { monthWord } from '../words/moments'
import type { KeptColumn } from './documents'

interface CorrectionRow {
  _id: string
  /** Which chapter of which month: 2026 年 11 月 · 活动 */
  chapter: string
  about: string
  change: string
}

export const correctionsRegister = defineRegister<CorrectionRow>({
  title: '更正（以前的台账定稿以后变了的）',
  none: '以前的台账没有要更正的',
  columns: [
    { head: '哪一册', room: 20, cell: ({ chapter }) => chapter },
    { head: '哪一条', room: 34, cell: ({ about }) => about },
    { head: '怎么变的', room: 36, cell: ({ change }) => change },
  ],
})

/**
 * Of so many months before it a binder tells what has changed since they were frozen: hours are added for a month, and
 * who appeals against what was decided of them has another one.
 */
const MONTHS_TOLD = 4

/** The months of which a binder tells, the one before it first. */
export function monthsTold(month: Month): Month[] {
  const months = [monthBefore(month)]
  while (months.length < MONTHS_TOLD) months.push(monthBefore(months[months.length - 1] as Month))
  return months
}

/** What a row is known by when it is read: its first three cells. */
const aboutOf = ({ cells }: Line): string => cells.slice(0, 3).join('，')

const chapterWord = (month: Month, title: string): string => `${monthWord(month)} · ${title}`

/** Lines under the columns that they were read under. */
interface Frozen {
  month: Month
  columns: readonly Pick<KeptColumn, 'head' | 'is'>[]
  lines: readonly Line[]
}

/** The columns that a chapter had and its register still has, with where each stands in both: they go by their heads. */
const sharedColumns = (before: Frozen['columns'], after: Frozen['columns']) =>
  before.flatMap(({ head, is }, was) => {
    const at = after.findIndex((one) => one.head === head)
    const place = after[at]?.is === 'place'
    return is === 'name' || at < 0 ? [] : [{ head, was, is: at, place }]
  })

/** 分钟 120 → 90；情况 已签退 → 没有到场. How somebody is called is no correction. */
const changeOf = (columns: ReturnType<typeof sharedColumns>, was: Line, is: Line): string =>
  columns
    .flatMap((column) => {
      // What no list may carry by now is no change of the row.
      const before = harmless(was.cells[column.was] ?? '', column)
      const after = is.cells[column.is] ?? ''
      return before === after ? [] : [`${column.head} ${before || '空'} → ${after || '空'}`]
    })
    .join('；')

/** What has become of the rows of a chapter since it was frozen. */
export function correctionsIn(
  { title, columns }: RegisterShape,
  before: Frozen,
  now: readonly Line[],
): CorrectionRow[] {
  const { month, lines: frozen } = before
  const chapter = chapterWord(month, title)
  const shared = sharedColumns(before.columns, columns)
  const today = new Map(now.map((line) => [line.key, line]))
  const known = new Set(frozen.map(({ key }) => key))
  const changed = frozen.flatMap((line) => {
    const after = today.get(line.key)
    const change = after === undefined ? '不算数了' : changeOf(shared, line, after)
    return change === '' ? [] : [{ _id: line.key, chapter, about: aboutOf(line), change }]
  })
  const added = now
    .filter(({ key }) => !known.has(key))
    .map((line) => ({ _id: line.key, chapter, about: aboutOf(line), change: '后来补上的' }))
  return [...changed, ...added]
}

/** What was told last of each row, by chapter and key. */
export type TellingOf = ReadonlyMap<string, CorrectionRow>

const idOf = ({ chapter, _id }: Pick<CorrectionRow, 'chapter' | '_id'>): string => `${chapter} ${_id}`

/** What the chapters of corrections of some binders have told, the earliest binder first. */
export function tellingOf(chapters: readonly { month: Month; lines: readonly Line[] }[]): TellingOf {
  const told = new Map<string, CorrectionRow>()
  for (const { month, lines } of chapters)
    for (const { key, cells } of lines) {
      const [which = '', about = '', change = ''] = cells.map(String)
      // Until 0.21 it was of the month before, without a word of that.
      const chapter = which.includes(' · ') ? which : chapterWord(monthBefore(month), which)
      told.set(idOf({ chapter, _id: key }), { _id: key, chapter, about, change })
    }
  return told
}

const AS_IT_WAS = '又和定稿一样了'

/** Those corrections that were not told in the same words before, and rows that have become again what they were. In the order of their keys. */
export function notYetTold(
  rows: readonly CorrectionRow[],
  told: TellingOf,
  { month, title }: { month: Month; title: string },
): CorrectionRow[] {
  const changed = new Set(rows.map(idOf))
  const chapter = chapterWord(month, title)
  const back = [...told.values()]
    .filter((row) => row.chapter === chapter && !changed.has(idOf(row)) && row.change !== AS_IT_WAS)
    .map((row) => ({ ...row, change: AS_IT_WAS }))
  const anew = rows.filter((row) => told.get(idOf(row))?.change !== row.change)
  return [...anew, ...back].sort((a, b) => (a._id < b._id ? -1 : 1))
}

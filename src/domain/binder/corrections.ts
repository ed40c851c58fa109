/** Owns what is said of a binder that was handed on when its rows have changed since: a chapter of the next one. */
import { defineRegister, type Line, type RegisterShape } from '../registers/register'
import type { KeptColumn } from './documents'

export interface CorrectionRow {
  _id: string
  title: string
  about: string
  change: string
}

export const correctionsRegister = defineRegister<CorrectionRow>({
  title: '更正（上月台账定稿以后变了的）',
  none: '上月台账没有要更正的',
  columns: [
    { head: '哪一册', room: 16, cell: ({ title }) => title },
    { head: '哪一条', room: 34, cell: ({ about }) => about },
    { head: '怎么变的', room: 40, cell: ({ change }) => change },
  ],
})

/** What a row is known by when it is read: its first three cells. */
const aboutOf = ({ cells }: Line): string => cells.slice(0, 3).join('，')

/** Lines under the columns that they were read under. */
interface Told {
  columns: readonly Pick<KeptColumn, 'head' | 'is'>[]
  lines: readonly Line[]
}

/** The columns that a chapter had and its register still has, with where each stands in both: they go by their heads. */
const sharedColumns = (before: Told['columns'], after: Told['columns']) =>
  before.flatMap(({ head, is }, was) => {
    const at = after.findIndex((one) => one.head === head)
    return is === 'name' || at < 0 ? [] : [{ head, was, is: at }]
  })

/** 分钟 120 → 90；情况 已签退 → 没有到场. How somebody is called is no correction. */
const changeOf = (columns: ReturnType<typeof sharedColumns>, was: Line, is: Line): string =>
  columns
    .flatMap((column) => {
      const [before = '', after = ''] = [was.cells[column.was], is.cells[column.is]]
      return before === after ? [] : [`${column.head} ${before || '空'} → ${after || '空'}`]
    })
    .join('；')

/** What has become of the rows of a chapter since it was frozen. */
export function correctionsIn(
  { title, columns }: RegisterShape,
  before: Told,
  now: readonly Line[],
): CorrectionRow[] {
  const { lines: frozen } = before
  const shared = sharedColumns(before.columns, columns)
  const today = new Map(now.map((line) => [line.key, line]))
  const known = new Set(frozen.map(({ key }) => key))
  const changed = frozen.flatMap((line) => {
    const after = today.get(line.key)
    const change = after === undefined ? '不算数了' : changeOf(shared, line, after)
    return change === '' ? [] : [{ _id: line.key, title, about: aboutOf(line), change }]
  })
  const added = now
    .filter(({ key }) => !known.has(key))
    .map((line) => ({ _id: line.key, title, about: aboutOf(line), change: '后来补上的' }))
  return [...changed, ...added]
}

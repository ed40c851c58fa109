/** Owns how an import is told in a line. */
import { importTables, tableOf } from '@/domain/imports/kinds'
import type { Import, ImportKind } from './store'

export const kindName = (kind: ImportKind): string => importTables[kind].name

/** What its columns are called; those that every row must say are marked. */
export const columnsWord = (kind: ImportKind): string =>
  Object.values(importTables[kind].columns)
    .map(({ label, ...column }) => `${label}${'needed' in column ? '（必填）' : ''}`)
    .join('、')

/** What comes next once it is imported; nothing where nothing new came. */
export const nextWord = ({
  kind,
  state,
  counts,
}: Pick<Import, 'kind' | 'state' | 'counts'>): string | null =>
  state === 'done' && counts.added > 0 ? (tableOf(kind).next ?? null) : null

/** Whether a table of what was left out shows numbers masked. */
export const hasMasked = (kind: ImportKind): boolean =>
  Object.values(tableOf(kind).columns).some(({ masked }) => masked !== undefined)

/** What a row is called: the first two things that every row must say. */
export function rowWord(kind: ImportKind, texts: readonly string[]): string {
  const needed = Object.values(importTables[kind].columns).map((column) => 'needed' in column)
  const said = texts.filter((text, at) => needed[at] === true && text !== '')
  return said.slice(0, 2).join('，').slice(0, 24)
}

/** 新增 12 · 改 3 · 没导入 2 */
export const countsWord = ({ counts, state }: Pick<Import, 'counts' | 'state'>): string => {
  const { added, changed, same, refused } = counts
  const parts = [
    [added, '新增'],
    [changed, '改动'],
    [same, '一样'],
    [refused, state === 'previewed' ? '不能导入' : '没导入'],
  ] as const
  return parts.flatMap(([count, word]) => (count > 0 ? [`${word}\u00A0${count}`] : [])).join(' · ')
}

/** Owns how an import is told in a line. */
import { importTables } from '@/domain/imports/kinds'
import type { Import, ImportKind } from './store'

export const kindName = (kind: ImportKind): string => importTables[kind].name

/** What its columns are called; those that every row must say are marked. */
export const columnsWord = (kind: ImportKind): string =>
  Object.values(importTables[kind].columns)
    .map(({ label, ...column }) => `${label}${'needed' in column ? '（必填）' : ''}`)
    .join('、')

/** 新增 12 · 改 3 · 没导入 2 */
export const countsWord = ({ counts, state }: Pick<Import, 'counts' | 'state'>): string => {
  const { added, changed, same, refused } = counts
  const parts = [
    [added, '新增'],
    [changed, '改动'],
    [same, '一样'],
    [refused, state === 'previewed' ? '不能导入' : '没导入'],
  ] as const
  return parts.flatMap(([count, word]) => (count > 0 ? [`${word} ${count}`] : [])).join(' · ')
}

/** Owns how a list is read on: the mark after the last row shown, and the condition for what comes behind it. */
import type { Guard } from '@/domain/kernel/guarded-update'

/** The last row shown: what the list is ordered by, and what tells rows apart that are equal in it. */
export interface PageCursor<V = number, I = string> {
  at: V
  id: I
}

export type Direction = 'asc' | 'desc'

const signs = { asc: ['$gte', '$gt'], desc: ['$lte', '$lt'] } as const

/**
 * What comes behind a row of a list that is ordered by `field` and then by `tie`. Rows that are equal in the field are
 * told apart, so that no page leaves one out. Everything when there is no row.
 */
export function behind(
  field: string,
  after: PageCursor<unknown, unknown> | null,
  direction: Direction,
  tie = '_id',
): Guard {
  if (!after) return {}
  const [, past] = signs[direction]
  return { $or: [{ [field]: { [past]: after.at } }, { [field]: after.at, [tie]: { [past]: after.id } }] }
}

/** The same with the range of the field by itself, which is what an index can begin at. */
export function beyond(
  field: string,
  after: PageCursor<unknown, unknown> | null,
  direction: Direction,
  tie = '_id',
): Guard {
  if (!after) return {}
  const [edge] = signs[direction]
  return { [field]: { [edge]: after.at }, ...behind(field, after, direction, tie) }
}

/** The order that {@link beyond} goes by. */
export const orderedBy = (
  field: string,
  direction: Direction,
  tie = '_id',
): [field: string, direction: Direction][] => [
  [field, direction],
  [tie, direction],
]

/** The mark after a row. */
export const pageCursor = (at: number | string, id: string): string => `${at}.${id}`

/** What is shown of a list that was read with one row more than a page holds, and the mark to read on by; null at its end. */
export function pageOf<T extends { _id: string }>(
  found: readonly T[],
  size: number,
  at: (row: T) => number | string,
): { shown: T[]; next: string | null } {
  const shown = found.slice(0, size)
  const last = shown[shown.length - 1]
  return { shown, next: last && found.length > size ? pageCursor(at(last), last._id) : null }
}

/** What a mark says; null without one, `broken` when it is not one of ours. */
export function readPageCursor(cursor: string | undefined): PageCursor | null | 'broken' {
  if (cursor === undefined) return null
  const parts = /^(\d{1,15})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor)
  return parts?.[1] && parts[2] ? { at: Number(parts[1]), id: parts[2] } : 'broken'
}

/** The same for lists that begin at the beginning when a mark is not one of ours. */
export function readPageCursorOrBegin(cursor: string | undefined): PageCursor | null {
  const mark = readPageCursor(cursor)
  return mark === 'broken' ? null : mark
}

/** The mark of a list that is ordered by days; null without one, and when it is not one of ours. */
export function readDayCursor(cursor: string | undefined): PageCursor<string> | null {
  const parts = /^(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '')
  return parts?.[1] && parts[2] ? { at: parts[1], id: parts[2] } : null
}

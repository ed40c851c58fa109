/** Owns the mark by which a list is read on: the number the list is ordered by, and the id of the last row shown. */

export interface PageMark {
  at: number
  id: string
}

/** The mark after a row. */
export const pageMark = (at: number, id: string): string => `${at}.${id}`

/** What a mark says; null without one, `broken` when it is not one of ours. */
export function readMark(cursor: string | undefined): PageMark | null | 'broken' {
  if (cursor === undefined) return null
  const parts = /^(\d{1,13})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor)
  return parts?.[1] && parts[2] ? { at: Number(parts[1]), id: parts[2] } : 'broken'
}

/** The same for lists that begin at the beginning when a mark is not one of ours. */
export function readMarkOrBegin(cursor: string | undefined): PageMark | null {
  const mark = readMark(cursor)
  return mark === 'broken' ? null : mark
}

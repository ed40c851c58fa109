/** Owns the mark by which a list is read on: the start and the id of the last row shown. */

/** The mark after this row. */
export const cursorAfter = ({ startAt, _id }: { startAt: number; _id: string }): string => `${startAt}.${_id}`

/** What the mark says; null without one, `broken` when it is not one of ours. */
export function readCursor(cursor: string | undefined): { at: number; id: string } | null | 'broken' {
  if (cursor === undefined) return null
  const parts = /^(\d{1,13})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor)
  return parts?.[1] && parts[2] ? { at: Number(parts[1]), id: parts[2] } : 'broken'
}

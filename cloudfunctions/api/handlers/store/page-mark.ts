/** Owns the mark by which the store's lists are read on: a number to order by, and the id of the last row shown. */

/** The mark after a row. */
export const pageMark = (at: number, id: string): string => `${at}.${id}`

/** What a mark says; null for none, and for one that is none of ours, which then begins at the beginning. */
export function readMark(cursor: string | undefined): { at: number; id: string } | null {
  const parts = /^(\d{1,15})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '')
  return parts?.[1] && parts[2] ? { at: Number(parts[1]), id: parts[2] } : null
}

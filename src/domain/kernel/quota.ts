/**
 * Owns how often one person may do a kind of thing on one day: a small book in the person's own document.
 *
 * Whatever makes something for others (a wish, an invitation, a letter) would otherwise fill their desks and inboxes as
 * fast as a program can send it. Counting is one guarded update on the caller's own document, so any number of calls at
 * the same moment count exactly. All instants are epoch milliseconds, days are those of Shanghai.
 */
import { type Day, dayOf } from './clock'
import type { GuardedUpdate } from './guarded-update'

/** How often a kind of thing may be done by one person on one day. */
export interface Limit {
  /** What is counted together; lower-case letters only, because it is a field of the book. */
  kind: string
  perDay: number
  /** For those who work at the desk and act for many. */
  atDesk: number
  /**
   * `kept`: exactly, in the person's document, for one request more. `instance`: by each running instance for itself,
   * for nothing; it stops a flood and no more, and is for what a person does often and what others hardly feel.
   */
  counted: 'kept' | 'instance'
}

/** What a person has done today. A book of another day is empty. */
export interface QuotaBook {
  day: Day
  counts: Record<string, number>
  /** Keys of the last counted requests: a repeat of one is not counted again. */
  keys: string[]
}

const KEYS_KEPT = 10

/** How often the kind was done on the day of `now`. */
export const countOf = (book: QuotaBook | undefined, kind: string, now: number): number =>
  book?.day === dayOf(now) ? (book.counts[kind] ?? 0) : 0

/** Whether this very request was counted before. */
export const isCounted = (book: QuotaBook | undefined, key: string): boolean =>
  key !== '' && (book?.keys.includes(key) ?? false)

/**
 * The update that counts one more; refused when `most` are reached, or when the day of the book is not the one that was
 * read (then read and ask again).
 */
export function countOne(
  book: QuotaBook | undefined,
  { kind, most, key, now }: { kind: string; most: number; key: string; now: number },
): GuardedUpdate {
  const day = dayOf(now)
  const path = `quota.counts.${kind}`
  const keys = key === '' ? [] : [key]
  if (book?.day !== day) {
    return {
      guard: { 'quota.day': { $ne: day } },
      patch: { $set: { quota: { day, counts: { [kind]: 1 }, keys } } },
    }
  }
  return {
    guard: { 'quota.day': day, [path]: { $not: { $gte: most } } },
    patch: {
      $inc: { [path]: 1 },
      ...(keys.length > 0 ? { $push: { 'quota.keys': { $each: keys, $slice: -KEYS_KEPT } } } : {}),
    },
  }
}

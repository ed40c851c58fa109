/**
 * Owns lots: an amount told apart by when it was earned, so that the oldest is spent first and what is too old can
 * lapse. A lot is named by the year of earning, `2026`. Everything here is pure; whole positive amounts only.
 */

import { dayOf } from './clock'
import { invariant } from './errors'

/** Amounts by lot. A lot that is not named, or stands at 0, is empty. */
export type Lots = Record<string, number>

/** The lot of what is earned at an instant: its year in Shanghai. */
export const lotOf = (at: number): string => dayOf(at).slice(0, 4)

/** What all the lots come to. */
export const sumOfLots = (lots: Lots): number => Object.values(lots).reduce((sum, size) => sum + size, 0)

/** Names of the lots, the oldest first. */
export const oldestFirst = (lots: Lots): string[] => Object.keys(lots).sort()

/** Lot by lot, one and the other together; lots that come to 0 are left out. */
export function addLots(lots: Lots, change: Lots): Lots {
  const sum: Lots = { ...lots }
  for (const [lot, size] of Object.entries(change)) sum[lot] = (sum[lot] ?? 0) + size
  return withoutEmpty(sum)
}

/** Every amount turned round, without the negative zero that -0 would be in a database. */
export const oppositeLots = (lots: Lots): Lots =>
  Object.fromEntries(Object.entries(withoutEmpty(lots)).map(([lot, size]) => [lot, -size]))

/** The lots that hold something. */
export const withoutEmpty = (lots: Lots): Lots =>
  Object.fromEntries(Object.entries(lots).filter(([, size]) => size !== 0))

/**
 * Which lots an amount is taken from: those of `first` as far as they reach (for instance the lot of a credit that
 * is undone), then the oldest. The amounts answered are positive. Throws InvariantError when there is not so much.
 */
export function takeLots(lots: Lots, amount: number, first: Lots = {}): Lots {
  const taken: Lots = {}
  let left = amount
  const take = (lot: string, most: number): void => {
    const size = Math.min(left, most, (lots[lot] ?? 0) - (taken[lot] ?? 0))
    if (size <= 0) return
    taken[lot] = (taken[lot] ?? 0) + size
    left -= size
  }
  for (const lot of oldestFirst(first)) take(lot, first[lot] ?? 0)
  for (const lot of oldestFirst(lots)) take(lot, left)
  invariant(left === 0, `${amount} cannot be taken from lots of ${sumOfLots(lots)}`)
  return taken
}

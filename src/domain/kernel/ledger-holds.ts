/**
 * Owns setting amounts aside: a hold is opened by an entry, and ends once, captured or released.
 *
 * The account itself keeps its open holds, so the end is one guarded update that nobody has to read for: of any
 * number of callers who capture or release the same hold at once, the first takes it and the others are refused.
 */

import type { GuardedUpdate } from './guarded-update'
import { type Portion, oppositeShares } from './ledger-shares'
import { oppositeLots } from './lots'
import {
  type Account,
  assertAmount,
  bookingPatch,
  type Entry,
  type EntryFacts,
  entryOf,
  type OpenHold,
  opposite,
} from './ledger'

/** Sets an amount of one unit aside without spending it. Throws InvariantError when it is no positive whole number. */
export function hold<U extends string>({
  accountId,
  sourceKey,
  unit,
  amount,
  from,
  ...facts
}: EntryFacts & {
  accountId: string
  sourceKey: string
  unit: U
  amount: number
  /** Which lots, and whose, on an account that several share; the oldest otherwise. */
  from?: Portion
}): Entry<U> {
  assertAmount(unit, amount)
  const wished = from && { lots: oppositeLots(from.lots), shares: oppositeShares(from.shares) }
  const lines = [{ unit, amount: 0, held: amount, ...wished }]
  return entryOf({ accountId, sourceKey, kind: 'hold', reverses: null }, lines, facts)
}

/** The source of a hold's end: one for both ends, so that it can stand only once. */
export const endKey = (holdId: string): string => `settle:${holdId}`

const end = <U extends string>(
  accountId: string,
  kind: 'capture' | 'release',
  { id, unit, amount, lots, shares }: OpenHold<U>,
  facts: EntryFacts,
): Entry<U> => {
  const spent = kind === 'capture'
  const back = { lots, ...(shares ? { shares } : {}) }
  const moved = Object.keys(lots).length > 0 ? (spent ? { lots: {} } : back) : {}
  const line = { unit, amount: spent ? opposite(amount) : 0, held: opposite(amount), ...moved }
  return entryOf({ accountId, sourceKey: endKey(id), kind, reverses: id }, [line], facts)
}

/** Spends what a hold set aside. */
export const captureOf = <U extends string>(
  accountId: string,
  held: OpenHold<U>,
  facts: EntryFacts,
): Entry<U> => end(accountId, 'capture', held, facts)

/**
 * Puts back what a hold set aside, into the lots it was taken from, even when these have lapsed meanwhile: whoever
 * lets lots lapse looks at them again later.
 */
export const releaseOf = <U extends string>(
  accountId: string,
  held: OpenHold<U>,
  facts: EntryFacts,
): Entry<U> => end(accountId, 'release', held, facts)

/**
 * The update that books the end of a hold on its account, without reading it; refused when the hold is not open (it
 * was captured or released before, and the row of endKey tells which). Then proceed as after postUpdate.
 */
export function settleUpdate<U extends string>(
  ending: Entry<U>,
  { id, unit, amount }: OpenHold<U>,
  /** Entries that stand or fall with the end, for instance what has lapsed meanwhile. */
  besides: readonly Entry<U>[] = [],
): GuardedUpdate {
  return {
    guard: { holds: { $elemMatch: { id, unit, amount } } },
    patch: { ...bookingPatch(ending, ...besides), $pull: { holds: { id } } },
  }
}

/** The open hold of this source; null when there is none (any more). */
export const openHold = <U extends string>(account: Account<U>, sourceKey: string): OpenHold<U> | null =>
  account.holds.find((held) => held.id === sourceKey) ?? null

/**
 * Owns what follows a decision on a reservation: points spent or put back, the prize handed out or given back. Each is
 * one guarded update that finds nothing to do when it was done before.
 */
import type { LedgerUnit } from '@/domain/hours/ledger-units'
import type { PointsHold } from '@/domain/hours/account'
import type { EntryFacts } from '@/domain/kernel/ledger'
import { captureOf, endKey, releaseOf, settleUpdate } from '@/domain/kernel/ledger-holds'
import { reversalOf } from '@/domain/kernel/ledger'
import { lapseOf } from '@/domain/points/expiry'
import { giveBackOne, handOutOne, type Movement } from '@/domain/store/stock'
import { changeDoc } from '../platform/cloud'
import { ACCOUNTS } from './accounts'
import { bookDerived } from './bookings'
import { giveBackShared, returnShares } from './household-shares'
import type { FollowUpWork } from './follow-up-work'
import { changePrize, moveStockOnce } from './prizes'

/** A hold that ends, on the account that pays. */
export interface HoldEnd {
  accountId: string
  held: PointsHold
  facts: EntryFacts
}

/** Spends what is held for a reservation; the row of the entry is written by the job, from what the account keeps. */
export const capturePoints: FollowUpWork<HoldEnd> = async ({ accountId, held, facts }) => {
  const update = settleUpdate(captureOf<LedgerUnit>(accountId, held, facts), held)
  await changeDoc(ACCOUNTS, accountId, update.guard, update.patch)
}

/** Puts back what is held for a reservation, to whoever it came from; what has lapsed meanwhile lapses with it. */
export const releasePoints: FollowUpWork<HoldEnd> = async ({ accountId, held, facts }) => {
  const lapse = lapseOf(accountId, held, facts.at)
  const back = releaseOf<LedgerUnit>(accountId, held, facts)
  await giveBackShared(accountId, held, settleUpdate(back, held, lapse ? [lapse] : []), facts.at)
}

/** Gives points back that had been spent, into the years they came from and to whoever they came from. */
export const refundPoints: FollowUpWork<HoldEnd> = async ({ accountId, held, facts }) => {
  await bookDerived(accountId, `reverse:${endKey(held.id)}`, () => {
    const back = reversalOf(captureOf<LedgerUnit>(accountId, held, facts), facts, held)
    const lapse = lapseOf(accountId, held, facts.at)
    return lapse ? [back, lapse] : [back]
  })
  if (held.shares) await returnShares(accountId, facts.at)
}

/** One of a prize has been handed out. */
export const handOutPrize: FollowUpWork<{ prizeId: string; redemptionId: string }> = async ({
  prizeId,
  redemptionId,
}) => {
  await changePrize(prizeId, handOutOne(redemptionId))
}

/** One of a prize can be reserved again. */
export const giveBackPrize: FollowUpWork<{
  prizeId: string
  redemptionId: string
  personId: string
  month: string
}> = async ({ prizeId, redemptionId, personId, month }) => {
  await changePrize(prizeId, giveBackOne(redemptionId, personId, month))
}

/** Something that had been handed out came back to the store room. */
export const restockPrize: FollowUpWork<{ prizeId: string; movement: Movement }> = async ({
  prizeId,
  movement,
}) => {
  let moved = await moveStockOnce(prizeId, movement)
  // A full store room takes no more; the month's limit is free again all the same.
  if (!moved.ok && moved.error.code === 'STOCK_TOO_MUCH') {
    moved = await moveStockOnce(prizeId, { ...movement, amount: 0 })
  }
  if (!moved.ok) console.warn('not restocked', prizeId, moved.error.code)
}

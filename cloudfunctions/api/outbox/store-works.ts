/**
 * Owns what follows a decision on a reservation: points spent or put back, the prize handed out or given back. Each is
 * one guarded update that finds nothing to do when it was done before.
 */
import type { LedgerUnit } from '@/domain/account/ledger-units'
import { captureOf, endKey, releaseOf, settleUpdate } from '@/domain/kernel/ledger-holds'
import { reversalOf } from '@/domain/kernel/ledger'
import { lapseOf } from '@/domain/points/expiry'
import { type Counted, countedIn, giveBackOne, handOutOne, type Movement } from '@/domain/store/stock'
import { changeDoc } from '../platform/cloud'
import { ACCOUNTS } from '../repositories/accounts'
import { bookDerived } from '../repositories/bookings'
import { giveBackShared, returnShares } from '../repositories/household-shares'
import type { Work } from '../kernel/outbox'
import type { HoldEnd } from '../repositories/items'
import { changePrize, moveStockOnce } from '../repositories/prizes'

/** Spends what is held for a reservation; the row of the entry is written by the job, from what the account keeps. */
export const capturePoints: Work<HoldEnd> = async ({ accountId, held, facts }) => {
  const update = settleUpdate(captureOf<LedgerUnit>(accountId, held, facts), held)
  await changeDoc(ACCOUNTS, accountId, update.guard, update.patch)
}

/** Puts back what is held for a reservation, to whoever it came from; what has lapsed meanwhile lapses with it. */
export const releasePoints: Work<HoldEnd> = async ({ accountId, held, facts }) => {
  const lapse = lapseOf(accountId, held, facts.at)
  const back = releaseOf<LedgerUnit>(accountId, held, facts)
  await giveBackShared(accountId, held, settleUpdate(back, held, lapse ? [lapse] : []), facts.at)
}

/** Gives points back that had been spent, into the years they came from and to whoever they came from. */
export const refundPoints: Work<HoldEnd> = async ({ accountId, held, facts }) => {
  await bookDerived(accountId, `reverse:${endKey(held.id)}`, () => {
    const back = reversalOf(captureOf<LedgerUnit>(accountId, held, facts), facts, held)
    const lapse = lapseOf(accountId, held, facts.at)
    return { entries: lapse ? [back, lapse] : [back] }
  })
  if (held.shares) await returnShares(accountId, facts.at)
}

/** One of a prize has been handed out. */
export const handOutPrize: Work<{ prizeId: string; redemptionId: string }> = async ({
  prizeId,
  redemptionId,
}) => {
  await changePrize(prizeId, handOutOne(redemptionId))
}

/** One of a prize can be reserved again. */
export const giveBackPrize: Work<
  Counted & { prizeId: string; redemptionId: string; month: string }
> = async ({ prizeId, redemptionId, month, ...whose }) => {
  await changePrize(prizeId, giveBackOne(redemptionId, countedIn(whose), month))
}

/** Something that had been handed out came back to the store room. */
export const restockPrize: Work<{ prizeId: string; movement: Movement }> = async ({ prizeId, movement }) => {
  let moved = await moveStockOnce(prizeId, movement)
  // A full store room takes no more; the month's limit is free again all the same.
  if (!moved.ok && moved.error.code === 'STOCK_TOO_MUCH') {
    moved = await moveStockOnce(prizeId, { ...movement, amount: 0 })
  }
  if (!moved.ok) console.warn('not restocked', prizeId, moved.error.code)
}

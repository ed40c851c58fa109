/** Owns the changes to a prize's stock: reserved, given back, handed out, and moved at the desk. */
import { monthOf } from '../kernel/clock'
import { type Guard, type GuardedUpdate, type Patch, together } from '../kernel/guarded-update'
import { type Decision, ok, reject } from '../kernel/errors'
import { consume, release, resizeSeats, takeSeat } from '../kernel/seats'
import type { SeatCounters } from '../kernel/seats-reading'
import { monthAfter } from '../words/moments'
import type { PrizeDocument, StockMoveDocument } from './documents'
import { storeRules } from './rules'
import type { StockWay } from './vocabulary'

export const STOCK = 'stock'

/** Reservations of one prize in one month; each may be somebody else's, whose count stands in the prize. */
export const MOST_TAKES = 2000

/** Whether no more of a prize can be reserved in a month, whoever asks. */
export const isTakenOut = ({ takes }: Pick<PrizeDocument, 'takes'>, month: string): boolean =>
  (takes?.[month] ?? 0) >= MOST_TAKES

/** Months that limit nobody any more, of a year back; last month's reservations may still be given back. */
const passed = (month: string): Record<string, ''> =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => monthAfter(month, -2 - i)).flatMap((old) => [
      [`taken.${old}`, ''] as const,
      [`takes.${old}`, ''] as const,
    ]),
  )

const takenPath = (month: string, personId: string): string => `taken.${month}.${personId}`

/** Against whose month one counts. */
export interface Counted {
  personId: string
  /** Who lets the common points pay for somebody of the family; nobody checks how many children a phone writes down. */
  payerId?: string
}

const countedOf = ({ personId, payerId }: Counted): string[] =>
  payerId === undefined ? [personId] : [personId, payerId]

/** The same of what is kept of a reservation. */
export const countedIn = ({ personId, payerId }: Counted): Counted => ({
  personId,
  ...(payerId === undefined ? {} : { payerId }),
})

/** How many of a prize somebody has reserved in a month; of two the one who has more. */
export const takenBy = ({ taken }: Pick<PrizeDocument, 'taken'>, month: string, whose: Counted): number =>
  Math.max(...countedOf(whose).map((id) => taken[month]?.[id] ?? 0))

/** What a reservation takes one of; the prize as it was read must still be the one that was judged. */
interface Taking extends Counted {
  redemptionId: string
  month: string
  now: number
}

/**
 * Takes one of a prize for a reservation and counts it against the month of all whom it counts for, or nothing of it. Refused when
 * there is none left, a limit is reached, it is off the shelf, or it costs another price by now.
 */
export function takeOne(
  prize: Pick<PrizeDocument, 'points' | 'limitPerMonth'>,
  { redemptionId, month, now, ...whose }: Taking,
): GuardedUpdate {
  const paths = countedOf(whose).map((id) => takenPath(month, id))
  const { limitPerMonth } = prize
  const within: Guard =
    limitPerMonth === null
      ? {}
      : Object.fromEntries(paths.map((path) => [path, { $not: { $gte: limitPerMonth } }]))
  const asJudged: Guard = { listed: true, points: prize.points, limitPerMonth }
  return together(takeSeat(STOCK, { who: redemptionId, by: whose.personId, at: now }), {
    guard: { ...asJudged, ...within, [`takes.${month}`]: { $not: { $gte: MOST_TAKES } } },
    patch: {
      $inc: { ...Object.fromEntries(paths.map((path) => [path, 1])), [`takes.${month}`]: 1 },
      $unset: passed(month),
    },
  })
}

/** Puts one back for everybody and for the month against which it counted; refused when the reservation holds none. */
export const giveBackOne = (redemptionId: string, whose: Counted, month: string): GuardedUpdate =>
  together(release(STOCK, redemptionId), {
    guard: {},
    patch: { $inc: Object.fromEntries(countedOf(whose).map((id) => [takenPath(month, id), -1])) },
  })

/** One was handed out: it is gone together with the reservation. */
export const handOutOne = (redemptionId: string): GuardedUpdate => consume(STOCK, redemptionId)

export const reservedOf = ({ capacity, free }: Pick<SeatCounters, 'capacity' | 'free'>): number =>
  capacity - free

/** Whether a prize on the shelf runs out, by its own mark. */
export const isLow = ({
  state,
  lowMark,
  stock,
}: Pick<PrizeDocument, 'state' | 'lowMark'> & { stock: Pick<SeatCounters, 'free'> }): boolean =>
  state === 'onShelf' && lowMark > 0 && stock.free <= lowMark

/** 还有 12 份 / 只剩 2 份 / 已兑完 */
export function stockText(free: number, lowMark: number): string {
  if (free === 0) return '已兑完'
  return free <= Math.max(3, lowMark) ? `只剩 ${free} 份` : `还有 ${free} 份`
}

/** One less of the month against which it counted, if it is still counted. */
const uncounted = (
  prize: Pick<PrizeDocument, 'taken'>,
  given: Movement['uncounts'],
): Record<string, number> =>
  given === undefined
    ? {}
    : Object.fromEntries(
        countedOf(given)
          .filter((personId) => takenBy(prize, given.month, { personId }) > 0)
          .map((personId) => [takenPath(given.month, personId), -1]),
      )

/** Months before the last one count for nothing any more and are dropped now and then. */
function forgetMonths(
  { taken }: Pick<PrizeDocument, 'taken'>,
  now: number,
  besides?: string,
): Pick<Patch, '$unset'> {
  const last = monthAfter(monthOf(now), -1)
  const old = Object.keys(taken).filter((month) => month < last && month !== besides)
  return old.length > 0 ? { $unset: Object.fromEntries(old.map((month) => [`taken.${month}`, ''])) } : {}
}

export interface Movement {
  moveId: string
  how: StockWay
  /** How many come or go; for a count, how many there are. */
  amount: number
  reason: string
  byPersonId: string
  byName: string
  at: number
  requestId?: string
  asked?: string
  /** What came back counts against the month's limit of whoever had it no longer. */
  uncounts?: Counted & { month: string }
}

/**
 * A movement of stock at the desk, and the update that makes it. `STOCK_RESERVED` when what is reserved would not be
 * there any more, `STOCK_TOO_MUCH` above what one prize may have. The update is refused when anything was moved or
 * handed out since the prize was read; then read and decide again.
 */
export function moveStock(
  prize: PrizeDocument,
  { moveId, how, amount, uncounts, ...facts }: Movement,
): Decision<{ move: StockMoveDocument; update: GuardedUpdate }, 'STOCK_RESERVED' | 'STOCK_TOO_MUCH'> {
  const before = prize.stock.capacity
  const after = { in: before + amount, out: before - amount, count: amount }[how]
  if (after > storeRules.mostStock) return reject('STOCK_TOO_MUCH', { most: storeRules.mostStock })
  const reserved = reservedOf(prize.stock)
  if (after < reserved) return reject('STOCK_RESERVED', { reserved })
  const move = { _id: moveId, prizeId: prize._id, stationId: prize.stationId, how, before, after, ...facts }
  const update = together(resizeSeats(STOCK, before, after), {
    guard: { stockVersion: prize.stockVersion },
    patch: {
      $inc: { stockVersion: 1, ...uncounted(prize, uncounts) },
      $push: { unwrittenMoves: move },
      ...forgetMonths(prize, move.at, uncounts?.month),
    },
  })
  return ok({ move, update })
}

/** Marks rows of movements as written. */
export const movesWritten = (moveIds: readonly string[]): GuardedUpdate => ({
  guard: { 'unwrittenMoves._id': { $in: [...moveIds] } },
  patch: { $pull: { unwrittenMoves: { _id: { $in: [...moveIds] } } } },
})

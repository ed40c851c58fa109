/**
 * Owns bringing a reservation about once its points are held: one of the prize, the reservation itself, the end of
 * the mark on the account. Whoever began it, repeats it or cleans up after it comes through here.
 *
 * The reservation's own document decides: it is added in force by whoever has the seat and void by whoever could not
 * get one, both under the same id, so the first of the two stands and the other follows it. Only then do the points
 * stay held or go back.
 */
import type { AccountDocument, PointsHold } from '@/domain/account/account'
import { type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import { beginOutbox } from '@/domain/kernel/outbox'
import { invariant, type Rejection } from '@/domain/kernel/errors'
import { monthOf } from '@/domain/kernel/clock'
import { standing } from '@/domain/kernel/seats-reading'
import { writtenUpdate } from '@/domain/kernel/ledger'
import { holdKey, letGo, prizeObstacle, unmark } from '@/domain/store/decide-reserve'
import { isStanding, type StandingRedemption } from '@/domain/store/decide-redemption'
import type { PrizeDocument, RedemptionDocument } from '@/domain/store/documents'
import { newRedemption, voidRedemption } from '@/domain/store/new-redemption'
import { alwaysOpen } from '@/domain/store/opening'
import type { Reserving } from '@/domain/account/reserving'
import { countedIn, giveBackOne, MOST_TAKES, takeOne } from '@/domain/store/stock'
import { addDoc, BusyError, changeDoc } from '../platform/cloud'
import { pickUpCodeOf } from '../platform/identity'
import { ACCOUNTS, ENTRIES, type EntryDoc } from './accounts'
import { messageItem } from './items'
import { giveBackShared } from './household-shares'
import { messageOf } from './messages'
import { changePrize, findPrize, type PrizeToRead } from './prizes'
import { addRedemption, findRedemption } from './redemptions'

type ReservationCode =
  | 'PRIZE_OFF_SHELF'
  | 'PRIZE_LIMIT'
  | 'PRIZE_MONTH_FULL'
  | 'PRIZE_GONE'
  | 'PRIZE_CHANGED'
  | 'RESERVATION_LAPSED'
type Refusal = Rejection<ReservationCode>

/** A reservation whose points are held on this account. */
export interface Begun {
  account: AccountDocument
  mark: Reserving
  held: PointsHold
}

type ReservationResult = { is: 'reserved'; redemption: StandingRedemption } | { is: 'void'; error: Refusal }

type Readable = PrizeDocument | PrizeToRead

/**
 * Completes a reservation, or gives its points back. Four requests when the prize is there. `mayTake` is false for
 * the job, which finishes what had a seat and lets go of everything else, because nobody waits for it any more.
 */
export async function completeReservation(
  { account, mark, held }: Begun,
  prize: Readable | null,
  { mayTake }: { mayTake: boolean },
): Promise<ReservationResult> {
  const seat = await seatFor(prize, mark, held, mayTake)
  const entry = account.unwritten.find((one) => one.sourceKey === holdKey(mark.redemptionId))
  const [redemption] = await Promise.all([
    decideTogether(account._id, mark, held, seat),
    entry ? addDoc(ENTRIES, entry as EntryDoc) : null,
  ])
  if (isStanding(redemption)) {
    await keep(account._id, mark.redemptionId, entry?._id)
    return { is: 'reserved', redemption }
  }
  await giveUp(account._id, mark, held, seat.prize)
  return { is: 'void', error: voidReason(redemption, seat.prize) }
}

interface Seat {
  refusal: Refusal | null
  prize: Readable | null
}

const MOST_ROUNDS = 12

/** Takes one of the prize, unless this reservation has one; each round is lost only to somebody who succeeded. */
async function seatFor(
  prize: Readable | null,
  mark: Reserving,
  held: PointsHold,
  mayTake: boolean,
): Promise<Seat> {
  const { redemptionId, at } = mark
  const taking = { redemptionId, ...countedIn(mark), month: monthOf(at), now: at }
  let current = prize
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const worthIt = mayTake && current !== null && current.points === held.amount
    if (worthIt && current && (await changePrize(current._id, takeOne(current, taking)))) {
      return { refusal: null, prize: current }
    }
    const fresh = await findPrize(mark.prizeId)
    if (!fresh) return { refusal: { code: 'PRIZE_GONE' }, prize: null }
    if (standing(fresh.stock, redemptionId).is === 'holder') return { refusal: null, prize: fresh }
    if (!mayTake) return { refusal: { code: 'RESERVATION_LAPSED' }, prize: fresh }
    const refusal = refusalOf(fresh, held, mark)
    if (refusal) return { refusal, prize: fresh }
    current = fresh
  }
  throw new BusyError(`${mark.prizeId} is being reserved by many at once`)
}

/** What somebody has to know who agreed to something else. */
export const priceOf = ({ points, place }: Pick<PrizeDocument, 'points' | 'place'>) => ({
  points,
  place: place || '社区服务站',
})

/** Why one could not be taken. The day was open when the points were held, so it is not asked about again. */
function refusalOf(prize: Readable, held: PointsHold, mark: Reserving): Refusal | null {
  const obstacle = prizeObstacle(prize, { store: alwaysOpen(''), ...countedIn(mark), now: mark.at })
  if (obstacle) return obstacle as Refusal
  return prize.points === held.amount ? null : { code: 'PRIZE_CHANGED', details: priceOf(prize) }
}

/** Writes how it came out, unless somebody has; answers what stands. */
async function decideTogether(
  accountId: string,
  mark: Reserving,
  held: PointsHold,
  { refusal, prize }: Seat,
): Promise<RedemptionDocument> {
  const { redemptionId } = mark
  const whole = wholeOf(accountId, mark, held, prize)
  const mine = refusal ? voidRedemption(whole, refusal.code) : whole
  if ((await addRedemption(mine)) === 'added') return mine
  const stands = await findRedemption(redemptionId)
  invariant(stands, `${redemptionId} was there a moment ago`)
  return stands
}

const GONE = { title: '', kind: 'goods', photo: null, place: '', partnerId: null, partnerName: '' } as const
const ANY_TIME = { weekdays: [], fromMinute: 0, untilMinute: 0 }

function wholeOf(
  accountId: string,
  mark: Reserving,
  held: PointsHold,
  prize: Readable | null,
): RedemptionDocument {
  const told = prize ?? { _id: mark.prizeId, ...GONE, pickUp: ANY_TIME }
  const code = pickUpCodeOf(mark.redemptionId)
  const whole = newRedemption(mark, told, { accountId, held, code })
  const message = messageOf('prizeReserved', {
    personId: mark.ownerId,
    stationId: mark.stationId,
    cause: [mark.redemptionId],
    at: mark.at,
    params: {
      redemptionId: mark.redemptionId,
      title: whole.title,
      name: mark.personId === mark.ownerId ? '' : mark.name,
      points: whole.points,
      until: whole.expiresAt,
      place: whole.place,
    },
  })
  // The person sees the code on the very page, so the letter may wait for the job.
  return { ...whole, ...beginOutbox([messageItem(message)], mark.at) }
}

const change = (accountId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(ACCOUNTS, accountId, guard, patch)

/** The reservation stands: the mark and what is known to be written are taken off the account. */
async function keep(accountId: string, redemptionId: string, entryId: string | undefined): Promise<void> {
  const done = unmark(redemptionId)
  const both = entryId ? together(writtenUpdate([entryId]), done) : done
  // Another one may have written the row or taken the mark off by now; then only one of the two is left to do.
  if (!(await change(accountId, both)) && entryId) await change(accountId, done)
}

/** Takes off the mark of a reservation whose hold has ended since, so that nobody looks at it again. */
export const forgetMark = (accountId: string, redemptionId: string): Promise<boolean> =>
  change(accountId, unmark(redemptionId))

/** It did not come about: first the prize goes back, if it was taken after all, then the points and the mark. */
async function giveUp(
  accountId: string,
  mark: Reserving,
  held: PointsHold,
  prize: Readable | null,
): Promise<void> {
  if (prize) {
    const back = giveBackOne(mark.redemptionId, countedIn(mark), monthOf(mark.at))
    await changePrize(prize._id, back)
  }
  const note = `没有订成「${prize?.title ?? '奖品'}」`
  await giveBackShared(accountId, held, letGo(accountId, held, mark, { at: mark.at, note }).update, mark.at)
}

/** The code that a reservation which did not come about is answered with. */
export function voidReason(redemption: RedemptionDocument, prize: Readable | null): Refusal {
  const code = redemption.reason as ReservationCode
  if (code === 'PRIZE_CHANGED') return { code, details: prize ? priceOf(prize) : {} }
  if (code === 'PRIZE_MONTH_FULL') return { code, details: { most: MOST_TAKES } }
  return code === 'PRIZE_LIMIT' ? { code, details: { limit: prize?.limitPerMonth ?? 0 } } : { code }
}

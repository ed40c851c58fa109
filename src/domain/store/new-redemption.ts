/** Owns what a reservation is when it is written: in force with its seat, or void because the seat could not be had. */
import type { PointsHold } from '../account/account'
import { DAY, monthOf } from '../kernel/clock'
import { beginOutbox } from '../kernel/outbox'
import { beginCase } from '../kernel/workflow'
import type { PrizeDocument, RedemptionDocument } from './documents'
import { redemptionFlow } from './redemption-flow'
import type { Reserving } from '../account/reserving'
import { storeRules } from './rules'
import { countedIn } from './stock'

/** The facts of a prize that a reservation keeps as they were. */
type ReservedPrize = Pick<
  PrizeDocument,
  '_id' | 'partnerId' | 'partnerName' | 'title' | 'kind' | 'photo' | 'place' | 'pickUp'
>

/** The reservation of a mark, whose points are held and whose seat is taken. Everything follows from what is given. */
export function newRedemption(
  mark: Reserving,
  prize: ReservedPrize,
  { accountId, held, code }: { accountId: string; held: PointsHold; code: string },
): RedemptionDocument {
  const { redemptionId, at, byPersonId } = mark
  const expiresAt = at + storeRules.keepDays * DAY
  const begun = beginCase(redemptionFlow, { by: byPersonId, at, dueAt: expiresAt })
  return {
    _id: redemptionId,
    stationId: mark.stationId,
    prizeId: prize._id,
    partnerId: prize.partnerId,
    partnerName: prize.partnerName,
    title: prize.title,
    kind: prize.kind,
    photo: prize.photo,
    points: held.amount,
    place: prize.place,
    pickUp: prize.pickUp,
    ...countedIn(mark),
    ownerId: mark.ownerId,
    byPersonId,
    ...(mark.asked === undefined ? {} : { asked: mark.asked }),
    ...(mark.byCard ? { byCard: true } : {}),
    name: mark.name,
    accountId,
    purse: mark.purse,
    hold: held,
    month: monthOf(at),
    code,
    ...begun,
    reservedAt: at,
    expiresAt,
    remindAt: expiresAt - storeRules.remindMs,
    endedAt: null,
    handedOutBy: '',
    handedOutById: null,
    redeemedMonth: null,
    reason: '',
    ...beginOutbox([], at),
  }
}

/**
 * A reservation that did not come about, kept so that nobody else completes it: whichever of the two is written
 * first decides, because both have the same id. `reason` is the code that a repetition is answered with.
 */
export function voidRedemption(whole: RedemptionDocument, reason: string): RedemptionDocument {
  const nobody = { ownerId: '', name: '', code: '' }
  const over = { state: 'void' as const, dueAt: null, remindAt: null, history: [], reason }
  return { ...whole, ...nobody, ...over, ...beginOutbox([], whole.reservedAt) }
}

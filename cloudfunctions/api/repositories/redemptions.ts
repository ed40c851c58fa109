/** Owns reading and writing reservations of prizes. */
import type { Guard } from '@/domain/kernel/guarded-update'
import type { RedemptionDocument } from '@/domain/store/documents'
import { addDoc, type Doc, findDocs, type FindOptions, getDoc, groupDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { derivedId } from '../platform/identity'

export const REDEMPTIONS = 'redemptions'
export type RedemptionDoc = RedemptionDocument & Doc

/** The id of the reservation that a request key makes. */
export const redemptionIdOf = (personId: string, requestKey: string): string =>
  derivedId('r', personId, requestKey)

export const redemptionJoin = (redemptionId: string): Join => ({
  from: REDEMPTIONS,
  where: { _id: redemptionId },
  limit: 1,
})

/** What waits at the counter for somebody (and the family), the most urgent first, along with the caller. */
export const waitingJoin = (ownerId: string, limit: number, where: Guard = {}): Join => ({
  from: REDEMPTIONS,
  where: { ownerId, state: 'reserved', ...where },
  order: { dueAt: 1 },
  limit,
})

/** What was reserved for somebody with the card since an instant, along with the caller. */
export const byCardJoin = (personId: string, since: number): Join => ({
  from: REDEMPTIONS,
  where: { personId, byCard: true, reservedAt: { $gte: since }, state: { $ne: 'void' } },
  limit: 10,
})

export const findRedemption = (redemptionId: string): Promise<RedemptionDoc | null> =>
  getDoc<RedemptionDoc>(REDEMPTIONS, redemptionId)

export const findRedemptions = (where: Guard, options: FindOptions): Promise<RedemptionDoc[]> =>
  findDocs<RedemptionDoc>(REDEMPTIONS, where, options)

export const addRedemption = (redemption: RedemptionDocument): Promise<'added' | 'exists'> =>
  addDoc(REDEMPTIONS, redemption as RedemptionDoc)

/** What was handed out in one month, and perhaps taken back in one, by shop and prize. */
export interface HandedOut {
  partnerId: string | null
  prizeId: string
  title: string
  redeemedMonth: string
  /** Null when it was not taken back. */
  refundedMonth: string | null
  count: number
  points: number
}

/** What was handed out or taken back in a month, of a station or of one shop. Two requests. */
export async function handedOutIn(
  stationId: string,
  month: string,
  partnerId: string | null,
): Promise<HandedOut[]> {
  const of = { stationId, ...(partnerId === null ? {} : { partnerId }) }
  const [handedOut, corrected] = await Promise.all([
    linesOf({ ...of, redeemedMonth: month }),
    linesOf({ ...of, refundedMonth: month, redeemedMonth: { $lt: month } }),
  ])
  return [...handedOut, ...corrected]
}

async function linesOf(where: Guard): Promise<HandedOut[]> {
  const found = await groupDocs<{
    _id: Pick<HandedOut, 'partnerId' | 'prizeId' | 'redeemedMonth'> & { refundedMonth?: string | null }
    title: string
    count: number
    points: number
  }>(REDEMPTIONS, where, {
    _id: {
      ...{ partnerId: '$partnerId', prizeId: '$prizeId' },
      ...{ redeemedMonth: '$redeemedMonth', refundedMonth: '$refundedMonth' },
    },
    title: { $last: '$title' },
    count: { $sum: 1 },
    points: { $sum: '$points' },
  })
  return found.map(({ _id, ...line }) => ({ ..._id, refundedMonth: _id.refundedMonth ?? null, ...line }))
}

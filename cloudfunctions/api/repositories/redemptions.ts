/** Owns reading and writing reservations of prizes. */
import type { Guard, GuardedUpdate } from '@/domain/kernel/conditions'
import type { RedemptionDocument } from '@/domain/store/documents'
import {
  addDoc,
  changeDoc,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  groupDocs,
  type Join,
} from '../platform/cloud'
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

export const findRedemption = (redemptionId: string): Promise<RedemptionDoc | null> =>
  getDoc<RedemptionDoc>(REDEMPTIONS, redemptionId)

export const findRedemptions = (where: Guard, options: FindOptions): Promise<RedemptionDoc[]> =>
  findDocs<RedemptionDoc>(REDEMPTIONS, where, options)

export const addRedemption = (redemption: RedemptionDocument): Promise<'added' | 'exists'> =>
  addDoc(REDEMPTIONS, redemption as RedemptionDoc)

export const changeRedemption = (redemptionId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(REDEMPTIONS, redemptionId, guard, patch)

/** What was handed out in a month, by shop, prize and whether it was taken back. */
export interface HandedOut {
  partnerId: string | null
  prizeId: string
  title: string
  state: 'redeemed' | 'refunded'
  count: number
  points: number
}

/** A month's statement lines of a station, or of one shop. One request. */
export async function handedOutIn(
  stationId: string,
  month: string,
  partnerId: string | null,
): Promise<HandedOut[]> {
  const found = await groupDocs<{
    _id: Pick<HandedOut, 'partnerId' | 'prizeId' | 'state'>
    title: string
    count: number
    points: number
  }>(
    REDEMPTIONS,
    { stationId, redeemedMonth: month, ...(partnerId === null ? {} : { partnerId }) },
    {
      _id: { partnerId: '$partnerId', prizeId: '$prizeId', state: '$state' },
      title: { $last: '$title' },
      count: { $sum: 1 },
      points: { $sum: '$points' },
    },
  )
  return found.map(({ _id, ...line }) => ({ ..._id, ...line }))
}

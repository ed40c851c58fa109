/** Owns reading and writing receipts: one for each person whom a notice has reached in some way, under a derived id. */
import type { NoticeDocument, ReceiptDocument } from '@/domain/notice/documents'
import { isDone, newReceipt, receiptIdOf, receiptUpdate, type reading } from '@/domain/notice/decide-receipt'
import { knownAt, legsOf, type Leg } from '@/domain/notice/audience'
import { spellingsOf } from '@/domain/station/building'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { PersonDocument } from '@/domain/person/documents'
import { addDoc, changeDoc, countBy, countDocs, type Doc, findBeside } from '../platform/cloud'
import type { Join } from '../platform/joins'

const RECEIPTS = 'receipts'
export type ReceiptDoc = ReceiptDocument & Doc

export const receiptJoin = (noticeId: string, personId: string): Join => ({
  from: RECEIPTS,
  where: { _id: receiptIdOf(noticeId, personId) },
  limit: 1,
})

/**
 * Writes that a notice has reached a person in some way; a repeat changes nothing. One request, two when two first
 * deeds meet, none when it is known.
 * @param receipt as read before; null when there was none
 */
export async function note(
  receipt: ReceiptDocument | null,
  notice: NoticeDocument,
  person: PersonDocument,
  deed: ReturnType<typeof reading>,
): Promise<ReceiptDocument> {
  if (receipt && isDone(receipt, deed)) return receipt
  const after = { ...(receipt ?? newReceipt(notice, knownAt(notice.stationId, person))), ...deed.fields }
  if (receipt === null && (await addDoc(RECEIPTS, after as ReceiptDoc)) === 'added') return after
  const { guard, patch } = receiptUpdate(deed)
  await changeDoc(RECEIPTS, after._id, guard, patch)
  return after
}

/** How many have opened a notice as it stands now. One request that reads no document. */
export const countRead = ({ _id, edition }: Pick<NoticeDocument, '_id' | 'edition'>): Promise<number> =>
  countDocs(RECEIPTS, { noticeId: _id, edition: { $gte: edition } })

export interface HomeReceipts {
  gridId: string | null
  building: string
  read: number
  confirmed: number
  ticked: number
}

const MOST_HOMES = 1000

/** Receipts of a notice by where people live. One request. */
export const receiptsByHome = (notice: Pick<NoticeDocument, '_id' | 'edition'>): Promise<HomeReceipts[]> =>
  countBy<HomeReceipts>(
    RECEIPTS,
    { noticeId: notice._id },
    ['gridId', 'building'],
    {
      // Whoever has read only what stood there before a correction is still to be told, and on the call list.
      read: { $gte: ['$edition', notice.edition] },
      confirmed: { $eq: ['$confirmedEdition', notice.edition] },
      ticked: { $and: [{ $lt: ['$edition', notice.edition] }, { $ne: ['$reachedBy', 'none'] }] },
    },
    MOST_HOMES,
  )

/** What of a person a call list needs, with the receipt. */
export type Callee = Doc &
  Pick<
    PersonDocument,
    | 'stationId'
    | 'nickname'
    | 'realName'
    | 'maskedPhone'
    | 'gridId'
    | 'building'
    | 'unit'
    | 'room'
    | 'roles'
    | 'openid'
  > & { volunteer: Pick<PersonDocument['volunteer'], 'state'>; receipt: ReceiptDocument | null }

const calleeFields = {
  stationId: 1,
  nickname: 1,
  realName: 1,
  maskedPhone: 1,
  gridId: 1,
  building: 1,
  unit: 1,
  room: 1,
  roles: 1,
  openid: 1,
  'volunteer.state': 1,
} as const

/** People in the order of ids, each with the receipt of this notice. One request. */
export const calleesOf = (noticeId: string, where: Guard, after: string, limit: number): Promise<Callee[]> =>
  findBeside<Callee>(
    'people',
    { $and: [where, { _id: { $gt: after } }] },
    { order: [['_id', 'asc']], limit, fields: calleeFields },
    { from: RECEIPTS, as: 'receipt', id: [`${noticeId}:`, { field: '_id' }] },
  )

/** The legs of a notice's audience, or only those people of it who live in one place. */
export function callLegs(
  notice: Pick<NoticeDocument, 'stationId' | 'audience'>,
  place: { gridId?: string | undefined; building?: string | undefined },
): Leg[] {
  const { stationId, audience } = notice
  if (place.gridId === undefined) return legsOf(stationId, audience)
  const { gridId, building } = place
  return [
    {
      guard: {
        stationId,
        gridId,
        ...(building === undefined ? {} : { building: { $in: spellingsOf(building) } }),
      },
      keys: [],
    },
  ]
}

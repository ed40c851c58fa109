/** Owns how far a notice has reached a person: opened, confirmed, called or visited, as one guarded update each. */
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { NoticeDocument, ReceiptDocument } from './documents'
import type { ReachedWay } from './vocabulary'

export const receiptIdOf = (noticeId: string, personId: string): string => `${noticeId}:${personId}`

interface Home {
  gridId: string | null
  building: string
}

/** A receipt that says nothing yet. */
export const newReceipt = (
  notice: Pick<NoticeDocument, '_id' | 'stationId'>,
  person: Home & { _id: string },
): ReceiptDocument => ({
  _id: receiptIdOf(notice._id, person._id),
  noticeId: notice._id,
  personId: person._id,
  stationId: notice.stationId,
  gridId: person.gridId,
  building: person.building,
  read: false,
  edition: 0,
  readAt: null,
  confirmedAt: null,
  confirmedEdition: 0,
  reachedBy: 'none',
  reachedAt: null,
  by: null,
})

/** What a deed changes, and when it has been done already. */
interface ReceiptChange {
  fields: Partial<ReceiptDocument>
  guard: GuardedUpdate['guard']
}

/** Opening this edition; the first time of each edition counts. */
export const reading = (edition: number, now: number): ReceiptChange => ({
  fields: { read: true, edition, readAt: now },
  guard: { edition: { $lt: edition } },
})

/** 收到 for this edition, which also says that it was read. */
export const confirming = (edition: number, now: number, readBefore: boolean): ReceiptChange => ({
  fields: {
    ...(readBefore ? {} : { read: true, edition, readAt: now }),
    confirmedAt: now,
    confirmedEdition: edition,
  },
  guard: { confirmedEdition: { $lt: edition } },
})

/** Called, visited, or a tick taken back. */
export const ticking = (how: ReachedWay, by: string, now: number): ReceiptChange => ({
  fields:
    how === 'none' ? { reachedBy: how, reachedAt: null, by: null } : { reachedBy: how, reachedAt: now, by },
  guard: { reachedBy: { $ne: how } },
})

/** Whether the receipt says so already. */
export function isDone(receipt: ReceiptDocument, deed: ReceiptChange): boolean {
  if ('reachedBy' in deed.fields) return receipt.reachedBy === deed.fields.reachedBy
  if ('confirmedEdition' in deed.fields)
    return receipt.confirmedEdition >= (deed.fields.confirmedEdition ?? 0)
  return receipt.edition >= (deed.fields.edition ?? 0)
}

/** The update that does it once, however many do it at the same moment. */
export const receiptUpdate = ({ fields, guard }: ReceiptChange): GuardedUpdate => ({
  guard,
  patch: { $set: fields },
})

/** Why somebody is still to be told; null when nothing is missing. */
export function missing(
  notice: Pick<NoticeDocument, 'edition' | 'askReceipt'>,
  receipt: Pick<ReceiptDocument, 'edition' | 'confirmedEdition'> | null,
): 'unread' | 'outdated' | 'unanswered' | null {
  if (!receipt || receipt.edition === 0) return 'unread'
  if (receipt.edition < notice.edition) return 'outdated'
  return notice.askReceipt && receipt.confirmedEdition < notice.edition ? 'unanswered' : null
}

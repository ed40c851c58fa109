/** Owns reading a notice: opening it leaves a receipt, and 收到 is added to it. */
import { isFor, isNamed } from '@/domain/notice/audience'
import { confirming, reading } from '@/domain/notice/decide-receipt'
import { type Caller, done, type Handler, joinedOne, refuse, type Result, visiting } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { messageJoin, noticeMessageId } from '../../repositories/messages'
import { noticeJoin, type NoticeDoc } from '../../repositories/notices'
import { note, receiptJoin, type ReceiptDoc } from '../../repositories/receipts'
import { noticeView } from '../../views/notice'
import { joinedNotice } from './load-notice'
import { mayReach, writerRoles } from '../../access/notices'

interface Reader {
  notice: NoticeDoc
  receipt: ReceiptDoc | null
  /** False for a colleague at the desk who looks at what was sent to others. */
  addressed: boolean
}

/** The notice for somebody who may read it: it was meant for him, he has read it before, or he sends such notices. */
function readable(joined: Record<string, Doc[]>, caller: Caller): Result<Reader> {
  const found = joinedNotice(joined, caller)
  if (!found.ok) return found
  const notice = found.value
  if (notice.state === 'draft' || notice.state === 'scheduled') return refuse('NOT_FOUND')
  const receipt = joinedOne<ReceiptDoc>(joined, 'receipt')
  // Whoever was sent a message of it may open it wherever he has moved since.
  const pushed = joinedOne(joined, 'pushed') !== null
  const addressed = pushed || isFor(notice, caller.person) || (receipt?.read ?? false)
  const colleague = writerRoles(caller).length > 0 && mayReach(caller, notice)
  return addressed || colleague ? done({ notice, receipt, addressed }) : refuse('NOT_FOUND')
}

/** Whom it was sent to elsewhere: a guest of an activity there, or somebody who has moved since. */
const sentTo = visiting<NoticeDoc>(
  'notice',
  ({ audience }, { personId }, joined) => joinedOne(joined, 'pushed') !== null || isNamed(audience, personId),
)

export const open: Handler<'notice.open'> = {
  visits: sentTo,
  joins: ({ input, personId }) => ({
    notice: noticeJoin(input.noticeId),
    receipt: receiptJoin(input.noticeId, personId),
    pushed: messageJoin(noticeMessageId(input.noticeId, personId)),
  }),
  run: async ({ caller, joined, now }) => {
    const found = readable(joined, caller)
    if (!found.ok) return found
    const { notice, receipt, addressed } = found.value
    const counts = addressed && notice.live && notice.expiresAt > now
    const after = counts ? await note(receipt, notice, caller.person, reading(notice.edition, now)) : receipt
    return done(noticeView(notice, receipt, after, now))
  },
}

export const acknowledge: Handler<'notice.acknowledge'> = {
  visits: sentTo,
  joins: ({ input, personId }) => ({
    notice: noticeJoin(input.noticeId),
    receipt: receiptJoin(input.noticeId, personId),
    pushed: messageJoin(noticeMessageId(input.noticeId, personId)),
  }),
  run: async ({ caller, input, joined, now }) => {
    const found = readable(joined, caller)
    if (!found.ok) return found
    const { notice, receipt, addressed } = found.value
    if (!addressed || !notice.askReceipt || !notice.live || notice.expiresAt <= now)
      return refuse('INVALID_STATE')
    if (input.edition !== notice.edition) return refuse('STALE')
    const deed = confirming(notice.edition, now, receipt?.edition === notice.edition)
    const after = await note(receipt, notice, caller.person, deed)
    return done(noticeView(notice, receipt, after, now))
  },
}

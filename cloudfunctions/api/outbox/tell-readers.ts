/** Owns telling those who had read a notice that it was recalled: each once, however many they are. */
import { appPages } from '@/domain/app-pages'
import { findDocs } from '../platform/cloud'
import type { Work } from '../kernel/outbox'
import { messageOf, postMissing } from '../repositories/messages'
import { findNotice } from '../repositories/notices'
import type { ReceiptDoc } from '../repositories/receipts'

const PAGE = 200

/** Goes through the receipts in the order of their ids; begun anew after a crash, it posts only what is missing. */
export const tellReaders: Work<object> = async (_, { documentId, now }) => {
  const notice = await findNotice(documentId)
  if (!notice || notice.state !== 'recalled') return
  const because = notice.recallReason === '' ? '' : `原因：${notice.recallReason}。`
  let after = ''
  for (;;) {
    const where = { noticeId: documentId, read: true, _id: { $gt: after } }
    const found = await findDocs<ReceiptDoc>('receipts', where, { order: [['_id', 'asc']], limit: PAGE })
    const letters = found.map(({ personId }) =>
      messageOf('toDo', {
        personId,
        stationId: notice.stationId,
        cause: [documentId, 'recalled'],
        at: now,
        aboutId: documentId,
        params: {
          title: '一份通知撤回了',
          caption: `您读过的「${notice.title}」已经撤回，请不要再按它办。${because}`,
          page: appPages.notice(documentId),
        },
      }),
    )
    await postMissing(letters)
    const last = found.at(-1)
    if (!last || found.length < PAGE) return
    after = last._id
  }
}

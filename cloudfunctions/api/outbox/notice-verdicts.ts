/** Owns how the verdict of the content check reaches a notice or the correction that waits for it. */
import { ok } from '@/domain/kernel/errors'
import { keptBy } from '@/domain/moderation/moderated-content'
import { carryNews } from '@/domain/notice/carry-news'
import { moveCase } from '../kernel/move-case'
import type { Carrier } from './carrier'
import { findNotice, type NoticeDoc, NOTICES } from '../repositories/notices'

/** Brings news to a notice; it is decided again on a fresh reading when the notice moved in between. */
export const carryToNotice: Carrier = async ({ subject, news, check, now }) => {
  const read = await findNotice(subject.id)
  if (!read) return
  await moveCase<NoticeDoc, never>({
    collection: NOTICES,
    read,
    now,
    decide: (notice) => ok({ update: carryNews(notice, news, now, keptBy(check)), after: notice }),
  })
}

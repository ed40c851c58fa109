/** Owns how the verdict of the content check reaches a notice or the correction that waits for it. */
import { keptBy } from '@/domain/moderation/pieces'
import { carryNews } from '@/domain/notice/carry-news'
import { BusyError } from '../platform/cloud'
import type { Carrier } from './carrier'
import { changeNotice, findNotice } from '../repositories/notices'

const ROUNDS = 5

/** Brings news to a notice; it is decided again on a fresh reading when the notice moved in between. */
export const carryToNotice: Carrier = async ({ subject, news, check, now }) => {
  for (let round = 0; round < ROUNDS; round++) {
    const notice = await findNotice(subject.id)
    const update = notice && carryNews(notice, news, now, keptBy(check))
    if (!update || (await changeNotice(subject.id, update))) return
  }
  throw new BusyError('a notice is being moved by many at once')
}

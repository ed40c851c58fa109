/** Owns offers whose time is over: the place goes on to the next in the queue. */
import { SEATS } from '@/domain/activity/session-changes'
import { findBareSessions } from '../api/repositories/sessions'
import { forEachItem, sparing } from './each'
import type { Job } from './job'
import { settleSession } from './settle-session'

const over = (now: number) => ({ [`${SEATS}.offers.until`]: { $lte: now } })

export const expireOffers: Job = {
  name: 'expireOffers',
  due: (now) => [{ from: 'sessions', where: over(now) }],
  run: async (now, limit) => {
    const source = { collection: 'sessions', now }
    const where = await sparing(source, over(now))
    const found = await findBareSessions(where, limit)
    await forEachItem(found, ({ _id }) => settleSession(_id, now), source)
    return { done: found.length, more: found.length === limit }
  },
}

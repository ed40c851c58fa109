/** Owns offers whose time is over: the place goes on to the next in the queue. */
import { SEATS } from '@/domain/activity/session-changes'
import { findBareSessions } from '../api/repositories/sessions'
import { forEachItem, sparing } from './each'
import type { Job } from './job'
import { settleSession } from './settle-session'

export const expireOffers: Job = {
  name: 'expireOffers',
  run: async (now, limit) => {
    const source = { collection: 'sessions', now }
    const where = await sparing(source, { [`${SEATS}.offers.until`]: { $lte: now } })
    const found = await findBareSessions(where, limit)
    await forEachItem(found, ({ _id }) => settleSession(_id, now), source)
    return { done: found.length, more: found.length === limit }
  },
}

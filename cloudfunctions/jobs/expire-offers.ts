/** Owns offers whose time is over: the place goes on to the next in the queue. */
import { SEATS } from '@/domain/activity/session-changes'
import { findSessions } from '../api/repositories/sessions'
import type { Job } from './job'
import { settleSession } from './settle-session'

export const expireOffers: Job = {
  name: 'expireOffers',
  run: async (now, limit) => {
    const found = await findSessions({ [`${SEATS}.offers.until`]: { $lte: now } }, limit)
    for (const session of found) await settleSession(session._id, now)
    return { done: found.length, more: found.length === limit }
  },
}

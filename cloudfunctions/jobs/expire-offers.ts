/** Owns offers whose time is over: the place goes on to the next in the queue. */
import { SEATS } from '@/domain/activity/session-changes'
import { findBareSessions } from '../api/repositories/sessions'
import type { Job } from './job'
import { sweep } from './sweep'
import { settleSession } from './settle-session'

export const expireOffers: Job = {
  name: 'expireOffers',
  ...sweep({
    collection: 'sessions',
    where: (now) => ({ [`${SEATS}.offers.until`]: { $lte: now } }),
    find: findBareSessions,
    work: ({ _id }, now) => settleSession(_id, now),
  }),
}

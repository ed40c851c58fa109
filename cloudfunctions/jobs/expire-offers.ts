/** Owns what the clock ends in seats: offers, whose place goes on to the next in the queue, and asking, which gets an answer. */
import { SEATS } from '@/domain/activity/session-changes'
import type { Guard } from '@/domain/kernel/guarded-update'
import { bareFields, findBareSessions } from '../api/repositories/sessions'
import type { Job } from './job'
import { inTurn, sweep } from './sweep'
import { settleSession } from './settle-session'

const settling = (where: (now: number) => Guard) =>
  sweep({
    ...{ collection: 'sessions', where, find: findBareSessions, brings: { fields: bareFields } },
    work: settleSession,
  })

export const expireOffers: Job = {
  name: 'expireOffers',
  ...inTurn(
    settling((now) => ({ [`${SEATS}.offers.until`]: { $lte: now } })),
    settling((now) => ({ [`${SEATS}.applying`]: { $gt: 0 }, [`${SEATS}.applicants.until`]: { $lte: now } })),
  ),
}

/** Owns settling sessions whose seats have changed. */
import { bareFields, findBareSessions } from '../api/repositories/sessions'
import type { Job } from './job'
import { sweep } from './sweep'
import { settleSession } from './settle-session'

export const settleSeats: Job = {
  name: 'settleSeats',
  ...sweep({
    collection: 'sessions',
    where: (now) => ({ unsettled: true, settleAt: { $lte: now } }),
    find: (where, limit) => findBareSessions(where, limit, [['settleAt', 'asc']]),
    brings: { order: { settleAt: 1 }, fields: bareFields },
    work: settleSession,
  }),
}

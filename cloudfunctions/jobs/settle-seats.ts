/** Owns settling sessions whose seats have changed. */
import { findSessions } from '../api/repositories/sessions'
import type { Job } from './job'
import { settleSession } from './settle-session'

export const settleSeats: Job = {
  name: 'settleSeats',
  run: async (now, limit) => {
    const found = await findSessions({ unsettled: true }, limit, [['startAt', 'asc']])
    for (const session of found) await settleSession(session._id, now)
    return { done: found.length, more: found.length === limit }
  },
}

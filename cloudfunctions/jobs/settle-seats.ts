/** Owns settling sessions whose seats have changed. */
import { findBareSessions } from '../api/repositories/sessions'
import { forEachItem, sparing } from './each'
import type { Job } from './job'
import { settleSession } from './settle-session'

const UNSETTLED = { unsettled: true }

export const settleSeats: Job = {
  name: 'settleSeats',
  due: () => [{ from: 'sessions', where: UNSETTLED }],
  run: async (now, limit) => {
    const source = { collection: 'sessions', now }
    const where = await sparing(source, UNSETTLED)
    const found = await findBareSessions(where, limit, [['startAt', 'asc']])
    await forEachItem(found, ({ _id }) => settleSession(_id, now), source)
    return { done: found.length, more: found.length === limit }
  },
}

/** Owns finishing what a desk's request began: sessions that are not yet in line with their activity. */
import { spreadActivity, unspreadActivities } from '../api/repositories/activities'
import type { Job } from './job'

export const spreadActivities: Job = {
  name: 'spreadActivities',
  run: async (now, limit) => {
    const found = await unspreadActivities(limit)
    for (const activity of found) await spreadActivity(activity, now)
    return { done: found.length, more: found.length === limit }
  },
}

/** Owns finishing what a desk's request began: sessions that are not yet in line with their activity. */
import { spreadActivity, UNSPREAD, unspreadActivities } from '../api/repositories/activities'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

export const spreadActivities: Job = {
  name: 'spreadActivities',
  due: () => [{ from: 'activities', where: UNSPREAD }],
  run: async (now, limit) => {
    const source = { collection: 'activities', now }
    const found = await unspreadActivities(await sparing(source, UNSPREAD), limit)
    await forEachItem(found, (activity) => spreadActivity(activity, now), source)
    return { done: found.length, more: found.length === limit }
  },
}

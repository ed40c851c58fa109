/** Owns finishing what a desk's request began: sessions that are not yet in line with their activity. */
import { fanOutActivity, UNSPREAD, unspreadActivities } from '../api/repositories/activities'
import type { Job } from './job'
import { sweep } from './sweep'

export const fanOutActivities: Job = {
  name: 'fanOutActivities',
  ...sweep({
    collection: 'activities',
    where: () => UNSPREAD,
    find: unspreadActivities,
    work: fanOutActivity,
  }),
}

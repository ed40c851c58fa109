/** Owns finishing what a desk's request began: sessions that are not yet in line with their activity. */
import { spreadActivity, UNSPREAD, unspreadActivities } from '../api/repositories/activities'
import type { Job } from './job'
import { sweep } from './sweep'

export const spreadActivities: Job = {
  name: 'spreadActivities',
  ...sweep({
    collection: 'activities',
    where: () => UNSPREAD,
    find: unspreadActivities,
    work: spreadActivity,
  }),
}

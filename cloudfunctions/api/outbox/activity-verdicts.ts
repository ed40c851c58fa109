/** Owns how the verdict of the content check reaches the photos of an activity, and its sessions. */
import { newsOf } from '@/domain/activity/pictures'
import { BusyError } from '../platform/cloud'
import { changeActivity, findActivity, showPictures } from '../repositories/activities'
import type { Carrier } from './carrier'

const ROUNDS = 5

/** The copies that were checked take the place of the uploads; the sessions then show what the activity says by now. */
export const carryToActivity: Carrier = async ({ subject, news, check }) => {
  for (let round = 0; round < ROUNDS; round++) {
    const activity = await findActivity(subject.id)
    if (!activity) return
    const heard = newsOf(activity, news, check)
    // Other photos by now, or newer news: what stands is shown, should whoever wrote it have died before.
    if (!heard) return showPictures(activity)
    if (await changeActivity(subject.id, heard.update.guard, heard.update.patch))
      return showPictures({ ...activity, pictures: heard.pictures })
  }
  throw new BusyError(`the photos of ${subject.id} are being changed by many at once`)
}

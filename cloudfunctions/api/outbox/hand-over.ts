/** Owns giving the activities that somebody leads to another person: those that are ahead, and drafts that are not out yet. */
import { ACTIVITIES } from '../repositories/activities'
import type { Work } from '../kernel/outbox'
import { changeDocs } from '../platform/cloud'
import type { ToLead } from '../repositories/items'

/** States in which nothing has been published. */
const unpublished = ['draft', 'pendingReview', 'rejected']

/**
 * Only what is still led by that person moves, so doing it again changes nothing. Activities go first: a session that is
 * brought in line with its activity afterwards takes the new leader over.
 */
export const handOver: Work<ToLead> = async ({ stationId, from, to, toName, activityIds }, { now }) => {
  const patch = { $set: { leaderId: to, leaderName: toName } }
  const led = { _id: { $in: [...activityIds] }, leaderId: from }
  if (activityIds.length > 0) await changeDocs(ACTIVITIES, led, patch)
  await changeDocs(ACTIVITIES, { stationId, state: { $in: unpublished }, leaderId: from }, patch)
  if (activityIds.length > 0) await changeDocs('sessions', { leaderId: from, endAt: { $gt: now } }, patch)
}

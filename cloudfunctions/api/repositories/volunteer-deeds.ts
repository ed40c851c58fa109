/** Owns whether somebody has done by now what only volunteers may do. */
import { findEnrollments } from './enrollments'
import { findSessions } from './sessions'
import { wishesTakenUp } from './wishes'

/** Within a day nobody has taken up more than this. */
const MOST = 50
const HELD = [
  'confirmed',
  'waiting',
  'offered',
  'applied',
  'checkedIn',
  'checkedOut',
  'counted',
  'leftOpen',
] as const

/**
 * Whether somebody who became a volunteer at `since` has a place in a session for volunteers, has been to one, or has
 * taken up somebody's wish; what was given up again does not count. Two requests at the same time, and one more for
 * somebody with places. A place that is taken at this very moment is given back by whatever follows the standing.
 */
export async function hasBegunSince(personId: string, since: number): Promise<boolean> {
  const own = { ownerId: personId, personId, state: { $in: [...HELD] }, startAt: { $gt: since } }
  const [rows, wishes] = await Promise.all([
    findEnrollments(own, { limit: MOST }),
    wishesTakenUp(personId, MOST),
  ])
  const taken = wishes.flatMap(({ seats }) => [...seats.holders, ...seats.queue])
  if (taken.some(({ who, at }) => who === personId && at >= since)) return true
  if (rows.length === 0) return false
  const sessionIds = rows.map(({ sessionId }) => sessionId)
  return (await findSessions({ _id: { $in: sessionIds }, volunteersOnly: true }, 1)).length > 0
}

/** Owns when a session's door matters to a person; the cloud has the last word. */
import { checkInWindowOf } from '@/domain/activity/rules'
import type { Standing } from './detail-store'

export type DoorDeed = 'in' | 'out' | 'standby'

/** What this person may do at the door now, or null. */
export function doorDeed(
  session: { startAt: number; endAt: number },
  standing: Pick<Standing, 'state'>,
  now: number,
): DoorDeed | null {
  if (standing.state === 'checkedIn') return 'out'
  const { from, until } = checkInWindowOf(session)
  if (now < from || now > until) return null
  if (standing.state === 'confirmed') return 'in'
  return standing.state === 'waiting' ? 'standby' : null
}

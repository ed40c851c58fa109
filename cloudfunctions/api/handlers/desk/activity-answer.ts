/** Owns what every action on an activity at the desk answers: the activity as it stands, with what is read beside it. */
import type { Output } from '@/contract'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import type { Caller } from '../../handler'
import { plannedSessions } from '../../repositories/activities'
import { turnedDownOf } from '../../repositories/checks'
import type { Clash } from '../../repositories/clashes'
import { deskActivityView } from '../../views/desk-activity'

interface Beside {
  /** Read where they are left out. */
  sessions?: readonly SessionDocument[]
  clashes?: readonly Clash[]
}

/** One request for the sessions, and at the same time one for the check of photos that were turned down. */
export async function activityAnswer(
  activity: ActivityDocument,
  caller: Caller,
  now: number,
  { sessions, clashes = [] }: Beside = {},
): Promise<Output<'desk.moveActivity'>> {
  const [standing, turnedDown] = await Promise.all([
    sessions ?? plannedSessions(activity),
    turnedDownOf(activity.pictures?.content),
  ])
  return deskActivityView(activity, { sessions: standing, clashes, turnedDown, caller, now })
}

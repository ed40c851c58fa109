/** Owns who organises activities and runs the door of a session. */
import { activityFlow } from '@/domain/activity/activity-flow'
import type { SessionDocument } from '@/domain/activity/documents'
import { ORGANISERS, heldOf, holds } from '@/domain/person/roles'
import type { Caller } from '../handler'
import { narrowedTo, touchedBySession } from '../touched'

/** The roles of the caller that the workflows of activities know. */
export const organiserRoles = (caller: Pick<Caller, 'roles'>) => heldOf(activityFlow.roles, caller)

/** Whether somebody may run the door: the session's leader, or an organiser as far as that role reaches. */
export const mayRunDoor = (
  session: Pick<SessionDocument, 'leaderId' | 'stationId' | 'gridIds'>,
  caller: Caller,
): boolean => {
  const { roles } = narrowedTo(caller, touchedBySession(session))
  return (
    session.leaderId === caller.personId ||
    (session.stationId === caller.stationId && holds(ORGANISERS, { roles }))
  )
}

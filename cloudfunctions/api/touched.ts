/** Owns where things lie by which the roles of grid workers and leaders are narrowed: people, sessions, activities, records. */
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import type { CaseDocument } from '@/domain/case/documents'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { rolesFor, type ActionTarget } from '@/domain/person/reach'
import { type Caller, joinedAll, joinedOne } from './handler'
import type { Doc } from './platform/cloud'

type Joined = Record<string, Doc[]>

/** The caller with the roles that hold for a thing. */
export function narrowedTo(caller: Caller, touched: ActionTarget): Caller {
  const { personId, roles, person } = caller
  return { ...caller, roles: rolesFor({ personId, roles, gridIds: person.gridIds }, touched) }
}

/** A case of a kind whose desk reaches by grid; whoever has it in hand does so wherever it lies. */
export const touchedByCase = (one: Pick<CaseDocument, 'gridId' | 'handlerId'>): ActionTarget => ({
  gridIds: homeOf(one),
  leaderIds: one.handlerId ? [one.handlerId] : [],
})

/** What names no grid is for the whole station. */
const gridsOf = ({ gridIds }: Partial<Pick<ActivityDocument, 'gridIds'>>): ActionTarget['gridIds'] =>
  gridIds && gridIds.length > 0 ? gridIds : 'station'

/** A person lies in the grid where that person lives; somebody written down in none is looked after by every grid worker. */
export const homeOf = ({ gridId }: { gridId?: string | null }): string[] => (gridId ? [gridId] : [])

/** The activity that was joined as `activity`: its leader's, and of whoever wrote it. */
export function activityTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const activity = joinedOne<ActivityDocument>(joined, 'activity')
  return activity && touchedByActivity(activity)
}

export const touchedByActivity = (
  activity: Pick<ActivityDocument, 'gridIds' | 'leaderId' | 'createdBy'>,
): ActionTarget => ({ gridIds: gridsOf(activity), leaderIds: [activity.leaderId, activity.createdBy] })

export const touchedBySession = (session: Pick<SessionDocument, 'gridIds' | 'leaderId'>): ActionTarget => ({
  gridIds: gridsOf(session),
  leaderIds: [session.leaderId],
})

/** The session that was joined as `session`. */
export function sessionTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const session = joinedOne<SessionDocument & Doc>(joined, 'session')
  return session && touchedBySession(session)
}

/** A session, and the card holder of the card that is shown there: both must lie within, unless the session is one's own. */
export function cardAtDoorTouched(given: { joined: Joined }): ActionTarget | null {
  const session = sessionTouched(given)
  const cardHolder = bearerTouched(given)
  if (!session || !cardHolder || session.gridIds === 'station' || cardHolder.gridIds === 'station')
    return session
  return { ...session, gridIds: [...session.gridIds, ...cardHolder.gridIds] }
}

/** The card holder of the card that was scanned; null when no card was, or it is nobody's. */
export function bearerTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const cardHolder = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
  return cardHolder && { gridIds: homeOf(cardHolder) }
}

/** The resident that was joined as `person`. */
export function personTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const person = joinedOne<PersonDocument & Doc>(joined, 'person')
  return person && { gridIds: homeOf(person) }
}

/** The record that was joined as `record` belongs to whoever led what it is about; a grid is not enough. */
export function recordTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const record = joinedOne<ServiceRecordDocument & Doc>(joined, 'record')
  return record && { gridIds: 'station', leaderIds: [record.leaderId] }
}

/** Several records belong to a leader only where that person led all that they are about. */
export function recordsTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const leaders = new Set(
    joinedAll<ServiceRecordDocument & Doc>(joined, 'records').map(({ leaderId }) => leaderId),
  )
  return leaders.size === 0 ? null : { gridIds: 'station', leaderIds: leaders.size === 1 ? [...leaders] : [] }
}

/** Hours are added for somebody of the own grids, or for a session that one leads. */
export function additionTouched({ joined }: { joined: Joined }): ActionTarget | null {
  const person = joinedOne<PersonDocument & Doc>(joined, 'person')
  const session = joinedOne<SessionDocument & Doc>(joined, 'session')
  return person && { gridIds: homeOf(person), leaderIds: session ? [session.leaderId] : [] }
}

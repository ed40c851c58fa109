/** Owns who somebody is to a team: the one who asks for a place, or one of those who answer. */
import { isStaff } from '@/domain/person/roles'
import { opened, opening } from '../../access/station'
import { type Caller, done, joinedOne, refuse } from '../../handler'
import type { MemberMover } from '../../repositories/team-moves'
import type { TeamDoc } from '../../repositories/teams'

/** The caller as somebody who asks for the own place. */
export const selfOf = ({ personId, roles }: Caller): MemberMover & { volunteer: boolean } => ({
  ...{ personId, as: ['self'], volunteer: roles.has('volunteer') },
})

/** Whoever leads a team leads it as a volunteer in good standing. */
const leadsNow = ({ leaderId }: TeamDoc, { personId, roles }: Caller): boolean =>
  leaderId === personId && roles.has('volunteer')

/** Whether somebody answers those who ask: the leader, and the staff of the station. */
export const mayAnswer = (team: TeamDoc, caller: Caller): boolean =>
  team.stationId === caller.stationId && (isStaff(caller) || leadsNow(team, caller))

/** The caller as one of those who answer. */
export const deciderOf = (team: TeamDoc, caller: Caller): MemberMover => ({
  personId: caller.personId,
  as: [
    ...(leadsNow(team, caller) ? (['leader'] as const) : []),
    ...(isStaff(caller) ? (['staff'] as const) : []),
  ],
  isAdmin: caller.roles.has('station_admin'),
})

/** Runs with the team of the caller's station whose members the caller answers. */
export const withOwnTeam = opening<TeamDoc>(({ joined, caller }) => {
  const found = opened(joinedOne<TeamDoc>(joined, 'team'), caller)
  if (!found.ok) return found
  return mayAnswer(found.value, caller) ? done(found.value) : refuse('FORBIDDEN')
})

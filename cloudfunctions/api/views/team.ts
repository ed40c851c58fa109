/** Owns how a team and a membership are shown, to residents, to the leader and at the desk. */
import type { Output } from '@/contract'
import { decide } from '@/domain/kernel/workflow'
import { maskName } from '@/domain/person/mask'
import { nameFor } from '@/domain/person/name-of'
import { heldOf, isStaff } from '@/domain/person/roles'
import { wholeForm } from '@/domain/team/form'
import { memberFlow, takingsBack } from '@/domain/team/member-flow'
import { wayBackOf } from '@/domain/team/rules'
import { teamFlow } from '@/domain/team/team-flow'
import type { Caller } from '../handler'
import { memberAttempt, type MemberMover } from '../repositories/team-moves'
import type { TeamDoc, TeamMemberDoc } from '../repositories/teams'
import { buttonsOf } from './buttons'

export const teamRow = (team: TeamDoc): Output<'team.list'>['items'][number] => ({
  teamId: team._id,
  ...{ name: team.form.name, kind: team.form.kind, type: team.form.type, slogan: team.form.slogan },
  leaderName: maskName(team.leaderName),
  ...{ memberCount: team.memberCount, parentName: team.parentName },
})

/** Whoever attempts a step of a team at the desk; what is typed counts as typed. */
export const teamAttempt = (team: TeamDoc, caller: Caller, now: number, reason: string) => ({
  ...{ by: caller.personId, roles: heldOf(teamFlow.roles, caller), at: now },
  facts: { reason, hasLeader: team.leaderId !== null },
  ...(reason ? { note: reason } : {}),
})

export const deskTeam = (team: TeamDoc, caller: Caller, now: number): Output<'team.save'> => ({
  teamId: team._id,
  ...{ form: wholeForm(team.form), parentId: team.parentId, parentName: team.parentName },
  ...{ positionIds: team.positionIds, leaderId: team.leaderId, leaderName: team.leaderName },
  ...{ memberCount: team.memberCount, state: team.state, version: team.version },
  moves: buttonsOf(teamFlow, team, teamAttempt(team, caller, now, '…')),
  changedBy: maskName(team.changedBy),
})

const backWays: readonly string[] = takingsBack

/** What a member does in the team; nothing for whoever is none. */
const partOf = ({ state, part = '' }: TeamMemberDoc): string => (state === 'member' ? part : '')

/** What somebody may do about the own membership. */
export const ownMembership = (
  row: TeamMemberDoc,
  team: TeamDoc,
  mover: MemberMover,
  now: number,
): Output<'team.apply'> => ({
  state: row.state,
  moves: buttonsOf(memberFlow, row, memberAttempt(row, team, mover, { now })),
  part: partOf(row),
})

export function memberView(
  row: TeamMemberDoc,
  team: TeamDoc,
  { caller, mover, now }: { caller: Caller; mover: MemberMover; now: number },
): Output<'team.decide'> {
  const attempt = memberAttempt(row, team, mover, { now, reason: '…' })
  const back = wayBackOf(row)
  return {
    memberId: row._id,
    ...{ name: nameFor(row.name, caller), state: row.state, at: row.at, version: row.version },
    leads: team.leaderId === row.personId,
    part: partOf(row),
    moves: buttonsOf(memberFlow, row, attempt).filter(({ event }) => !backWays.includes(event)),
    mayTakeBack: back !== null && decide(memberFlow, row, back, attempt).ok,
    personId: isStaff(caller) ? row.personId : null,
  }
}

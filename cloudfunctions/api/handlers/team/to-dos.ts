/** Owns what of teams waits for the station: those who want to join one, and those that are to be agreed to. */
import { furtherPages } from '@/domain/further-pages'
import { deskPages } from '@/domain/desk-pages'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { heldOf, isStaff } from '@/domain/person/roles'
import { teamFlow } from '@/domain/team/team-flow'
import { askingJoin, type TeamDoc, type TeamMemberDoc } from '../../repositories/teams'
import { source } from '../to-do-source'
import { inStates } from '../in-states'

/** Those who want to join a team and wait for an answer. */
export const teamMembers = source<TeamMemberDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? askingJoin(caller.stationId, limit) : null),
  isFor: (row, { personId }) => row.personId !== personId,
  toDo: ({ _id, name, teamId, teamName, dueAt }) => ({
    id: _id,
    kind: 'team',
    title: `${maskName(name)}想加入「${teamName}」`,
    caption: '收不收，说一声',
    dueAt,
    page: furtherPages.teamMembers(teamId),
  }),
})

/** Teams that wait for the head of the station to agree to them. */
export const teams = source<TeamDoc>({
  join: (caller, _now, limit) =>
    inStates('teams', caller, statesWaitingFor(teamFlow, heldOf(teamFlow.roles, caller)), limit),
  toDo: ({ _id, form, state, dueAt }) => ({
    id: _id,
    kind: 'team',
    title: `成立「${form.name}」`,
    caption: teamFlow.states[state].label,
    dueAt,
    page: deskPages.deskTeams(_id),
  }),
})

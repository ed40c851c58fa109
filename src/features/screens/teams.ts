/** Owns the station's teams as residents see them: the list, one team with the own membership, and its members. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { openMe } from '@/api/me'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type TeamRow = Output<'team.list'>['items'][number]
export type TeamPage = Output<'team.open'>
export type TeamMember = Output<'team.decide'>

const teams = createPages({ name: 'teams', action: 'team.list' })

/** The teams that words find; of none, all of them. */
export const teamsBy = (text: string) => teams.of(undefined, text)

const team = createPages({
  name: 'team',
  action: 'team.open',
  inputOf: (teamId: string) => ({ teamId }),
  onFirst: ({ coming }) => ({ coming }),
  keep: 12,
})

export const teamOf = (teamId: string) => team.of(teamId)

/** Whatever came of it, the page and what is mine are asked for again. */
async function afterwards<T>(teamId: string, answer: Answer<T>): Promise<Answer<T>> {
  await Promise.all([teamOf(teamId).open(), openMe()])
  return answer
}

export const joinTeam = async (teamId: string) => afterwards(teamId, await call('team.apply', { teamId }))
export const leaveTeam = async (teamId: string) => afterwards(teamId, await call('team.leave', { teamId }))

const members = createPages({
  ...{ name: 'team-members', action: 'team.members', duty: true },
  inputOf: (teamId: string) => ({ teamId }),
  onFirst: ({ applicants, name, version }) => ({ applicants, name, version }),
  keep: 4,
})

export const membersOf = (teamId: string) => members.of(teamId)

/** Somebody else may have been quicker: the list is asked for again. */
async function afterAnswer<T>(teamId: string, answer: Answer<T>): Promise<Answer<T>> {
  await membersOf(teamId).open()
  return answer
}

export const decideMember = async (input: Input<'team.decide'>) =>
  afterAnswer(input.teamId, await call('team.decide', input))
export const removeMember = async (input: Input<'team.remove'>) =>
  afterAnswer(input.teamId, await call('team.remove', input))
export const assignMember = async (input: Input<'team.assign'>) =>
  afterAnswer(input.teamId, await call('team.assign', input))
export const takeBackMember = async (input: Input<'team.takeBack'>) =>
  afterAnswer(input.teamId, await call('team.takeBack', input))
export const leadBy = async (input: Input<'team.setLeader'>) =>
  afterAnswer(input.teamId, await call('team.setLeader', input))

/** Owns the station's teams at the desk: all of them by kind, writing one, its steps, and who leads it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type DeskTeam = Output<'team.save'>
export type DeskTeams = Output<'team.desk'>

const teams = createPages({ name: 'desk-teams', action: 'team.desk' })

/** The teams that words find; of none, all of them. */
export const deskTeamsBy = (text: string) => teams.of(undefined, text)

export const saveTeam = (input: Input<'team.save'>): Promise<Answer<DeskTeam>> =>
  callKeyed('team.save', input)

/** Whatever came of it, somebody else may have been quicker: the list is asked for again. */
async function afterwards(answer: Answer<DeskTeam>): Promise<Answer<DeskTeam>> {
  await teams.of().open()
  return answer
}

export const moveTeam = async (input: Input<'team.move'>) => afterwards(await call('team.move', input))
export const setLeader = async (input: Input<'team.setLeader'>) =>
  afterwards(await call('team.setLeader', input))

/** Owns what people do about teams: look, write one, lead and move it, ask for a place, answer, leave and take back. */
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import { aTeamForm } from '../../support/teams'
import { personIdOf } from '../../support/builders'
import { everybody, leaders, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const names = ['暖心分队', '义剪分队', '暖心 分队', '巡逻队']
const events = ['submit', 'activate', 'activate', 'rest', 'resume', 'dissolve', 'reopen', 'sendBack'] as const

const aTeam = async (world: World): Promise<TeamDocument | undefined> =>
  world.chance.of(await world.rows<TeamDocument>('teams'))

const aRow = async (world: World): Promise<TeamMemberDocument | undefined> =>
  world.chance.of(await world.rows<TeamMemberDocument>('teamMembers'))

/** Mostly by somebody who may. */
const someone = ({ chance }: World): string => chance.of(chance.happens(0.8) ? staff : leaders) as string

async function look(world: World): Promise<void> {
  const openid = world.chance.of(everybody) as string
  await world.ask(openid, 'team.list', {})
  const team = await aTeam(world)
  if (team) await world.ask(openid, 'team.open', { teamId: team._id })
  if (team) await world.ask(openid, 'team.members', { teamId: team._id })
}

async function write(world: World): Promise<void> {
  const team = world.chance.happens(0.5) ? await aTeam(world) : undefined
  const known = team ? { teamId: team._id, version: team.version } : {}
  const parent = world.chance.happens(0.3) ? await aTeam(world) : undefined
  await world.ask(someone(world), 'team.save', {
    ...{ ...known, form: aTeamForm({ name: world.chance.of(names) as string }), positionIds: [] },
    parentId: parent?._id ?? null,
  })
}

async function lead(world: World): Promise<void> {
  const team = await aTeam(world)
  if (!team) return
  const personId = personIdOf(world.chance.of(neighbours) as string)
  await world.ask(someone(world), 'team.setLeader', { teamId: team._id, version: team.version, personId })
}

async function move(world: World): Promise<void> {
  const team = await aTeam(world)
  if (!team) return
  const event = world.chance.of(events) as (typeof events)[number]
  await world.ask(someone(world), 'team.move', {
    teamId: team._id,
    version: team.version,
    event,
    why: '商量过',
  })
}

async function come(world: World): Promise<void> {
  const team = await aTeam(world)
  if (team) await world.ask(world.chance.of(neighbours) as string, 'team.apply', { teamId: team._id })
}

async function go(world: World): Promise<void> {
  const row = await aRow(world)
  const openid = row && openidOf(row.personId)
  if (row && openid) await world.ask(openid, 'team.leave', { teamId: row.teamId })
}

async function answer(world: World): Promise<void> {
  const row = await aRow(world)
  if (!row) return
  const [team] = await world.rows<TeamDocument>('teams', { _id: row.teamId })
  const leader = team?.leaderId ? openidOf(team.leaderId) : null
  const by = leader && world.chance.happens(0.5) ? leader : someone(world)
  const seen = { teamId: row.teamId, memberId: row._id, version: row.version }
  if (world.chance.happens(0.2)) await world.ask(by, 'team.takeBack', seen)
  else if (row.state === 'member') await world.ask(by, 'team.remove', { ...seen, why: '搬走了' })
  else await world.ask(by, 'team.decide', { ...seen, agree: world.chance.happens(0.7), why: '人满了' })
}

export const teamSteps = [
  step('look at the teams', 1, look),
  step('write a team', 1, write),
  step('ask somebody to lead a team', 1, lead),
  step('move a team', 1, move),
  step('ask to join a team', 2, come),
  step('leave a team', 1, go),
  step('answer somebody in a team', 2, answer),
]

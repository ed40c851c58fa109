/** Owns how the teams of the demo come to have their people: leaders and members among its volunteers. */
import type { Cloud } from '../emulator/start-cloud'
import { DAY } from '../src/domain/kernel/clock'
import { beginOutbox } from '../src/domain/kernel/outbox'
import { beginCase } from '../src/domain/kernel/workflow'
import type { TeamDocument, TeamMemberDocument } from '../src/domain/team/documents'
import { memberFlow } from '../src/domain/team/member-flow'
import { memberIdOf } from '../cloudfunctions/api/repositories/teams'
import { castSize, people } from './people-facts'
import { stationTeams, teamPlan } from './team-facts'

interface Somebody {
  personId: string
  name: string
}

/** Members beside the leader: many in the teams, a handful in each of the others. */
const othersIn = (i: number): number => (i < 2 ? 12 : 3 + (i % 4))

/** Whose phones are on the start page, and the team that each leads, by name. */
const led: Readonly<Record<string, string>> = {
  'demo-volunteer-li': '暖心义剪分队',
  'demo-leader-sun': '邻里清洁分队',
  'demo-volunteer-chen': '文化艺术协会',
}

function rowOf(team: TeamDocument, { personId, name }: Somebody, at: number): TeamMemberDocument {
  const begun = beginCase(memberFlow, { by: personId, at })
  const { _id: teamId, stationId } = team
  return {
    ...{ _id: memberIdOf(teamId, personId), stationId, teamId, teamName: team.form.name, personId, name },
    ...{ ...begun, state: 'member', at, ...beginOutbox([], at) },
  }
}

/** Writes the teams of the first station down with their people. @param ids person ids by openid */
export async function makeTeams(cloud: Cloud, ids: ReadonlyMap<string, string>): Promise<void> {
  const now = cloud.clock.now()
  const somebody = (openid: string): Somebody => ({
    personId: ids.get(openid) ?? '',
    name: people.find((one) => one.openid === openid)?.realName ?? '',
  })
  const others = people.slice(castSize).filter(({ volunteer }) => volunteer !== null)
  const leaders = teamPlan.map(({ name }, i) => {
    const known = Object.keys(led).find((openid) => led[openid] === name)
    return somebody(known ?? others[i]?.openid ?? '')
  })
  const teams = stationTeams(leaders, (i) => othersIn(i) + 1)
  const rows = teams.flatMap((team, i) => {
    const members = Array.from({ length: othersIn(i) }, (_, n) => {
      const at = teamPlan.length + ((i * 7 + n) % (others.length - teamPlan.length - 4))
      return somebody(others[at]?.openid ?? '')
    })
    return [leaders[i] as Somebody, ...members].map((one, n) => rowOf(team, one, now - (90 - n) * DAY))
  })
  await cloud.store.insert(
    'teams',
    teams.map((team) => ({ ...team })),
  )
  await cloud.store.insert(
    'teamMembers',
    rows.map((row) => ({ ...row })),
  )
}

/** Owns reading and writing the teams of a station and the memberships in them. */
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { TeamDocument, TeamMemberDocument } from '@/domain/team/documents'
import { teamRules } from '@/domain/team/rules'
import {
  changeDocs,
  countDocs,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  changeDoc,
} from '../platform/cloud'
import { derivedId } from '../platform/identity'
import type { Join } from '../platform/joins'
import { changeNamed } from './named'

export const TEAMS = 'teams'
export const TEAM_MEMBERS = 'teamMembers'
export type TeamDoc = TeamDocument & Doc
export type TeamMemberDoc = TeamMemberDocument & Doc

/** The id of somebody's membership in a team, whether there is one or not. */
export const memberIdOf = (teamId: string, personId: string): string => derivedId('tm', teamId, personId)

export const findTeam = (teamId: string): Promise<TeamDoc | null> => getDoc<TeamDoc>(TEAMS, teamId)

export const findTeams = (where: Guard, options: FindOptions): Promise<TeamDoc[]> =>
  findDocs<TeamDoc>(TEAMS, where, { ...options, fields: { history: 0, outbox: 0 } })

/** So many teams of one station are offered to whoever invites one. */
const MOST_INVITABLE = 60

/** The teams of a station that may be asked to perform, as they stand in lists. One request. */
export const invitableTeams = (stationId: string): Promise<TeamDoc[]> =>
  findTeams(
    { stationId, state: 'active', 'form.performs': true, leaderId: { $ne: null } },
    {
      limit: MOST_INVITABLE,
      order: [
        ['order', 'asc'],
        ['createdAt', 'asc'],
      ],
    },
  )

/** More teams of one station than these are not offered for stalls. */
const MOST_AT_A_FAIR = 60

/** The active teams of a station, as they stand in lists. One request. */
export const activeTeams = (stationId: string): Promise<TeamDoc[]> =>
  findTeams(
    { stationId, state: 'active' },
    {
      limit: MOST_AT_A_FAIR,
      order: [
        ['order', 'asc'],
        ['createdAt', 'asc'],
      ],
    },
  )

/** Changes a team if the guard holds. One request. @returns `taken` when another team of the station has the name */
export const changeTeam = (teamId: string, update: GuardedUpdate) => changeNamed(TEAMS, teamId, update)

/** The team that is named, along with the caller; nothing where none is. */
export const teamJoin = (teamId: string | null | undefined, as = 'team'): Record<string, Join> =>
  teamId ? { [as]: { from: TEAMS, where: { _id: teamId }, limit: 1 } } : {}

/** Those that belong to one and are active, the first written first. */
export const squadsJoin = (teamId: string, limit: number): Join => ({
  ...{ from: TEAMS, where: { parentId: teamId, state: 'active' }, order: { createdAt: 1 }, limit },
  fields: { 'form.name': 1 },
})

/** Those among teams to which others belong. One request, none for no teams. */
export async function parentsAmong(teamIds: readonly string[]): Promise<Set<string>> {
  if (teamIds.length === 0) return new Set()
  const where = { parentId: { $in: [...teamIds] } }
  const found = await findDocs<TeamDoc>(TEAMS, where, { limit: 1000, fields: { parentId: 1 } })
  return new Set(found.flatMap(({ parentId }) => parentId ?? []))
}

/** Whether anything belongs to a team. One request. */
export const hasSquads = async (teamId: string): Promise<boolean> =>
  (await findDocs(TEAMS, { parentId: teamId }, { limit: 1, fields: { _id: 1 } })).length > 0

export const memberJoin = (memberId: string): Join => ({
  from: TEAM_MEMBERS,
  where: { _id: memberId },
  limit: 1,
})

/** The teams that somebody is in or has asked to be in, the longest first. */
export const ownTeamsJoin = (personId: string, limit: number): Join => ({
  from: TEAM_MEMBERS,
  ...{ where: { personId, state: { $in: ['applied', 'member'] } }, order: { at: 1 }, limit },
  fields: { teamId: 1, teamName: 1, state: 1 },
})

/** Whether somebody is in a team with one of these. One request. */
export async function sharesTeam(personId: string, others: readonly string[]): Promise<boolean> {
  const everybody = [...new Set([personId, ...others])]
  const where = { personId: { $in: everybody }, state: 'member' }
  const limit = everybody.length * teamRules.mostTeams
  const rows = await findDocs<TeamMemberDoc>(TEAM_MEMBERS, where, {
    limit,
    fields: { teamId: 1, personId: 1 },
  })
  const own = new Set(rows.filter((one) => one.personId === personId).map(({ teamId }) => teamId))
  return rows.some((one) => one.personId !== personId && own.has(one.teamId))
}

/** How many of them there are; no document is read. */
export const ownTeamsCount = (personId: string): Join => ({
  from: TEAM_MEMBERS,
  ...{ where: { personId, state: { $in: ['applied', 'member'] } }, count: true },
})

/** How many wait for an answer. */
export const askingCount = (teamId: string): Join => ({
  ...{ from: TEAM_MEMBERS, where: { teamId, state: 'applied' }, count: true },
})

/** Those of a station who wait for an answer, the most urgent first. */
export const askingJoin = (stationId: string, limit: number): Join => ({
  ...{ from: TEAM_MEMBERS, where: { stationId, state: 'applied' }, order: { dueAt: 1 }, limit },
  fields: { history: 0, outbox: 0 },
})

export const findMember = (memberId: string): Promise<TeamMemberDoc | null> =>
  getDoc<TeamMemberDoc>(TEAM_MEMBERS, memberId)

export const findMembers = (where: Guard, options: FindOptions): Promise<TeamMemberDoc[]> =>
  findDocs<TeamMemberDoc>(TEAM_MEMBERS, where, options)

/**
 * Counts the members of a team anew. Whoever counts at the same moment moves the team's `counts` on, and a count that was
 * taken before is not written: the last one written has seen every membership that was written before it. Three requests,
 * as many again for each time that somebody else was quicker.
 */
export async function recountMembers(teamId: string): Promise<void> {
  for (;;) {
    const team = await findTeam(teamId)
    if (!team) return
    const memberCount = await countDocs(TEAM_MEMBERS, { teamId, state: 'member' })
    const patch = { $set: { memberCount, counts: team.counts + 1 } }
    if (await changeDoc(TEAMS, teamId, { counts: team.counts }, patch)) return
  }
}

/**
 * Writes the name of a team wherever it is kept, until it is what the team is called once all were written. Four requests,
 * as many again when it was renamed meanwhile.
 */
export async function spreadName(teamId: string): Promise<void> {
  let name = (await findTeam(teamId))?.form.name
  while (name !== undefined) {
    await changeDocs(TEAMS, { parentId: teamId, parentName: { $ne: name } }, { $set: { parentName: name } })
    await changeDocs(TEAM_MEMBERS, { teamId, teamName: { $ne: name } }, { $set: { teamName: name } })
    const now = (await findTeam(teamId))?.form.name
    if (now === name) return
    name = now
  }
}

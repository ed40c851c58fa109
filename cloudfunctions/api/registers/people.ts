/** Owns where the registers of hours and of those who give them are read. */
import type { AccountDocument } from '@/domain/account/account'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { ProjectDocument } from '@/domain/project/documents'
import { positionOf, positionsOf } from '@/domain/project/positions'
import {
  addedRegister,
  projectsRegister,
  provedRegister,
  teamsRegister,
  type VolunteerRow,
  volunteersRegister,
} from '@/domain/registers/people'
import type { TeamDocument, TeamMemberDocument } from '@/domain/team/documents'
import { type Doc, findDocs } from '../platform/cloud'
import { ACCOUNTS } from '../repositories/accounts'
import { PROJECTS } from '../repositories/projects'
import { RECORDS } from '../repositories/service-records'
import { TEAM_MEMBERS, TEAMS } from '../repositories/teams'
import { ofStation, withinDays } from './held'
import { atOnce, listed, placedIn, readable } from './source'

/** Records of one kind that count. */
const recordsOf = (kind: ServiceRecordDocument['kind']) =>
  listed<ServiceRecordDocument & Doc>({
    from: RECORDS,
    where: (of) => ({ ...ofStation(of), kind, creditStands: true, day: withinDays(of) }),
    order: ['day', 'asc', 'day'],
    fields: { history: 0, names: 0, rules: 0, appeal: 0 },
  })

export const provedSource = readable<ServiceRecordDocument & Doc>({
  register: provedRegister,
  ...recordsOf('proved'),
})
export const addedSource = readable<ServiceRecordDocument & Doc>({
  register: addedRegister,
  ...recordsOf('added'),
})

/** Two requests for all of them. */
async function withDeeds(rows: Doc[]): Promise<(VolunteerRow & Doc)[]> {
  const ids = rows.map(({ _id }) => _id)
  const [accounts, memberships] = await Promise.all([
    findDocs<AccountDocument & Doc>(
      ACCOUNTS,
      { _id: { $in: ids } },
      { limit: 1000, fields: { balances: 1 } },
    ),
    findDocs<TeamMemberDocument & Doc>(
      TEAM_MEMBERS,
      { personId: { $in: ids }, state: 'active' },
      { limit: 1000, fields: { personId: 1, teamName: 1 } },
    ),
  ])
  const balancesOf = new Map(accounts.map(({ _id, balances }) => [_id, balances]))
  return (rows as (VolunteerRow & Doc)[]).map((row) => ({
    ...row,
    provedMinutes: balancesOf.get(row._id)?.provedMinutes ?? 0,
    addedMinutes: balancesOf.get(row._id)?.addedMinutes ?? 0,
    teams: memberships
      .filter(({ personId }) => personId === row._id)
      .map(({ teamName }) => teamName)
      .sort()
      .join('、'),
  }))
}

/** As they are when it is made, whatever the month. */
export const volunteersSource = readable<VolunteerRow & Doc>({
  register: volunteersRegister,
  ...listed({
    from: 'people',
    where: ({ station }) => ({ stationId: station._id, 'volunteer.state': 'active' }),
    order: ['volunteer.appliedAt', 'asc'],
    fields: { realName: 1, nickname: 1, stars: 1, 'volunteer.volunteerNo': 1, 'volunteer.appliedAt': 1 },
    beside: withDeeds,
  }),
})

export const teamsSource = readable<TeamDocument & Doc>({
  register: teamsRegister,
  ...listed({
    from: TEAMS,
    where: ofStation,
    order: ['order', 'asc'],
    fields: { history: 0, outbox: 0 },
  }),
})

/** Projects that one station may have at most are read at once. */
const MOST_PROJECTS = 500

export const projectsSource = readable<ProjectDocument & Doc & { positionName: string }>({
  register: projectsRegister,
  ...atOnce(placedIn(PROJECTS, ofStation), async (of) => {
    const { station } = of
    const found = await findDocs<ProjectDocument & Doc>(PROJECTS, ofStation(of), {
      limit: MOST_PROJECTS,
      order: [['order', 'asc']],
    })
    const positions = positionsOf(station)
    return found.map((one) => ({ ...one, positionName: positionOf(positions, one.positionId)?.name ?? '' }))
  }),
})

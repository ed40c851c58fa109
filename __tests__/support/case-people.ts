/** Owns those who have part in the cases of a test: the owner, one of each role, those who join, are asked, or are brought, and what each is to a case. */
import type { CaseKind } from '../../src/domain/case/define-case'
import type { CaseDocument } from '../../src/domain/case/documents'
import { reachesUp } from '../../src/domain/case/sight'
import { ABOVE, appointedRoles } from '../../src/domain/person/roles'
import { personIdOf } from './builders'
import { appoint, stationOf } from './station'
import { putPartner } from './partner'
import { aTeamForm } from './teams'
import type { TestCloud } from './test-cloud'

/** Whoever begins the cases of a test. */
export const OWNER = 'o-wisher'

/** Those who are asked to lead, and to lead in their place. */
export const DEPARTMENT = 'dept-water'

export const OTHER_DEPARTMENT = 'dept-works'

export const ASSISTING = 'dept-city'

/** The team that is asked to perform. */
export const TROUPE = 'troupe'

/** Who leads it in the full station. */
export const LEADS_TROUPE = 'h-0'

/** A team of the station that performs, led by somebody. */
export const putTroupe = (test: TestCloud, leader: string, stationId = 'st1') =>
  test.cloud.store.insert('teams', [
    {
      ...{ _id: TROUPE, stationId, recordingStationId: stationId, nameKey: '锣鼓队', parentId: null },
      form: aTeamForm({
        name: '锣鼓队',
        kind: 'troupe',
        type: 'art',
        performs: true,
        programme: '锣鼓 6 分钟',
      }),
      ...{ parentName: '', positionIds: [], leaderId: personIdOf(leader), leaderName: '钱队长' },
      ...{ memberCount: 0, counts: 0, order: 5, state: 'active', dueAt: null, version: 1, history: [] },
      ...{ createdAt: 0, changedBy: '周敏', outbox: [], unsettled: false, settleAt: 0 },
    },
  ])

/** The unit of those who look after it from above, or are of a department. */
const unitOf: Readonly<Record<string, string>> = {
  ...{ institute_admin: 'linzhou', center_admin: 'center' },
  dept_user: 'dept-rest',
}

/** Where somebody with a role acts, of a kind that is open to those from above. */
export const atFor = (kind: CaseKind, role: string): { at?: string } =>
  reachesUp(kind) && (ABOVE as readonly string[]).includes(role) ? { at: 'st1' } : {}

/** Those who look at cases: the owner, one of each role of the station, and a neighbour without any. */
export const openidOf = (role: string): string => (role === 'owner' ? OWNER : `o-${role}`)

export const NEIGHBOUR = 'o-neighbour'

export const FOREIGN = 'o-foreign'

/** Volunteers: one who is asked, one who is asked and takes it, and one who is not asked. */
export const ASKED = openidOf('asked')

/** Somebody with a role to whom cases are handed, and a volunteer. */
export const HANDLER = openidOf('handler')

const VOLUNTEER = openidOf('volunteer')

/** Whether somebody is to a case what this role says; some are only while it is so. */
export function isThere({ offer, party: sides }: CaseKind, role: string, one: CaseDocument): boolean {
  const { handlerId, wave, sentTo, party, joined } = one
  if (role === 'lead') return sentTo?.[0] === DEPARTMENT
  if (role === 'department') return sentTo?.includes(ASSISTING) ?? false
  if (role === 'joined') return (joined?.count ?? 0) > 0
  if (role === 'party') return party?.personId === personIdOf(PARTY)
  if (!offer && !sides) return true
  if (role === 'handler') return handlerId === personIdOf(HANDLER)
  return role !== 'asked' || (wave?.asked.includes(personIdOf(ASKED)) ?? false)
}

/** The second person of a case. */
export const PARTY = openidOf('party')

/** Whoever has joined a case of a kind that can be joined. */
export const JOINED = openidOf('joined')

/** A station with somebody in every role, a resident who writes, and another station's people. */
export async function caseStation(test: TestCloud): Promise<void> {
  await stationOf(test)
  await appoint(test, OWNER, [], { realName: '王秀英' })
  await appoint(test, NEIGHBOUR, [], { realName: '李邻居' })
  await appoint(test, JOINED, [], { realName: '赵邻居' })
  await appoint(test, PARTY, [], { realName: '郑楼上', birthDate: '1970-01-01' })
  for (const one of [ASKED, VOLUNTEER])
    await appoint(test, one, [], { realName: '孙志愿', 'volunteer.state': 'active' })
  for (const role of appointedRoles)
    await appoint(test, openidOf(role), [role], {
      ...{ realName: `周${role}`, gridIds: ['g01'], unitId: unitOf[role] ?? null },
    })
  // Whoever is of a department is at home anywhere.
  const elsewhere = { realName: '郑部门', stationId: 'st2' }
  await appoint(test, openidOf('lead'), ['dept_user'], { ...elsewhere, unitId: DEPARTMENT })
  await appoint(test, openidOf('department'), ['dept_user'], { ...elsewhere, unitId: ASSISTING })
  await appoint(test, HANDLER, ['team_leader'], { realName: '钱队长', 'volunteer.state': 'active' })
  await putTroupe(test, HANDLER)
  await putPartner(test)
  await appoint(test, FOREIGN, appointedRoles, { stationId: 'st2' })
}

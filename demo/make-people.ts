/** Owns how the people of the demo come to be: through the actions a real person would use. */
import type { Cloud } from '../emulator/start-cloud'
import { consentTexts, volunteerTermsVersion, type ConsentScope } from '../src/domain/person/consents'
import { agreementsFor } from '../src/domain/person/family-ages'
import type { DemoCaller } from './caller'
import type { AppointedRole } from '../src/domain/person/roles'
import { castSize, people, twiceWritten, withoutPhone, type DemoPerson } from './people-facts'
import { STATION_ID } from './station-facts'
import { CENTER_ID } from './unit-facts'
import { sideBySide } from './timeline'

/** Volunteers whose applications are left for the desk to look at. */
const STILL_WAITING = 2

/** Introduces everybody; answers their person ids by openid. */
export async function makePeople(cloud: Cloud, demo: DemoCaller): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  await sideBySide(
    people.map(
      (person) => async () => void ids.set(person.openid, await introduce(demo, person, cloud.clock.now())),
    ),
  )
  await appoint(cloud, demo, ids)
  await approveVolunteers(demo)
  return ids
}

async function introduce(demo: DemoCaller, person: DemoPerson, now: number): Promise<string> {
  const { openid, realName, sex, birthDate, phone, gridId, building, unit, room } = person
  const agree = (scope: ConsentScope) =>
    demo.call(openid, 'me.consent', { scope, version: consentTexts[scope].version, given: true })
  await demo.call(openid, 'units.join', { stationId: STATION_ID })
  await agree('identity')
  await agree('phone')
  const { profile } = await demo.call(openid, 'me.updateProfile', {
    nickname: `${realName.slice(0, 1)}${sex === 'woman' ? '阿姨' : '师傅'}`,
    gridId,
    ...{ building, unit, room },
    ...(person.volunteer ? {} : { realName, sex, birthDate, phone }),
  })
  if (person.volunteer) {
    await agree('national')
    const terms = { termsVersion: volunteerTermsVersion }
    await demo.call(openid, 'me.applyVolunteer', {
      realName,
      sex,
      birthDate,
      phone,
      ...person.volunteer,
      ...terms,
    })
  }
  if (person.family.length > 0) await agree('family')
  for (const member of person.family) {
    const [agreedBy = 'askedSelf'] = agreementsFor(member.birthDate, now)
    await demo.call(openid, 'me.addDependant', { ...member, agreedBy })
  }
  return profile.personId
}

/** Whoever looks after the district is written down with it, and names the head and the auditor. */
const CENTER = 'demo-center-han'
/** The head then names everybody else. */
const HEAD = 'demo-admin-gao'

/** Roles that come from above the station. */
const fromAbove: readonly AppointedRole[] = ['station_admin', 'auditor', 'institute_admin', 'dept_user']

async function writeDown(cloud: Cloud, personId: string | undefined, fields: object): Promise<void> {
  await cloud.store.update('people', {
    query: { _id: personId },
    update: { $set: fields },
    ...{ replace: false, multi: false, upsert: false },
    nowMs: cloud.clock.now(),
  })
}

/** Why somebody was asked, for the history of each. */
const whys: Partial<Record<AppointedRole, string>> = {
  grid_worker: '住在这两个网格，家家都熟',
  team_leader: '带头打扫楼道好几年了',
  staff: '社区招聘来的',
}

async function appoint(cloud: Cloud, demo: DemoCaller, ids: ReadonlyMap<string, string>): Promise<void> {
  await writeDown(cloud, ids.get(CENTER), { roles: ['center_admin'], unitId: CENTER_ID })
  const name = async (by: string, { openid, gridIds, unitId }: DemoPerson, roles: AppointedRole[]) => {
    const personId = ids.get(openid)
    if (roles.length === 0 || personId === undefined) return
    await demo.call(by, 'colleagues.appoint', {
      ...{ at: STATION_ID, personId, version: 0, roles, gridIds, partnerId: null },
      ...(unitId !== undefined && { unitId }),
      why: whys[roles[0] as AppointedRole] ?? '',
    })
  }
  for (const person of people)
    await name(
      CENTER,
      person,
      person.roles.filter((role) => fromAbove.includes(role)),
    )
  for (const person of people)
    // Whoever acts for a shop is named once there is one.
    await name(
      HEAD,
      person,
      person.roles.filter((role) => ![...fromAbove, 'partner_user', 'center_admin'].includes(role)),
    )
}

async function approveVolunteers(demo: DemoCaller): Promise<void> {
  const staff = 'demo-staff-zhou'
  const waiting = []
  for (let cursor: string | undefined; ;) {
    const page = await demo.call(staff, 'desk.volunteers', {
      state: 'pendingReview',
      ...(cursor ? { cursor } : {}),
    })
    waiting.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  const named = new Set(people.slice(0, castSize).map((person) => person.realName))
  const left = waiting.filter((one) => !named.has(one.name)).slice(-STILL_WAITING)
  await sideBySide(
    waiting
      .filter((one) => !left.includes(one))
      .map((one) => async () => {
        const { personId, version } = one
        await demo.call(staff, 'desk.decideVolunteer', { personId, version, event: 'approve' })
      }),
  )
}

/** Writes down those who have no phone; answers what their paper cards say. */
export async function registerWithoutPhone(demo: DemoCaller): Promise<string[]> {
  const tokens: string[] = []
  for (const person of withoutPhone) {
    const consentEvidence = '上门时本人点头，网格员记下'
    const made = await demo.call('demo-grid-zhao', 'desk.registerResident', { ...person, consentEvidence })
    tokens.push(made.token)
  }
  const { realName, sex, birthDate } = twiceWritten
  await demo.call('demo-grid-zhao', 'desk.registerResident', {
    ...{ realName, sex, birthDate, gridId: 'g01', building: '1 号楼', another: true },
    consentEvidence: '来领居民卡时本人点头，网格员记下',
  })
  return tokens
}

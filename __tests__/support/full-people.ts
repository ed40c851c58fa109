/** Owns the people of the full station: the owner of most things, the desk, those who move, were away, or were just agreed to. */
import { DAY } from '../../src/domain/kernel/clock'
import { consentScopes, consentTexts } from '../../src/domain/person/consents'
import { ABSENT_MARK } from '../../src/domain/person/finding'
import { appointedRoles } from '../../src/domain/person/roles'
import { aPerson, personIdOf, put } from './builders'
import { appoint } from './station'
import { twoRecords } from './two-records'
import type { TestCloud } from './test-cloud'
import { wishStation } from './wishes'

/** Whoever opened the district with the one-time code: a repeat is answered with what stands. */
async function founder(test: TestCloud): Promise<void> {
  const begunBy = await appoint(test, 'o-founder', ['station_admin', 'center_admin'], {
    ...{ realName: '钱主任', unitId: 'center' },
  })
  await test.cloud.store.update('units', {
    ...{ query: { _id: 'center' }, update: { $set: { begunBy } }, replace: false, multi: false },
    ...{ upsert: false, nowMs: test.now() },
  })
}

/** Everybody: the owner of most things, a neighbour who owns nothing, the desk, and all roles at another station. */
export async function people(test: TestCloud): Promise<void> {
  await wishStation(test, 5)
  await appoint(test, 'o-lead', ['team_leader'], { realName: '孙队长' })
  await appoint(test, 'o-dept', ['dept_user'], { realName: '郑部门', unitId: 'dept-water' })
  await appoint(test, 'o-center', ['center_admin'], { realName: '韩主任', unitId: 'center' })
  await founder(test)
  await appoint(test, 'o-other-lead', ['team_leader'], { realName: '吴队长' })
  await appoint(test, 'o-other-grid', ['grid_worker'], { realName: '郑网格', gridIds: ['g02'] })
  await appoint(test, 'o-staff-2', ['staff'], { realName: '冯专职' })
  await appoint(test, 'o-foreign', appointedRoles, {
    ...{ stationId: 'st2', gridIds: ['g01'], 'volunteer.state': 'active' },
  })
  const applied = {
    state: 'pendingReview' as const,
    version: 3,
    appliedAt: test.now(),
    dueAt: test.now() + DAY,
  }
  await put(test, 'people', [
    aPerson('o-neighbour', { realName: '周邻居', birthDate: '1980-01-01', gridId: 'g02' }),
    aPerson('o-neighbour-v', {
      ...{ realName: '何邻居', birthDate: '1980-01-01', gridId: 'g02' },
      volunteer: { ...aPerson('x').volunteer, state: 'active' },
    }),
    aPerson('o-applicant', {
      ...{ realName: '孙小雨', birthDate: '1990-01-01', gridId: 'g01' },
      volunteer: { ...aPerson('x').volunteer, ...applied },
    }),
    aPerson('', {
      ...{ _id: 'r-card', openid: '', realName: '周奶奶', birthDate: '1940-01-01', gridId: 'g01' },
      ...absentUntil(test.now() + 90 * DAY),
    }),
    ...twoRecords(),
  ])
  for (const openid of ['o-wisher', 'o-neighbour', 'o-lead', 'h-0', 'h-1'])
    for (const scope of consentScopes)
      await test.must(openid, 'me.consent', { scope, version: consentTexts[scope].version, given: true })
}

/** Of somebody who did not come three times, which is a reason to ask for some time. */
const absentUntil = (askUntil: number) => ({
  marks: [ABSENT_MARK],
  absences: {
    missed: ['e-1', 'e-2', 'e-card'].map((enrollmentId, i) => ({
      ...{ enrollmentId, title: '合唱排练', at: askUntil - (380 - 10 * i) * DAY },
    })),
    askUntil,
  },
})

/** Somebody whose application was approved a moment ago. */
export async function approvedNow(test: TestCloud): Promise<void> {
  const decision = { on: 'approve', from: 'pendingReview', to: 'active' }
  const history = [{ at: test.now(), by: personIdOf('o-staff'), ...decision }]
  const volunteer = {
    ...aPerson('x').volunteer,
    state: 'active' as const,
    version: 3,
    appliedAt: test.now(),
    history,
  }
  const known = { realName: '钱小明', birthDate: '1990-01-01', gridId: 'g01' }
  await put(test, 'people', [aPerson('o-approved', { ...known, volunteer })])
}

/** Three who move: one asks the station, one was agreed to a moment ago, one asks another station. */
export async function movers(test: TestCloud): Promise<void> {
  const at = test.now()
  const from = { from: 'st2', fromName: '明珠社区新时代文明实践站' }
  const to = { to: 'st1', toName: '兴神路社区新时代文明实践站' }
  const asked = {
    ...{ state: 'asked' as const, version: 3, dueAt: at + DAY, where: '3 号楼', at, askedAt: at },
    ...{ history: [], reason: '', before: null },
  }
  const by = { at, by: personIdOf('o-staff'), on: 'agree', from: 'asked', to: 'agreed' }
  const before = { gridId: null, building: '', unit: '', room: '' }
  await put(test, 'people', [
    aPerson('o-mover', { stationId: 'st2', realName: '许新邻', homeMove: { ...asked, ...from, ...to } }),
    aPerson('o-moved', {
      ...{ realName: '沈新邻' },
      homeMove: { ...asked, ...from, ...to, state: 'agreed', dueAt: null, history: [by], before },
    }),
    aPerson('o-going', {
      ...{ realName: '韦老邻' },
      homeMove: { ...asked, from: to.to, fromName: to.toName, to: from.from, toName: from.fromName },
    }),
  ])
}

/** Somebody who was named team leader twice, so that an older version than the newest there is one. */
export async function colleague(test: TestCloud) {
  const personId = personIdOf('h-5')
  await test.must('h-5', 'me.open', {})
  const named = { personId, gridIds: [], partnerId: null, why: '' }
  const first = await test.must('o-admin', 'colleagues.appoint', {
    ...{ ...named, version: 0, roles: ['grid_worker'], gridIds: ['g01'] },
  })
  const { version } = await test.must('o-admin', 'colleagues.appoint', {
    ...{ ...named, version: first.version, roles: ['team_leader'] },
  })
  return { appointed: { personId, version } }
}

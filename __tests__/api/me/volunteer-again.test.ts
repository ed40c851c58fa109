/** Shows what follows somebody who applies again: an open suspension, an earlier word about the age, who decided before. */
import { volunteerTermsVersion } from '../../../src/domain/person/consents'
import type { Input } from '../../../src/contract'
import { DAY } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-other', ['staff'])
  await appoint(test, 'o-admin', ['station_admin'])
  for (const scope of ['identity', 'phone'] as const) {
    await test.must('o-v', 'me.consent', consentTo(scope))
  }
})
afterAll(() => test.close())

type Application = Input<'me.applyVolunteer'>
const application: Application = {
  realName: '李建国',
  sex: 'man',
  birthDate: '1980-04-05',
  phone: '13800001111',
  skills: ['cleaning'],
  slots: ['weekendMorning'],
  termsVersion: volunteerTermsVersion,
}
const guardian = { name: '李父', relation: 'parent' as const, phone: '13900002222' }

const apply = async (more: Partial<Application> = {}) =>
  codeOf(await test.call('o-v', 'me.applyVolunteer', { ...application, ...more }))

type State = Input<'desk.volunteers'>['state']
async function seen(state: State = 'pendingReview', openid = 'o-staff') {
  const { items } = await test.must(openid, 'desk.volunteers', { state })
  const found = items.find(({ personId }) => personId === personIdOf('o-v'))
  if (!found) throw new Error(`not ${state}`)
  return found
}
async function decide(
  openid: string,
  event: Input<'desk.decideVolunteer'>['event'],
  state: State = 'pendingReview',
) {
  const { personId, version } = await seen(state)
  const input = { personId, version, event, reason: '有人反映' }
  return codeOf(await test.call(openid, 'desk.decideVolunteer', input))
}

it('a suspension is not evaded by withdrawing and applying again: the reviewer sees it, the head decides', async () => {
  await apply()
  await decide('o-staff', 'approve')
  await decide('o-admin', 'suspend', 'active')
  expect(await seen('suspended')).toMatchObject({ suspension: { reason: '有人反映' } })
  await test.must('o-v', 'me.withdrawVolunteer', {})
  expect(await apply()).toBe('ok')
  const again = await seen()
  expect(again.suspension?.reason).toBe('有人反映')
  expect(again.remarks).toEqual(['以前退出过 1 次'])
  expect(again.moves.find(({ event }) => event === 'approve')).toMatchObject({ allowed: false })
  expect(await decide('o-staff', 'approve')).toBe('SUSPENDED_BEFORE')
  // Leaving once more changes nothing.
  await test.must('o-v', 'me.withdrawVolunteer', {})
  await apply()
  expect(await decide('o-other', 'approve')).toBe('SUSPENDED_BEFORE')
  expect(await decide('o-admin', 'approve')).toBe('ok')
  expect(await seen('active')).toMatchObject({ suspension: null })
})

it('whoever turned an application down does not judge the next one', async () => {
  await apply()
  expect(await decide('o-staff', 'reject')).toBe('ok')
  await apply()
  expect(await decide('o-staff', 'approve')).toBe('OTHER_DECIDER')
  expect(await decide('o-staff', 'reject')).toBe('OTHER_DECIDER')
  expect(await decide('o-other', 'approve')).toBe('ok')
})

it('another year of birth makes no minor of age, and the reviewer sees that it is another', async () => {
  await apply({ birthDate: '2010-01-01', guardian })
  expect(await decide('o-staff', 'reject', 'pendingGuardian')).toBe('ok')
  expect(await apply({ birthDate: '1990-01-01' })).toBe('GUARDIAN_NEEDED')
  await test.must('o-v', 'me.updateProfile', { birthDate: '1990-01-01' })
  expect(await apply({ birthDate: '1990-01-01' })).toBe('GUARDIAN_NEEDED')
  expect(await apply({ birthDate: '1990-01-01', guardian })).toBe('ok')
  expect((await seen('pendingGuardian')).remarks[0]).toContain('以前写 2010-01-01')
})

it('a guardian has a number and a name of his own', async () => {
  const own = { birthDate: '2010-01-01', guardian: { ...guardian, phone: application.phone } }
  expect(await apply(own)).toBe('GUARDIAN_PHONE_SAME')
  const self = { birthDate: '2010-01-01', guardian: { ...guardian, name: application.realName } }
  expect(await apply(self)).toBe('GUARDIAN_PHONE_SAME')
})

it('another application while one waits is refused, and the same one again is not', async () => {
  expect(await apply()).toBe('ok')
  expect(await apply()).toBe('ok')
  expect(await apply({ skills: ['repair'] })).toBe('INVALID_STATE')
})

it("a minor's application lapses after seven days without the guardian's word, and the applicant is told once", async () => {
  await apply({ birthDate: '2010-01-01', guardian })
  const { dueAt } = await seen('pendingGuardian')
  expect(dueAt).toBeGreaterThan(test.now() + 6 * DAY)
  await test.jobs()
  expect((await seen('pendingGuardian')).state).toBe('pendingGuardian')
  test.at(dueAt ?? 0)
  await test.jobs()
  await test.jobs()
  const { profile } = await test.must('o-v', 'me.open', {})
  expect(profile.volunteer.state).toBe('none')
  const told = await test.rows<MessageDocument>('messages', { personId: personIdOf('o-v') })
  expect(told.map(({ title }) => title)).toEqual(['志愿者申请过期了'])
  expect(await apply({ birthDate: '2010-01-01', guardian })).toBe('ok')
})

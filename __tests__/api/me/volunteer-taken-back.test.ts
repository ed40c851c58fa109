/** Taking back the decision on a volunteer's application, on the real functions: who may, until when, what is told, races, crashes. */
import { volunteerTermsVersion } from '../../../src/domain/person/consents'
import { HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { Input } from '../../../src/contract'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'
import { hungWish } from '../../support/wishes'

jest.setTimeout(600_000)

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
  for (const scope of ['identity', 'phone'] as const) await test.must('o-v', 'me.consent', consentTo(scope))
  await apply()
})
afterAll(() => test.close())

const personId = personIdOf('o-v')
const guardian = { name: '李父', relation: 'parent' as const, phone: '13900002222' }
type Application = Input<'me.applyVolunteer'>
const apply = (more: Partial<Application> = {}) =>
  test.must('o-v', 'me.applyVolunteer', {
    ...{ realName: '李建国', sex: 'man', birthDate: '1980-04-05', phone: '13800001111' },
    ...{ skills: ['cleaning'], slots: ['weekendMorning'], termsVersion: volunteerTermsVersion },
    ...more,
  })

async function volunteer(): Promise<PersonDocument['volunteer']> {
  const [person] = await test.rows<PersonDocument>('people', { _id: personId })
  if (!person) throw new Error('nobody')
  return person.volunteer
}
type Event = Input<'desk.decideVolunteer'>['event']
const decide = async (by: string, event: Event) =>
  codeOf(
    await test.call(by, 'desk.decideVolunteer', {
      ...{ personId, event, version: (await volunteer()).version },
      ...(event === 'approve' ? {} : { reason: '姓名和证件对不上' }),
    }),
  )
const takeBack = async (by: string) =>
  codeOf(await test.call(by, 'desk.takeBackVolunteer', { personId, version: (await volunteer()).version }))
const told = async () =>
  (await test.rows<MessageDocument>('messages', { personId, kind: 'volunteerDecided' }))
    .filter(({ listed }) => listed)
    .map(({ title }) => title)

it.each(['approve', 'reject'] as const)(
  'puts an application back where it waited after %s, and the same colleague decides anew',
  async (event) => {
    expect(await decide('o-staff', event)).toBe('ok')
    const state = event === 'approve' ? 'active' : 'rejected'
    const { version } = await volunteer()
    const input = { personId, version }
    expect((await volunteer()).state).toBe(state)
    const back = await test.must('o-staff', 'desk.takeBackVolunteer', input)
    expect(back).toMatchObject({ state: 'pendingReview', mayTakeBack: false, remarks: [] })
    expect(back.dueAt).toBeGreaterThan(test.now())
    expect((await volunteer()).reason).toBe('')
    // The same again changes nothing, and whatever was sent before is late.
    expect(await test.must('o-staff', 'desk.takeBackVolunteer', input)).toMatchObject({
      version: back.version,
    })
    expect(codeOf(await test.call('o-other', 'desk.takeBackVolunteer', input))).toBe('STALE')
    // Nobody had heard of it yet.
    expect(await told()).toEqual([])
    await laterJobs(test)
    expect(await told()).toEqual([])
    expect(await decide('o-staff', 'approve')).toBe('ok')
    expect(await told()).toEqual(['志愿者申请通过了'])
    expect((await test.must('o-v', 'me.open', {})).profile.volunteer.state).toBe('active')
  },
)

it('tells whoever had heard of it that it is looked at again', async () => {
  await decide('o-staff', 'approve')
  await test.jobs()
  expect(await takeBack('o-staff')).toBe('ok')
  expect((await told()).sort()).toEqual(['志愿者申请还在审核', '志愿者申请通过了'].sort())
})

it('goes back to the guardian where it came from there, and lapses as before', async () => {
  await test.must('o-v', 'me.withdrawVolunteer', {})
  await test.must('o-v', 'me.updateProfile', { birthDate: '2010-01-01' })
  await apply({ birthDate: '2010-01-01', guardian })
  await decide('o-staff', 'reject')
  expect(await takeBack('o-staff')).toBe('ok')
  const { state, dueAt } = await volunteer()
  expect(state).toBe('pendingGuardian')
  test.at(dueAt ?? 0)
  await test.jobs()
  expect((await volunteer()).state).toBe('none')
})

it('is for whoever decided, and the head of the station; not for residents, and not for a day later', async () => {
  expect(await takeBack('o-staff')).toBe('INVALID_STATE')
  await decide('o-staff', 'approve')
  const shown = async (by: string) =>
    (await test.must(by, 'desk.volunteers', { state: 'active' })).items.find(
      (one) => one.personId === personId,
    )
  expect(await takeBack('o-v')).toBe('FORBIDDEN')
  expect(await takeBack('o-other')).toBe('DECISION_NOT_YOURS')
  expect([(await shown('o-staff'))?.mayTakeBack, (await shown('o-other'))?.mayTakeBack]).toEqual([
    true,
    false,
  ])
  expect((await shown('o-staff'))?.moves.map(({ label }) => label)).not.toContain('撤销')
  const start = test.now()
  test.at(start + 24 * HOUR + MINUTE)
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
  expect(await takeBack('o-admin')).toBe('DECISION_KEPT')
  test.at(start + 24 * HOUR - MINUTE)
  expect(await takeBack('o-admin')).toBe('ok')
})

it('is not for a head who turned the person down before, nor for what the person did since', async () => {
  await decide('o-admin', 'reject')
  await apply()
  expect(await takeBack('o-admin')).toBe('INVALID_STATE')
  await decide('o-staff', 'approve')
  expect(await takeBack('o-admin')).toBe('DECISION_NOT_YOURS')
  await test.must('o-v', 'me.withdrawVolunteer', {})
  expect(await takeBack('o-staff')).toBe('INVALID_STATE')
})

it('is not for a volunteer with a place among volunteers; one given up, or one open to all, does not matter', async () => {
  await decide('o-staff', 'approve')
  const session = (hours: number, volunteersOnly: boolean) =>
    putSession(test, { startAt: test.now() + hours * HOUR, volunteersOnly, riskNotice: '' })
  const agreed = ({ startAt, endAt, placeName, riskNotice }: Awaited<ReturnType<typeof session>>) => ({
    ...{ startAt, endAt, placeName, riskNotice },
  })
  const open = await session(48, false)
  await test.must('o-v', 'activity.signUp', { sessionId: open._id, agreed: agreed(open) })
  const closed = await session(96, true)
  await test.must('o-v', 'activity.signUp', { sessionId: closed._id, agreed: agreed(closed) })
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
  await test.must('o-v', 'activity.cancel', { sessionId: closed._id })
  expect(await takeBack('o-staff')).toBe('ok')
})

it('is not for a volunteer who has taken up a wish', async () => {
  await appoint(test, 'o-grid', ['grid_worker'], { gridIds: ['g01'] })
  await put(test, 'people', [
    aPerson('o-wisher', { realName: '王秀英', birthDate: '1950-03-03', gridId: 'g01' }),
  ])
  const wishId = await hungWish(test)
  await decide('o-staff', 'approve')
  await test.must('o-v', 'wish.claim', { wishId })
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
})

it('puts a suspension back that the approval had lifted', async () => {
  await decide('o-staff', 'approve')
  await decide('o-admin', 'suspend')
  await test.must('o-v', 'me.withdrawVolunteer', {})
  await apply()
  expect(await decide('o-other', 'approve')).toBe('SUSPENDED_BEFORE')
  expect(await decide('o-admin', 'approve')).toBe('ok')
  expect(await takeBack('o-admin')).toBe('ok')
  expect((await volunteer()).suspension?.reason).toBe('姓名和证件对不上')
  expect(await decide('o-other', 'approve')).toBe('SUSPENDED_BEFORE')
})

it('of two at the same moment one comes first, and the other hears of it', async () => {
  const { version } = await volunteer()
  const decided = await Promise.all([
    test.call('o-staff', 'desk.decideVolunteer', { personId, version, event: 'approve' }),
    test.call('o-other', 'desk.decideVolunteer', { personId, version, event: 'reject', reason: '不全' }),
  ])
  expect(decided.map(codeOf).sort()).toEqual(['STALE', 'ok'])
  const by = codeOf(decided[0]) === 'ok' ? 'o-staff' : 'o-other'
  const input = { personId, version: version + 1 }
  const back = await Promise.all([
    test.call(by, 'desk.takeBackVolunteer', input),
    test.call(by, 'desk.takeBackVolunteer', input),
    test.call('o-admin', 'desk.takeBackVolunteer', input),
  ])
  const codes = back.map(codeOf)
  expect(['ok,ok,STALE', 'STALE,STALE,ok']).toContain(codes.join())
  expect(await volunteer()).toMatchObject({ state: 'pendingReview', version: version + 2 })
})

it('is done once, whichever request dies', async () => {
  await decide('o-staff', 'approve')
  const input = { personId, version: (await volunteer()).version }
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const clean = await test.call('o-staff', 'desk.takeBackVolunteer', input)
  expect(clean.ok).toBe(true)
  // One of them looks for what the volunteer has in hand, which goes back to the station.
  expect(clean.ops).toBeLessThanOrEqual(12)
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'o-staff', 'desk.takeBackVolunteer', input, crash)
    const again = await test.call('o-staff', 'desk.takeBackVolunteer', input)
    expect([...crash, codeOf(again)]).toEqual([...crash, 'ok'])
    await laterJobs(test)
    const { state, version } = await volunteer()
    expect([...crash, state, version, await told()]).toEqual([
      ...crash,
      'pendingReview',
      input.version + 1,
      [],
    ])
  }
})

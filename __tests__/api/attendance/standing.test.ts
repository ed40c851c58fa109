/** Places and doors that depend on who somebody is now: a volunteer in good standing, a resident of this station. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { attended, proofAt } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'admin', ['station_admin'])
})
afterAll(() => test.close())

const active = { volunteer: { ...aPerson('x').volunteer, state: 'active' as const } }

it('a volunteer who withdraws gives the places in volunteers-only sessions back, is told, and cannot come in', async () => {
  await put(test, 'people', [aPerson('wang', active), aPerson('li', active)])
  const session = await putSession(test, { volunteersOnly: true, capacity: 1 })
  const open = await putSession(test, {
    startAt: session.startAt + 86_400_000,
    endAt: session.endAt + 86_400_000,
  })
  for (const openid of ['wang', 'li']) await test.must(openid, 'activity.signUp', { sessionId: session._id })
  await test.must('wang', 'activity.signUp', { sessionId: open._id })
  await test.must('wang', 'me.withdrawVolunteer', {})
  await laterJobs(test)
  const [seats] = await test.rows<SessionDocument>('sessions', { _id: session._id })
  expect(seats?.seats.holders.map(({ who }) => who)).not.toContain(personIdOf('wang'))
  expect([...(seats?.seats.offers ?? []), ...(seats?.seats.holders ?? [])].map(({ who }) => who)).toEqual([
    personIdOf('li'),
  ])
  const rows = await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf('wang') })
  expect(rows.map(({ sessionId, state }) => [sessionId, state]).sort()).toEqual(
    [
      [session._id, 'cancelled'],
      [open._id, 'confirmed'],
    ].sort(),
  )
  const told = await test.rows('messages', { personId: personIdOf('wang'), kind: 'toDo' })
  expect(told).toHaveLength(1)
  test.at(session.startAt)
  const proof = proofAt(session, session.startAt)
  expect(codeOf(await test.call('wang', 'attendance.checkIn', { sessionId: session._id, proof }))).toBe(
    'VOLUNTEERS_ONLY',
  )
})

it('somebody of another station is refused in words before taking a seat', async () => {
  await put(test, 'people', [aPerson('far', { stationId: 'st2' })])
  const session = await attended(test, [])
  expect(codeOf(await test.call('far', 'activity.signUp', { sessionId: session._id }))).toBe('OTHER_STATION')
  expect(await test.rows('enrollments')).toEqual([])
})

it('a day is not added to beyond 24 hours, and the same title on the same day is asked about', async () => {
  await put(test, 'people', [aPerson('wang')])
  const add = (title: string, minutes: number, again = false) =>
    test.call('admin', 'hours.add', {
      personId: personIdOf('wang'),
      title,
      day: new Date(test.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      minutes,
      reason: '没带手机',
      ...(again && { again }),
    })
  expect(codeOf(await add('送药', 700))).toBe('ok')
  expect(codeOf(await add('送 药', 60))).toBe('SAME_TITLE')
  expect(codeOf(await add('送药', 60, true))).toBe('ok')
  expect(codeOf(await add('扫雪', 700))).toBe('DAY_FULL')
})

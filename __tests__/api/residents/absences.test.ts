/** Whoever holds a place and does not come three times is shown to the head, who asks; nothing follows by itself. */
import type { Fault } from '../../../emulator/faults'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { ABSENT_MARK } from '../../../src/domain/person/finding'
import { personIdOf } from '../../support/builders'
import { attended, HOUR, MINUTE, proofAt } from '../../support/door'
import { keepPresent, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'])
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'wang', [], { 'volunteer.state': 'active' })
})
afterAll(() => test.close())

const personId = personIdOf('wang')
const wang = async () => (await test.rows<PersonDocument>('people', { _id: personId }))[0]
/** Wang has a place and stays away, so many times. */
async function staysAway(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const session = await attended(test, ['wang'])
    test.at(session.endAt + HOUR)
    await laterJobs(test)
  }
}
const listed = async () => (await test.must('head', 'residents.absences', {})).items
const toDos = async (openid: string) =>
  (await test.must(openid, 'desk.open', {})).toDos.filter(({ kind }) => kind === 'absent')
const settle = (openid: string, newest: string) =>
  test.call(openid, 'residents.settleAbsences', { personId, newest })

it('comes to the head with the third, who sees each, and to nobody else', async () => {
  await staysAway(2)
  expect(await listed()).toEqual([])
  await staysAway(1)
  const [absent] = await listed()
  expect(absent).toMatchObject({ personId, isVolunteer: true, askedAt: null })
  expect(absent?.missed).toHaveLength(3)
  const times = (absent?.missed ?? []).map(({ at }) => at)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(await toDos('head')).toMatchObject([{ id: personId, dueAt: null }])
  expect(await toDos('staff')).toEqual([])
  expect(codeOf(await test.call('staff', 'residents.absences', {}))).toBe('FORBIDDEN')
  // Nothing else has changed for Wang.
  expect((await wang())?.volunteer.state).toBe('active')
})

it('is asked about once; a repeat is the same, and the next absence brings it back', async () => {
  await staysAway(3)
  const newest = (await listed())[0]?.missed[0]?.enrollmentId ?? ''
  expect(codeOf(await settle('head', 'another'))).toBe('STALE')
  expect(codeOf(await settle('head', newest))).toBe('ok')
  expect(codeOf(await settle('head', newest))).toBe('ok')
  expect(await listed()).toEqual([])
  expect(await toDos('head')).toEqual([])
  expect((await wang())?.marks).not.toContain(ABSENT_MARK)
  await staysAway(1)
  const [again] = await listed()
  expect(again?.missed).toHaveLength(4)
  expect(again?.askedAt).not.toBeNull()
  expect(codeOf(await settle('head', newest))).toBe('STALE')
})

it('is none when a check-in that had no signal arrives after all', async () => {
  await staysAway(2)
  const session = await attended(test, ['wang'])
  const proof = proofAt(session, session.startAt)
  test.at(session.endAt + HOUR)
  await laterJobs(test)
  expect(await listed()).toHaveLength(1)
  await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })
  expect(await listed()).toEqual([])
  expect((await wang())?.absences?.missed).toHaveLength(2)
  expect((await wang())?.marks).not.toContain(ABSENT_MARK)
})

it('is none when the check-in arrives while the timer calls who did not come, whoever is quicker', async () => {
  const session = await attended(test, ['wang'])
  const input = { sessionId: session._id, proof: proofAt(session, session.startAt) }
  for (const at of [session.startAt, session.endAt]) {
    test.at(at)
    await test.jobs()
  }
  test.at(session.endAt + MINUTE)
  const rewind = await keepPresent(test)
  const call = () => test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const enter = () => test.must('wang', 'attendance.checkIn', input, 'a-key-for-the-door')
  const run = await call()
  expect((await wang())?.absences?.missed).toHaveLength(1)
  const entering = await test.call('wang', 'attendance.checkIn', input)
  // The one that is held until the other is answered has come as far as it can by then.
  const held = { function: 'api', openid: 'wang', request: 1, kind: 'late' } as const
  const orders: Fault[][] = [
    ...numbersTo(run.ops).map((request): Fault[] => [
      { function: 'jobs', request, kind: 'late', until: 'wang' },
      held,
    ]),
    ...numbersTo(entering.ops).map((request): Fault[] => [{ ...held, request }]),
  ]
  for (const order of orders) {
    await rewind()
    order.forEach((fault) => test.cloud.fault(fault))
    await Promise.all([call(), enter()])
    await laterJobs(test)
    const rows = await test.rows<EnrollmentDocument>('enrollments', { personId })
    expect([order, rows.map(({ state }) => state)]).toEqual([order, ['checkedIn']])
    expect([order, (await wang())?.absences?.missed ?? []]).toEqual([order, []])
  }
})

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)

it('is forgotten a year after the first of the three, without anybody doing anything', async () => {
  await staysAway(3)
  const until = (await wang())?.absences?.askUntil ?? 0
  test.at(until - MINUTE)
  expect(await toDos('head')).toHaveLength(1)
  test.at(until)
  expect(await toDos('head')).toEqual([])
  expect(await listed()).toEqual([])
})

it('is never asked about by the person who did not come', async () => {
  await staysAway(3)
  const newest = (await wang())?.absences?.missed[2]?.enrollmentId ?? ''
  await appoint(test, 'wang', ['station_admin'])
  expect(codeOf(await settle('wang', newest))).toBe('NOT_FOUND')
  expect((await test.must('wang', 'residents.absences', {})).items).toEqual([])
})

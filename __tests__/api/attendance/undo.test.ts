/** Marks made for somebody else are taken back: the visit, its hours and its points, once, by those who may. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { attended, bookErrors, HOUR, MINUTE, proofAt } from '../../support/door'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let session: SessionDocument
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'])
  await appoint(test, 'other', ['grid_worker'], { gridIds: ['g01'] })
  await appoint(test, 'staff', ['staff'])
  session = await attended(test, ['wang'], { capacity: 2, gridIds: ['g01'] })
})
afterAll(() => test.close())

const rowOf = async (openid = 'wang') =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]
const recordOf = async () => (await test.rows<ServiceRecordDocument>('serviceRecords'))[0]
const on = (openid: string) => ({ sessionId: session._id, personId: personIdOf(openid) })
const mark = (as: 'in' | 'out', by = 'leader') => test.must(by, 'attendance.mark', { ...on('wang'), as })
const undo = (as: 'in' | 'out', by = 'leader') => test.call(by, 'attendance.undo', { ...on('wang'), as })
const scan = (as: 'in' | 'out', openid = 'wang') =>
  test.must('leader', 'attendance.scanCard', {
    sessionId: session._id,
    card: `card-${personIdOf(openid)}`,
    as,
    walkIn: true,
  })

it('a tick is taken back by whoever made it or by the staff, as often as it is asked', async () => {
  test.at(session.startAt)
  expect((await mark('in')).row.mayUndo).toBe('in')
  expect(codeOf(await undo('in', 'other'))).toBe('UNDO_NOT_YOURS')
  expect(codeOf(await undo('out'))).toBe('INVALID_STATE')
  expect(await undo('in')).toMatchObject({ ok: true, data: { row: { state: 'confirmed', mayUndo: null } } })
  expect(codeOf(await undo('in'))).toBe('ok')
  await mark('in')
  expect(codeOf(await undo('in', 'staff'))).toBe('ok')
  await mark('in')
  test.at(session.startAt + 61 * MINUTE)
  expect(await mark('out')).toMatchObject({ minutes: 60 })
  expect(await bookErrors(test)).toEqual([])
})

it('a check-out is taken back with its hours and points, and the visit goes on to be ended anew', async () => {
  test.at(session.startAt)
  await scan('in')
  test.at(session.startAt + 61 * MINUTE)
  await scan('out')
  expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 60, points: 1 })
  expect(await undo('out')).toMatchObject({ ok: true, data: { row: { state: 'checkedIn' }, minutes: null } })
  expect(codeOf(await undo('out'))).toBe('ok')
  expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 0, points: 0, lines: [] })
  const left = session.endAt + 5 * MINUTE
  test.at(left)
  const proof = proofAt(session, left)
  const input = { sessionId: session._id, proof }
  const out = await test.must('wang', 'attendance.checkOut', input)
  expect(out).toMatchObject({ state: 'counted', minutes: 120, points: 2 })
  expect(await test.must('wang', 'attendance.checkOut', input)).toEqual(out)
  expect((await recordOf())?.history.map((entry) => entry.on)).toEqual([
    'begin',
    'close',
    'autoApprove',
    'undo',
    'reopen',
    'close',
    'autoApprove',
  ])
  expect(codeOf(await undo('out'))).toBe('UNDO_NOT_YOURS')
})

it('a mark is not taken back after a day, nor once somebody has decided on the hours', async () => {
  test.at(session.startAt)
  await mark('in')
  test.at(session.endAt)
  await mark('out')
  const record = await recordOf()
  const decision = {
    recordId: record?._id ?? '',
    version: record?.version ?? 0,
    event: 'leaderCheck' as const,
  }
  const name = await test.cloud.snapshot('marked')
  await test.must('staff', 'hours.decide', decision)
  expect(codeOf(await undo('out'))).toBe('UNDO_CLOSED')
  await test.cloud.restore(name)
  test.at(session.endAt + 24 * HOUR + MINUTE)
  expect(codeOf(await undo('out', 'staff'))).toBe('UNDO_CLOSED')
})

it('somebody who joined at the door gives the seat back, and may join again', async () => {
  await put(test, 'people', [aPerson('passer')])
  test.at(session.startAt)
  await scan('in', 'passer')
  const undone = await test.must('leader', 'attendance.undo', { ...on('passer'), as: 'in' })
  expect(undone.row).toBeNull()
  const [now] = await test.rows<SessionDocument>('sessions', { _id: session._id })
  expect(now?.seats.holders.map(({ who }) => who)).toEqual([personIdOf('wang')])
  expect((await scan('in', 'passer')).row.state).toBe('checkedIn')
})

it('an absence that the check-in had taken back stands again', async () => {
  test.at(session.endAt)
  await laterJobs(test)
  expect((await rowOf())?.state).toBe('noShow')
  test.at(session.endAt - MINUTE)
  await mark('in')
  expect(codeOf(await undo('in'))).toBe('ok')
  expect((await rowOf())?.state).toBe('noShow')
  const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf('wang') })
  expect(person?.absences?.missed.length).toBe(1)
})

it('taking back a check-in and the own check-out at the same moment leave one of the two', async () => {
  for (let round = 0; round < 5; round++) {
    await test.cloud.reset()
    await stationOf(test)
    await appoint(test, 'leader', ['team_leader'])
    session = await attended(test, ['wang'])
    test.at(session.startAt)
    await mark('in')
    test.at(session.startAt + HOUR)
    const proof = proofAt(session, session.startAt + HOUR)
    const [undone, out] = await Promise.all([
      undo('in'),
      test.call('wang', 'attendance.checkOut', { sessionId: session._id, proof }),
    ])
    const stands = [(await rowOf())?.state, (await recordOf())?.state]
    expect([undone.ok, out.ok, ...stands]).toEqual(
      undone.ok ? [true, false, 'confirmed', 'undone'] : [false, true, 'checkedOut', 'submitted'],
    )
  }
})

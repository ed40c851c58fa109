/** What meets a visit that has ended on its account and is not written yet; and everything that ends one visit, or two of one person, at the same moment. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { AccountDocument, LedgerEntry } from '../../../src/domain/account/account'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { personIdOf } from '../../support/builders'
import { crashCall, laterJobs } from '../../support/crash'
import { attended, bookErrors, HOUR, MINUTE, proofAt, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const WANG = personIdOf('wang')
/** The request after the one that ends the visit on the account: the first that writes what is owed. */
const WRITING = 3

let test: TestCloud
let session: SessionDocument

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'admin', ['station_admin'])
  session = await attended(test, ['wang'])
  test.at(session.startAt)
})
afterAll(() => test.close())

const on = () => ({ sessionId: session._id, personId: WANG })
const outAt = (at: number, of = session) => ({ sessionId: of._id, proof: proofAt(of, at) })
const rowOf = async (of = session) =>
  (await test.rows<EnrollmentDocument>('enrollments', { sessionId: of._id, personId: WANG }))[0]
const records = () => test.rows<ServiceRecordDocument>('serviceRecords')
const accountOf = async () => (await test.rows<AccountDocument>('accounts', { _id: WANG }))[0]
const checkIn = (of = session) =>
  test.must('wang', 'attendance.checkIn', { sessionId: of._id, proof: proofAt(of, of.startAt) })

/** Lets a check-out die when the account says that the visit has ended, and nothing else does. */
async function dieHalfway(): Promise<void> {
  await checkIn()
  test.at(session.endAt)
  await crashCall(test, 'wang', 'attendance.checkOut', outAt(session.endAt), [WRITING, 'kill'])
  expect((await accountOf())?.outbox?.map(({ kind }) => kind)).toEqual(['writeVisitEnd'])
}

/** One record of two hours, credited once, and nothing left to do. */
async function isCountedOnce(): Promise<void> {
  await laterJobs(test)
  expect((await records()).map(({ state, minutes }) => [state, minutes])).toEqual([['approved', 120]])
  expect((await rowOf())?.state).toBe('counted')
  expect(await accountOf()).toMatchObject({
    balances: { provedMinutes: 120, points: 2 },
    outbox: [],
    unwritten: [],
  })
  expect(await test.rows('entries')).toHaveLength(1)
  expect(await bookErrors(test)).toEqual([])
}

it('an organiser who checks out as well finds it ended', async () => {
  await dieHalfway()
  expect(await test.must('staff', 'attendance.mark', { ...on(), as: 'out' })).toMatchObject({ minutes: 120 })
  await isCountedOnce()
})

it('checking out everybody, and the job that closes what was forgotten, find it ended', async () => {
  await dieHalfway()
  await test.must('staff', 'attendance.checkOutAll', { sessionId: session._id })
  test.at(session.endAt + 3 * HOUR)
  await isCountedOnce()
})

it('taking the check-in back comes too late', async () => {
  await dieHalfway()
  expect(codeOf(await test.call('staff', 'attendance.undo', { ...on(), as: 'in' }))).not.toBe('ok')
  await isCountedOnce()
})

it('its hours are taken back as those of any other visit', async () => {
  await dieHalfway()
  await test.must('wang', 'attendance.checkOut', outAt(session.endAt))
  const [record] = await records()
  const id = { recordId: record?._id ?? '' }
  const refuse = { ...id, version: record?.version ?? 0, event: 'void' as const, reason: '没有到场' }
  const voided = await test.must('admin', 'hours.decide', refuse)
  expect(voided.state).toBe('voided')
  expect(await accountOf()).toMatchObject({ balances: { provedMinutes: 0, points: 0 }, days: {} })
  await laterJobs(test)
  expect(await bookErrors(test)).toEqual([])
})

it('hours are taken back before the row of their entry is written', async () => {
  await checkIn()
  test.at(session.endAt)
  // Everything is written but the entry's row: the account keeps it, and the reversal knows it from there.
  await test.must('wang', 'attendance.checkOut', outAt(session.endAt))
  const [entry] = await test.rows<LedgerEntry>('entries')
  await test.cloud.store.remove('entries', { query: { _id: entry?._id }, multi: false })
  await test.cloud.store.update('accounts', {
    ...{ query: { _id: WANG }, update: { $push: { unwritten: entry } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  const [record] = await records()
  await test.must('admin', 'hours.decide', {
    ...{ recordId: record?._id ?? '', version: record?.version ?? 0 },
    ...{ event: 'void' as const, reason: '没有到场' },
  })
  await laterJobs(test)
  expect(await test.rows('entries')).toHaveLength(2)
  expect(await accountOf()).toMatchObject({ balances: { provedMinutes: 0, points: 0 }, unwritten: [] })
  expect(await bookErrors(test)).toEqual([])
})

it('another visit of the same person, ended meanwhile, leaves both counted', async () => {
  const startAt = session.endAt + HOUR
  const late = await attended(test, ['wang'], { startAt, endAt: startAt + HOUR })
  await dieHalfway()
  await visit(test, 'wang', late)
  await laterJobs(test)
  expect(await accountOf()).toMatchObject({ balances: { provedMinutes: 180 }, outbox: [], unwritten: [] })
  expect(await bookErrors(test)).toEqual([])
})

it('of all who end one visit at the same moment one does', async () => {
  await checkIn()
  const kept = await test.cloud.snapshot()
  for (let round = 0; round < 15; round++) {
    await test.cloud.restore(kept)
    test.at(session.endAt)
    const enders = [
      () => test.call('wang', 'attendance.checkOut', outAt(session.endAt)),
      () => test.call('staff', 'attendance.mark', { ...on(), as: 'out' }),
      () => test.call('staff', 'attendance.undo', { ...on(), as: 'in' }),
      () => test.call('admin', 'attendance.checkOutAll', { sessionId: session._id }),
    ]
    const kind = (['conflict', 'after', 'before'] as const)[round % 3]
    if (round >= 6 && kind)
      test.cloud.fault({ function: 'api', openid: 'wang', request: 2 + (round % 4), kind })
    const turn = round % enders.length
    const order = [...enders.slice(turn), ...enders.slice(0, turn)]
    await Promise.allSettled(order.map((end) => end()))
    await laterJobs(test)
    expect([round, await bookErrors(test)]).toEqual([round, []])
    const [record, ...more] = await records()
    const { state } = (await rowOf()) ?? {}
    expect([round, more, record?.state]).toEqual([round, [], record?.state])
    const told = { approved: 'counted', submitted: 'checkedOut', undone: 'confirmed' }
    expect([round, record?.state, state]).toEqual([
      round,
      record?.state,
      told[(record?.state ?? '') as keyof typeof told] ?? 'checkedIn',
    ])
    const account = await accountOf()
    expect([round, account?.outbox ?? [], account?.unwritten ?? []]).toEqual([round, [], []])
    expect([round, account?.balances.provedMinutes ?? 0]).toEqual([
      round,
      record?.state === 'approved' ? 120 : 0,
    ])
  }
})

it('two visits that overlap, ended at the same moment, count each minute once', async () => {
  const next = await attended(test, ['wang'], { startAt: session.endAt, endAt: session.endAt + 2 * HOUR })
  await checkIn()
  const inAt = next.startAt - 30 * MINUTE
  test.at(inAt)
  await test.must('wang', 'attendance.checkIn', { sessionId: next._id, proof: proofAt(next, inAt) })
  const kept = await test.cloud.snapshot()
  for (let round = 0; round < 6; round++) {
    await test.cloud.restore(kept)
    test.at(session.endAt + 30 * MINUTE)
    const outs = [session, next].map(
      (of) => () => test.call('wang', 'attendance.checkOut', outAt(test.now(), of)),
    )
    if (round % 2) outs.reverse()
    expect((await Promise.all(outs.map((out) => out()))).map(codeOf)).toEqual(['ok', 'ok'])
    await laterJobs(test)
    expect((await records()).map(({ state }) => state)).toEqual(['approved', 'approved'])
    expect((await accountOf())?.balances.provedMinutes).toBe(150)
    expect(await bookErrors(test)).toEqual([])
  }
})

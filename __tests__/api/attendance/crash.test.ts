/** Whatever request dies, and however: the repeat brings visit, record, entries and balances together, once. */
import type { TestInput } from '../../support/as-shown'
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { AccountDocument } from '../../../src/domain/account/account'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesOn, crashJobs, crashesIn } from '../../support/crash'
import { attended, bookErrors, HOUR, MINUTE, proofAt } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let session: SessionDocument
let points = 0

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'])
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'admin', ['station_admin'])
  session = await attended(test, ['wang'])
})
afterAll(() => test.close())

/** Keeps the present as the point from which each crash begins. */
async function keep(): Promise<() => Promise<void>> {
  const start = test.now()
  const name = await test.cloud.snapshot(`hours-${points++}`)
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

type Crashed =
  | 'attendance.checkIn'
  | 'attendance.checkOut'
  | 'attendance.mark'
  | 'attendance.undo'
  | 'attendance.answerForgotten'
  | 'hours.decide'
  | 'hours.appeal'
  | 'hours.add'

/** An answer without instants and deadlines, which a repetition a moment later may not share. */
const timeless = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === 'number' && value > 1e12 ? '' : value)),
  )

/** One action, crashed everywhere; the same input must then be answered as it was without a crash. */
async function crashEverywhere<A extends Crashed>(
  openid: string,
  action: A,
  input: TestInput<A>,
  check: () => Promise<void>,
): Promise<void> {
  const rewind = await keep()
  const key = 'crash-key-000001'
  const clean = await test.call(openid, action, input, key)
  if (!clean.ok) throw new Error(`${action} is refused even without a crash: ${clean.error.code}`)
  await check()
  for (const crash of crashesIn(test, clean)) {
    await rewind()
    await crashCall(test, openid, action, input, crash, key)
    const repeat = await test.call(openid, action, input, key)
    const answer = repeat.ok ? timeless(repeat.data) : repeat.error.code
    expect([...crash, answer]).toEqual([...crash, timeless(clean.data)])
    await minuteLater()
    expect([...crash, await bookErrors(test)]).toEqual([...crash, []])
    await check()
  }
}

/** The timer comes round once. */
const minuteLater = async () => {
  test.at(test.now() + MINUTE)
  await test.jobs()
}
const checkedIn = async () => {
  test.at(session.startAt)
  await test.must('wang', 'attendance.checkIn', {
    sessionId: session._id,
    proof: proofAt(session, session.startAt),
  })
}
const rowOf = async () => (await test.rows<EnrollmentDocument>('enrollments'))[0]
const recordOf = async () => (await test.rows<ServiceRecordDocument>('serviceRecords'))[0]
const balances = async () =>
  (await test.rows<AccountDocument>('accounts', { _id: personIdOf('wang') }))[0]?.balances
const decide = async (event: 'leaderCheck' | 'approve', by: string) => {
  const record = await recordOf()
  return test.must(by, 'hours.decide', { recordId: record?._id ?? '', version: record?.version ?? 0, event })
}

describe('a crash at every step', () => {
  it('of checking in leaves one check-in', async () => {
    test.at(session.startAt)
    const proof = proofAt(session, session.startAt)
    await crashEverywhere('wang', 'attendance.checkIn', { sessionId: session._id, proof }, async () => {
      const row = await rowOf()
      expect(row?.history.map((entry) => entry.on)).toEqual(['confirm', 'checkIn'])
      expect(row?.checkIn?.nonce).toBe(proof.nonce)
    })
  })

  it('of checking out leaves one record, one credit and a counted visit', async () => {
    await checkedIn()
    test.at(session.endAt)
    const proof = proofAt(session, session.endAt)
    await crashEverywhere('wang', 'attendance.checkOut', { sessionId: session._id, proof }, async () => {
      expect(await balances()).toEqual({ provedMinutes: 120, addedMinutes: 0, points: 2 })
      expect(await test.rows('entries')).toHaveLength(1)
      expect((await rowOf())?.state).toBe('counted')
    })
  })

  it('of a check-out that is followed only by the jobs leaves nothing half counted', async () => {
    await checkedIn()
    test.at(session.endAt)
    const input = { sessionId: session._id, proof: proofAt(session, session.endAt) }
    const rewind = await keep()
    const clean = await test.call('wang', 'attendance.checkOut', input)
    for (const crash of crashesIn(test, clean)) {
      await rewind()
      await crashCall(test, 'wang', 'attendance.checkOut', input, crash)
      test.at(session.endAt + 3 * HOUR)
      await test.jobs()
      const state = (await rowOf())?.state ?? ''
      expect([...crash, ['counted', 'leftOpen'].includes(state), await bookErrors(test)]).toEqual([
        ...crash,
        true,
        [],
      ])
      const answer = await test.must('wang', 'attendance.checkOut', input)
      // What the job had to close is proved late by the phone, and waits for a leader.
      const settled = state === 'counted' ? ['counted', 120, 2] : ['checkedOut', 120, null]
      expect([...crash, answer.state, answer.minutes, answer.points]).toEqual([...crash, ...settled])
      expect([...crash, await bookErrors(test)]).toEqual([...crash, []])
    }
  })

  it('of approving, step by step, leaves one credit and one message', async () => {
    await checkedIn()
    test.at(session.endAt)
    await test.must('leader', 'attendance.mark', {
      sessionId: session._id,
      personId: personIdOf('wang'),
      as: 'out',
    })
    const first = await recordOf()
    const check = { recordId: first?._id ?? '', version: first?.version ?? 0, event: 'leaderCheck' as const }
    await crashEverywhere('leader', 'hours.decide', check, async () => {
      expect((await recordOf())?.state).toBe('leaderOk')
      expect(await test.rows('entries')).toEqual([])
    })
    const second = await recordOf()
    const approve = { recordId: second?._id ?? '', version: second?.version ?? 0, event: 'approve' as const }
    await crashEverywhere('staff', 'hours.decide', approve, async () => {
      expect(await balances()).toEqual({ provedMinutes: 120, addedMinutes: 0, points: 2 })
      const told = await test.rows<MessageDocument>('messages', { kind: 'hoursCounted' })
      expect(told.map((message) => message.personId)).toEqual([personIdOf('wang')])
    })
  })

  it('of voiding reverses the credit once', async () => {
    await checkedIn()
    test.at(session.endAt)
    await test.must('wang', 'attendance.checkOut', {
      sessionId: session._id,
      proof: proofAt(session, session.endAt),
    })
    const record = await recordOf()
    const input = {
      recordId: record?._id ?? '',
      version: record?.version ?? 0,
      event: 'void' as const,
      reason: '没有到场',
    }
    await crashEverywhere('admin', 'hours.decide', input, async () => {
      expect(await balances()).toEqual({ provedMinutes: 0, addedMinutes: 0, points: 0 })
      expect(await test.rows('entries')).toHaveLength(2)
      expect((await recordOf())?.state).toBe('voided')
    })
  })

  it('of appealing and of correcting moves the hours once', async () => {
    await checkedIn()
    const left = session.startAt + HOUR
    test.at(left)
    await test.must('wang', 'attendance.checkOut', { sessionId: session._id, proof: proofAt(session, left) })
    const recordId = (await recordOf())?._id ?? ''
    await crashEverywhere('wang', 'hours.appeal', { recordId, reason: '我待到了结束' }, async () => {
      expect((await recordOf())?.state).toBe('appealed')
    })
    const version = (await recordOf())?.version ?? 0
    const correct = { recordId, version, event: 'correct' as const, minutes: 120, reason: '看了照片' }
    await crashEverywhere('staff', 'hours.decide', correct, async () => {
      expect(await balances()).toEqual({ provedMinutes: 120, addedMinutes: 0, points: 2 })
      expect(await test.rows('entries')).toHaveLength(3)
    })
  })

  it('of the job that closes forgotten visits, and of the answer, leaves one question and one record', async () => {
    await checkedIn()
    test.at(session.endAt + 2 * HOUR + MINUTE)
    const rewind = await keep()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    const ours = ['enrollments', 'sessions', 'serviceRecords', 'messages']
    for (const crash of crashesOn(test, clean.requestId, ours)) {
      await rewind()
      await crashJobs(test, crash)
      await minuteLater()
      expect([...crash, (await rowOf())?.state, await bookErrors(test)]).toEqual([...crash, 'leftOpen', []])
      const asked = await test.rows('messages', { kind: 'forgotCheckOut' })
      expect([...crash, asked.length]).toEqual([...crash, 1])
    }
    const recordId = (await recordOf())?._id ?? ''
    const answer = { recordId, leftAt: session.startAt + 90 * MINUTE }
    await crashEverywhere('wang', 'attendance.answerForgotten', answer, async () => {
      expect(await recordOf()).toMatchObject({ state: 'submitted', minutes: 90, asksWhenLeft: false })
      expect(await rowOf()).toMatchObject({ state: 'checkedOut', minutes: 90 })
    })
    await decide('leaderCheck', 'leader')
  })

  it('of taking a check-in back leaves nobody there, and the place where it was', async () => {
    test.at(session.startAt)
    const on = { sessionId: session._id, personId: personIdOf('wang') }
    await test.must('staff', 'attendance.mark', { ...on, as: 'in' })
    await crashEverywhere('staff', 'attendance.undo', { ...on, as: 'in' }, async () => {
      expect(await rowOf()).toMatchObject({ state: 'confirmed', checkIn: null })
    })
  })

  it('of taking a check-out back leaves a visit that goes on, without its hours and points', async () => {
    test.at(session.startAt)
    const on = { sessionId: session._id, personId: personIdOf('wang') }
    await test.must('staff', 'attendance.scanCard', {
      ...{ sessionId: session._id, card: `card-${personIdOf('wang')}`, as: 'in' },
    })
    test.at(session.startAt + HOUR)
    await test.must('staff', 'attendance.scanCard', {
      ...{ sessionId: session._id, card: `card-${personIdOf('wang')}`, as: 'out' },
    })
    await crashEverywhere('staff', 'attendance.undo', { ...on, as: 'out' }, async () => {
      expect(await rowOf()).toMatchObject({ state: 'checkedIn', checkOut: null })
      expect((await balances()) ?? { points: 0 }).toMatchObject({ points: 0 })
    })
  })

  it('of adding hours leaves one record', async () => {
    await put(test, 'people', [aPerson('zhao')])
    const input = {
      personId: personIdOf('zhao'),
      title: '入户送药',
      day: '2027-01-01',
      minutes: 60,
      reason: '没带手机',
    }
    test.at(Date.parse('2027-01-02T02:00:00Z'))
    await crashEverywhere('staff', 'hours.add', input, async () => {
      expect(await test.rows('serviceRecords')).toHaveLength(1)
    })
  })
})

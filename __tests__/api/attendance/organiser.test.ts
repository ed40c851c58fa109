/** The organiser's side of the door on the real functions: roster, ticks, cards, walk-ins, standby, forgotten check-outs. */
import type { AccountDocument } from '../../../src/domain/account/account'
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { DAY, dayOf, startOf, timeOf } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aDependant, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { crashCall, crashesIn } from '../../support/crash'
import { attended, bookErrors, HOUR, MINUTE, proofAt } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'])
  await appoint(test, 'staff', ['staff'])
})
afterAll(() => test.close())

const rowOf = async (who: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: who }))[0]
const sessionNow = async (id: string) => (await test.rows<SessionDocument>('sessions', { _id: id }))[0]
const cardOf = (openid: string) => `card-${personIdOf(openid)}`
const atStart = (session: SessionDocument, minutes = 0) => test.at(session.startAt + minutes * MINUTE)

describe('the roster', () => {
  it('costs one request, counts what happens, and masks names for all but the staff', async () => {
    const session = await attended(test, ['wang', 'li', 'zhao'], { capacity: 2 })
    atStart(session)
    await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    const reply = await test.call('leader', 'attendance.roster', { sessionId: session._id })
    expect(reply.ops).toBeLessThanOrEqual(2)
    expect(reply).toMatchObject({
      ok: true,
      data: {
        capacity: 2,
        free: 0,
        counts: { expected: 2, present: 1, left: 0, waiting: 1, onSite: 0 },
        mayReleaseStandbyAt: session.startAt + 10 * MINUTE,
      },
    })
    const names = async (openid: string) =>
      (await test.must(openid, 'attendance.roster', { sessionId: session._id })).rows.map((row) => row.name)
    expect(await names('leader')).toEqual(['w*', 'l*', 'z*'])
    expect(await names('staff')).toEqual(['wang', 'li', 'zhao'])
  })

  it('is for whoever leads this session and the staff, and so is the key of the code', async () => {
    await put(test, 'people', [aPerson('host')])
    const session = await attended(test, ['wang'], { leaderId: personIdOf('host') })
    await appoint(test, 'foreigner', ['station_admin'], { stationId: 'st2' })
    for (const action of ['attendance.roster', 'attendance.door'] as const) {
      const ask = async (openid: string) =>
        codeOf(await test.call(openid, action, { sessionId: session._id }))
      expect(await ask('wang')).toBe('FORBIDDEN')
      expect(await ask('foreigner')).toBe('OTHER_STATION')
      expect(await ask('host')).toBe('ok')
      expect(await ask('staff')).toBe('ok')
      expect(await ask('leader')).toBe('FORBIDDEN')
    }
    const { secret } = await test.must('host', 'attendance.door', { sessionId: session._id })
    expect(secret).toBe(session.doorSecret)
  })
})

describe('ticking names', () => {
  it('brings people in and out until the end, with hours that wait for a leader', async () => {
    const session = await attended(test, ['wang', 'li'])
    const mark = (openid: string, as: 'in' | 'out') =>
      test.call('leader', 'attendance.mark', { sessionId: session._id, personId: personIdOf(openid), as })
    atStart(session, -31)
    expect(codeOf(await mark('wang', 'in'))).toBe('CHECK_IN_NOT_OPEN')
    atStart(session, 59)
    expect(codeOf(await mark('wang', 'out'))).toBe('NOT_CHECKED_IN')
    const once = await mark('wang', 'in')
    expect(once).toMatchObject({ ok: true, data: { row: { state: 'checkedIn' }, minutes: null } })
    expect(await mark('wang', 'in')).toMatchObject({ ok: true, data: once.ok ? once.data : null })
    atStart(session, 120)
    expect(await mark('wang', 'out')).toMatchObject({
      ok: true,
      data: { row: { state: 'checkedOut' }, minutes: 60 },
    })
    expect(await mark('wang', 'out')).toMatchObject({ ok: true, data: { minutes: 60 } })
    atStart(session, 121)
    expect(codeOf(await mark('li', 'in'))).toBe('CHECK_IN_CLOSED')
    expect(codeOf(await mark('nobody', 'in'))).toBe('CHECK_IN_CLOSED')
    // Nothing is credited: the account says nothing but that the visit has ended.
    const [account, ...others] = await test.rows<AccountDocument>('accounts')
    expect([account?._id, others]).toEqual([personIdOf('wang'), []])
    expect([account?.entries, account?.days, account?.outbox]).toEqual([0, {}, []])
    expect(Object.values(account?.balances ?? {})).toEqual([0, 0, 0])
    expect(await test.rows('entries')).toEqual([])
    expect(await bookErrors(test)).toEqual([])
  })

  it('checks out the rest in bounded batches, not later than the planned end', async () => {
    const openids = Array.from({ length: 20 }, (_, i) => `p${i}`)
    const session = await attended(test, openids, { capacity: 20 })
    atStart(session)
    for (const openid of openids)
      await test.must(openid, 'attendance.checkIn', {
        sessionId: session._id,
        proof: proofAt(session, session.startAt),
      })
    atStart(session, 150)
    const all = () => test.must('leader', 'attendance.checkOutAll', { sessionId: session._id })
    expect(await all()).toEqual({ done: 15, left: 5 })
    expect(await all()).toEqual({ done: 5, left: 0 })
    expect(await all()).toEqual({ done: 0, left: 0 })
    const rows = await test.rows<EnrollmentDocument>('enrollments')
    expect(new Set(rows.map((row) => `${row.state} ${row.minutes} ${row.checkOut?.method}`))).toEqual(
      new Set(['checkedOut 120 bulk']),
    )
    expect(await bookErrors(test)).toEqual([])
  })
})

describe('cards', () => {
  it('check the cardHolder or a family member in and out, with hours at once', async () => {
    const child = aDependant('小明')
    await put(test, 'people', [
      aPerson('mother', { family: [child], cardTokens: [cardOf('mother'), child.cardToken] }),
    ])
    const session = await attended(test, ['mother'])
    await test.must('mother', 'activity.signUp', { sessionId: session._id, forPersonId: child.personId })
    for (const [minutes, as] of [
      [0, 'in'],
      [120, 'out'],
    ] as const) {
      atStart(session, minutes)
      for (const card of [cardOf('mother'), child.cardToken])
        await test.must('leader', 'attendance.scanCard', { sessionId: session._id, card, as })
    }
    expect((await rowOf(child.personId))?.state).toBe('counted')
    expect((await rowOf(personIdOf('mother')))?.state).toBe('counted')
    expect((await test.must('mother', 'hours.mine', {})).lines.map((line) => line.whose).sort()).toEqual([
      '小明',
      '我自己',
    ])
    expect(await bookErrors(test)).toEqual([])
  })

  it('let somebody join who had not signed up, while a seat is free', async () => {
    const session = await attended(test, ['wang'], { capacity: 2 })
    await put(test, 'people', [
      aPerson('passer'),
      aPerson('late'),
      aPerson('elsewhere', { stationId: 'st2' }),
    ])
    atStart(session)
    const scan = (openid: string, walkIn = true) =>
      test.call('leader', 'attendance.scanCard', {
        sessionId: session._id,
        card: cardOf(openid),
        as: 'in',
        walkIn,
      })
    expect(codeOf(await scan('passer', false))).toBe('NOT_ENROLLED')
    const once = await scan('passer')
    expect(once).toMatchObject({ ok: true, data: { row: { state: 'checkedIn', walkIn: true } } })
    expect(await scan('passer')).toMatchObject({ ok: true, data: once.ok ? once.data : null })
    expect(codeOf(await scan('late'))).toBe('NO_SEAT_LEFT')
    expect(codeOf(await scan('elsewhere'))).toBe('CARD_UNKNOWN')
    const seats = (await sessionNow(session._id))?.seats
    expect(seats?.holders.map((seat) => seat.who)).toEqual([personIdOf('wang'), personIdOf('passer')])
    if (seats) assertSeats(seats)
  })

  it('let a walk-in in once, whatever request dies', async () => {
    const session = await attended(test, ['wang'], { capacity: 2 })
    await put(test, 'people', [aPerson('passer')])
    const start = session.startAt
    test.at(start)
    const name = await test.cloud.snapshot('walk-in')
    const input = { sessionId: session._id, card: cardOf('passer'), as: 'in' as const, walkIn: true }
    const clean = await test.call('leader', 'attendance.scanCard', input)
    for (const crash of crashesIn(test, clean)) {
      await test.cloud.restore(name)
      test.at(start)
      await crashCall(test, 'leader', 'attendance.scanCard', input, crash)
      const repeat = await test.call('leader', 'attendance.scanCard', input)
      expect([...crash, repeat.ok && repeat.data.row.state]).toEqual([...crash, 'checkedIn'])
      const seats = (await sessionNow(session._id))?.seats
      expect([...crash, seats?.free, seats?.holders.length]).toEqual([...crash, 0, 2])
    }
  })

  it('give one free seat to one of ten walk-ins', async () => {
    const session = await attended(test, ['wang'], { capacity: 2 })
    const openids = Array.from({ length: 10 }, (_, i) => `passer${i}`)
    await put(
      test,
      'people',
      openids.map((openid) => aPerson(openid)),
    )
    atStart(session)
    const codes = await Promise.all(
      openids.map(async (openid) =>
        codeOf(
          await test.call('leader', 'attendance.scanCard', {
            sessionId: session._id,
            card: cardOf(openid),
            as: 'in',
            walkIn: true,
          }),
        ),
      ),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code === 'NO_SEAT_LEFT')).toHaveLength(9)
  })
})

describe('standing by', () => {
  /** Two seats, held by people who do not come, and three waiting of whom the last two report at the door. */
  async function standbyScene(): Promise<SessionDocument> {
    const session = await attended(test, ['early', 'late', 'home', 'second', 'third'], { capacity: 2 })
    atStart(session)
    for (const openid of ['third', 'second']) {
      const proof = proofAt(session, session.startAt)
      const answer = await test.must(openid, 'attendance.standby', { sessionId: session._id, proof })
      expect(answer.standing.state).toBe('waiting')
    }
    return session
  }

  const release = (session: SessionDocument) =>
    test.call('leader', 'attendance.releaseStandby', { sessionId: session._id })

  const expectSeated = async (session: SessionDocument) => {
    const seats = (await sessionNow(session._id))?.seats
    if (!seats) throw new Error('no session')
    assertSeats(seats)
    expect(seats.holders.map((seat) => seat.who)).toEqual([personIdOf('second'), personIdOf('third')])
    expect(seats.queue.map((waiter) => waiter.who)).toEqual([personIdOf('home')])
    const states = await Promise.all(
      ['early', 'late', 'home', 'second', 'third'].map(
        async (openid) => (await rowOf(personIdOf(openid)))?.state,
      ),
    )
    expect(states).toEqual(['noShow', 'noShow', 'waiting', 'checkedIn', 'checkedIn'])
    const absent = await test.rows<PersonDocument>('people', { 'absences.missed.0': { $exists: true } })
    expect(absent.map(({ absences }) => absences?.missed.length)).toEqual([1, 1])
  }

  it('gives the places of the absent to those on site, in the order of the queue, ten minutes after the start', async () => {
    const session = await standbyScene()
    atStart(session, 9)
    expect(codeOf(await release(session))).toBe('TOO_EARLY_TO_RELEASE')
    atStart(session, 11)
    const reply = await release(session)
    expect(reply).toMatchObject({ ok: true, data: { released: 2, seated: 2 } })
    await expectSeated(session)
    expect(await release(session)).toMatchObject({ ok: true, data: { released: 0, seated: 0 } })
  })

  it('takes no more places than people wait for, the latest first', async () => {
    const session = await attended(test, ['early', 'late', 'second'], { capacity: 2 })
    atStart(session)
    const proof = proofAt(session, session.startAt)
    await test.must('second', 'attendance.standby', { sessionId: session._id, proof })
    atStart(session, 11)
    expect(await release(session)).toMatchObject({ ok: true, data: { released: 1, seated: 1 } })
    expect((await rowOf(personIdOf('early')))?.state).toBe('confirmed')
    expect((await rowOf(personIdOf('late')))?.state).toBe('noShow')
    atStart(session, 12)
    const late = { sessionId: session._id, proof: proofAt(session, session.startAt + 12 * MINUTE) }
    expect(codeOf(await test.call('late', 'attendance.checkIn', late))).toBe('CHECK_IN_CLOSED')
  })

  it('is done by the timer when nobody at the door does it', async () => {
    const session = await standbyScene()
    atStart(session, 11)
    await test.jobs()
    await expectSeated(session)
  })

  it('ends the same whatever request of the release dies, after a repeat or the jobs alone', async () => {
    const session = await standbyScene()
    atStart(session, 11)
    const name = await test.cloud.snapshot('standby')
    const clean = await test.call('leader', 'attendance.releaseStandby', { sessionId: session._id })
    for (const [i, crash] of crashesIn(test, clean).entries()) {
      await test.cloud.restore(name)
      atStart(session, 11)
      await crashCall(test, 'leader', 'attendance.releaseStandby', { sessionId: session._id }, crash)
      if (i % 2 === 0) expect([...crash, codeOf(await release(session))]).toEqual([...crash, 'ok'])
      atStart(session, 12)
      await test.jobs()
      await expectSeated(session)
    }
  })

  it('lets a check-in at the same moment keep its place', async () => {
    const session = await standbyScene()
    atStart(session, 11)
    const proof = proofAt(session, session.startAt + 11 * MINUTE)
    const [entered] = await Promise.all([
      test.call('early', 'attendance.checkIn', { sessionId: session._id, proof }),
      release(session),
    ])
    const row = await rowOf(personIdOf('early'))
    expect([entered.ok, row?.state]).toEqual(entered.ok ? [true, 'checkedIn'] : [false, 'noShow'])
    const seats = (await sessionNow(session._id))?.seats
    expect(seats?.holders.some((seat) => seat.who === personIdOf('early'))).toBe(entered.ok)
    if (seats) assertSeats(seats)
  })
})

describe('forgetting to leave', () => {
  it('is asked about at eight the next morning, answered, checked and approved', async () => {
    const afternoon = startOf(dayOf(test.now() + 2 * DAY)) + 15 * HOUR
    const session = await attended(test, ['wang'], { startAt: afternoon })
    atStart(session)
    await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    test.at(session.endAt + HOUR)
    await test.jobs()
    expect((await rowOf(personIdOf('wang')))?.state).toBe('checkedIn')
    test.at(session.endAt + 2 * HOUR)
    await test.jobs()
    await test.jobs()
    expect((await rowOf(personIdOf('wang')))?.state).toBe('leftOpen')
    const asked = await test.rows<MessageDocument>('messages', { kind: 'forgotCheckOut' })
    expect(asked).toHaveLength(1)
    const delivery = asked[0]?.delivery.nextAt ?? 0
    expect([timeOf(delivery), delivery > test.now(), dayOf(delivery) > dayOf(session.startAt)]).toEqual([
      '08:00',
      true,
      true,
    ])
    const recordId = `${session._id}:${personIdOf('wang')}`
    expect(await test.must('wang', 'hours.receipt', { recordId })).toMatchObject({
      state: 'open',
      minutes: 120,
      mayAnswerForgotten: true,
    })
    test.at(delivery)
    const answer = { recordId, leftAt: session.startAt + 100 * MINUTE }
    expect(codeOf(await test.call('li', 'attendance.answerForgotten', answer))).toBe('NOT_FOUND')
    expect(await test.must('wang', 'attendance.answerForgotten', answer)).toEqual({ recordId, minutes: 96 })
    expect(await test.must('wang', 'attendance.answerForgotten', answer)).toEqual({ recordId, minutes: 96 })
    const [waiting] = (await test.must('leader', 'hours.pending', {})).items
    expect(waiting).toMatchObject({ recordId, minutes: 96, why: '忘了签退，本人补说' })
    const checked = await test.must('leader', 'hours.decide', {
      recordId,
      version: waiting?.version ?? 0,
      event: 'leaderCheck',
    })
    await test.must('staff', 'hours.decide', { recordId, version: checked.version, event: 'approve' })
    expect((await rowOf(personIdOf('wang')))?.state).toBe('counted')
    expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 96, points: 1 })
    expect(await bookErrors(test)).toEqual([])
  })

  it('is repaired by a check-out that was made without signal', async () => {
    const session = await attended(test, ['wang'])
    atStart(session)
    await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    const proof = proofAt(session, session.startAt + 110 * MINUTE)
    test.at(session.endAt + 3 * HOUR)
    await test.jobs()
    const answer = await test.must('wang', 'attendance.checkOut', { sessionId: session._id, proof })
    expect(answer).toMatchObject({ state: 'checkedOut', minutes: 108, points: null, late: true })
    expect(await test.must('wang', 'attendance.checkOut', { sessionId: session._id, proof })).toEqual(answer)
    expect(await bookErrors(test)).toEqual([])
  })

  it('asks nothing where no hours are counted', async () => {
    const session = await putSession(test, { countsHours: false })
    await put(test, 'people', [aPerson('wang')])
    await test.must('wang', 'activity.signUp', { sessionId: session._id })
    atStart(session)
    await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    test.at(session.endAt + 3 * HOUR)
    await test.jobs()
    expect((await rowOf(personIdOf('wang')))?.state).toBe('checkedOut')
    expect(await test.rows('serviceRecords')).toEqual([])
  })
})

/** What the timer does to sessions, places and messages: once, whoever dies in between. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { sessionPatch } from '../../../src/domain/activity/session-changes'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { disagreements } from '../../support/agreement'
import { aDependant, aPerson, personIdOf, put, putPeople, putSession } from '../../support/builders'
import { crashesOn, crashJobs, keepPresent, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const sessionOf = async (id: string) =>
  (await test.rows<SessionDocument>('sessions', { _id: id }))[0] as SessionDocument
const personOf = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0] as PersonDocument
const messagesOf = (openid: string) =>
  test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })

/** Moves a session as an organiser's desk does. */
async function move(id: string, change: Omit<Parameters<typeof sessionPatch>[1], 'now'>): Promise<void> {
  const { guard, patch } = sessionPatch(await sessionOf(id), { ...change, now: test.now() })
  await test.cloud.store.update('sessions', {
    query: { _id: id, ...guard },
    update: { ...patch },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
}

describe('the clock', () => {
  it('closes enrolment, begins and ends a session, also when it leaps', async () => {
    const now = test.now()
    const given = { startAt: now + 3 * HOUR, enrolUntil: now + HOUR }
    const slow = await putSession(test, given)
    const states: string[] = []
    for (const at of [now + 30 * MINUTE, now + HOUR, now + 3 * HOUR, now + 5 * HOUR]) {
      test.at(at + 1000)
      await test.jobs()
      states.push((await sessionOf(slow._id)).state)
    }
    expect(states).toEqual(['enrolling', 'enrollClosed', 'ongoing', 'ended'])
    test.at(now)
    const leapt = await putSession(test, given)
    test.at(now + 9 * HOUR)
    await laterJobs(test)
    await laterJobs(test)
    expect(await sessionOf(leapt._id)).toMatchObject({
      state: 'ended',
      nextDueAt: null,
      seats: { open: false },
    })
  })

  it('counts everybody who stayed away exactly once, whichever request dies', async () => {
    const now = test.now()
    const child = aDependant('小明')
    const session = await putSession(test, { startAt: now + 3 * HOUR, capacity: 3, queueCapacity: 5 })
    await put(test, 'people', [aPerson('mother', { family: [child] })])
    const [waiting = ''] = await putPeople(test, 'p', 2)
    await test.must('mother', 'activity.signUp', { sessionId: session._id })
    await test.must('mother', 'activity.signUp', { sessionId: session._id, forPersonId: child.personId })
    await test.must('p-1', 'activity.signUp', { sessionId: session._id })
    await test.must(waiting, 'activity.signUp', { sessionId: session._id })
    await laterJobs(test)
    test.at(now + 4 * HOUR)
    await laterJobs(test)
    // The session ends by the first run, and who did not come is called by the second.
    for (const start of [now + 6 * HOUR, now + 6 * HOUR + MINUTE]) {
      test.at(start)
      await diesAnywhere(start, session._id, waiting)
    }
  })

  async function diesAnywhere(start: number, sessionId: string, waiting: string): Promise<void> {
    const rewind = await keepPresent(test)
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    const after = await test.cloud.snapshot()
    const ours = ['sessions', 'enrollments', 'people']
    for (const crash of crashesOn(test, clean.requestId, ours, ['after', 'kill'])) {
      await rewind()
      await crashJobs(test, crash)
      await laterJobs(test)
      await laterJobs(test)
      const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId })
      const states = rows.map((row) => row.state).sort()
      expect([...crash, states]).toEqual([...crash, ['cancelled', 'noShow', 'noShow', 'noShow']])
      const counts = [
        (await personOf('mother')).absences?.missed.length ?? 0,
        (await personOf('p-1')).absences?.missed.length ?? 0,
        (await personOf(waiting)).absences?.missed.length ?? 0,
      ]
      expect([...crash, counts]).toEqual([...crash, [1, 1, 0]])
      expect([...crash, (await personOf('mother')).agenda]).toEqual([...crash, []])
      expect(await sessionOf(sessionId)).toMatchObject({
        state: 'ended',
        nextDueAt: null,
        unsettled: false,
      })
    }
    await test.cloud.restore(after)
    test.at(start)
  }
})

describe('an organiser', () => {
  it('who cancels a session has everybody told once, and their time set free', async () => {
    const session = await putSession(test, { capacity: 1, queueCapacity: 5 })
    const people = await putPeople(test, 'p', 3)
    for (const openid of people) await test.must(openid, 'activity.signUp', { sessionId: session._id })
    await test.must('p-0', 'activity.cancel', { sessionId: session._id })
    await test.must('p-0', 'activity.signUp', { sessionId: session._id })
    await move(session._id, { to: 'cancelled', notice: '大雨' })
    await laterJobs(test)
    await laterJobs(test)
    for (const openid of people) {
      const told = (await messagesOf(openid)).filter((message) => message.kind === 'sessionCancelled')
      expect(told.map((message) => message.text)).toEqual([expect.stringContaining('大雨')])
    }
    expect(await disagreements(test, session._id)).toEqual([])
    const detail = await test.must('p-0', 'activity.detail', { sessionId: session._id })
    expect(detail).toMatchObject({ state: 'cancelled', notice: '大雨' })
  })

  it('who postpones a session moves rows and agendas along and tells everybody once', async () => {
    const session = await putSession(test, { capacity: 1, queueCapacity: 5 })
    const people = await putPeople(test, 'p', 2)
    for (const openid of people) await test.must(openid, 'activity.signUp', { sessionId: session._id })
    const times = {
      startAt: session.startAt + 24 * HOUR,
      endAt: session.endAt + 24 * HOUR,
      enrolUntil: session.startAt,
    }
    await move(session._id, { to: 'postponed', notice: '场地维修', times })
    await laterJobs(test)
    await laterJobs(test)
    expect(await disagreements(test, session._id)).toEqual([])
    const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
    expect(rows.map((row) => row.startAt)).toEqual([times.startAt, times.startAt])
    for (const openid of people) {
      const told = (await messagesOf(openid)).filter((message) => message.kind === 'sessionChanged')
      expect(told).toHaveLength(1)
    }
  })
})

describe('settling', () => {
  it('takes a seat back whose time was promised elsewhere before its owner could be asked', async () => {
    const [openid = ''] = await putPeople(test, 'p', 1)
    const who = personIdOf(openid)
    const first = await putSession(test)
    const second = await putSession(test)
    await test.must(openid, 'activity.signUp', { sessionId: first._id })
    // What a sign-up that died right after taking its seat leaves behind.
    await test.cloud.store.update('sessions', {
      query: { _id: second._id },
      update: {
        $set: { unsettled: true, settleAt: 0 },
        $inc: { 'seats.free': -1, 'seats.version': 1 },
        $push: { 'seats.holders': { who, by: who, at: test.now() } },
      },
      replace: false,
      multi: false,
      upsert: false,
      nowMs: test.now(),
    })
    await laterJobs(test)
    expect((await sessionOf(second._id)).seats).toMatchObject({ holders: [], free: 10 })
    expect(await disagreements(test, second._id)).toEqual([])
    expect(await disagreements(test, first._id)).toEqual([])
    expect((await messagesOf(openid)).map((message) => message.kind)).toEqual(['enrolled'])
  })

  it('offers the places that a larger room brings', async () => {
    const session = await putSession(test, { capacity: 1, queueCapacity: 5 })
    for (const openid of await putPeople(test, 'p', 4)) {
      await test.must(openid, 'activity.signUp', { sessionId: session._id })
    }
    await test.cloud.store.update('sessions', {
      query: { _id: session._id },
      update: { $set: { unsettled: true, settleAt: 0 }, $inc: { 'seats.capacity': 2, 'seats.free': 2 } },
      replace: false,
      multi: false,
      upsert: false,
      nowMs: test.now(),
    })
    await laterJobs(test)
    expect((await sessionOf(session._id)).seats.offers.map((offer) => offer.who)).toEqual(
      ['p-1', 'p-2'].map(personIdOf),
    )
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('is for the timer alone', async () => {
    const answer = await test.cloud.call('jobs', {}, { openid: 'anybody' })
    expect(answer.result).toMatchObject({ ok: false })
  })
})

describe('delivery', () => {
  const message = (openid: string, id: string): MessageDocument => ({
    _id: id,
    personId: personIdOf(openid),
    stationId: 'st1',
    kind: 'offer',
    title: '有空位留给您',
    text: '空出一个位子。',
    page: '/packages/activity/detail/index?sessionId=s1',
    at: test.now(),
    readAt: null,
    listed: true,
    aboutId: null,
    unread: true,
    delivery: { state: 'due', attempts: 0, nextAt: test.now(), error: null },
  })
  const stateOf = async (id: string) =>
    (await test.rows<MessageDocument>('messages', { _id: id }))[0]?.delivery.state
  const stockOf = async (openid: string) => (await personOf(openid)).subscriptions.placeNotice

  it('sends as often as was agreed to and leaves the rest in the inbox', async () => {
    await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 1 } })])
    await put(test, 'messages', [message('wang', 'm1'), message('wang', 'm2')])
    await test.jobs()
    expect(test.cloud.outbox()).toHaveLength(1)
    expect([await stateOf('m1'), await stateOf('m2')].sort()).toEqual(['inboxOnly', 'sent'])
    expect(await stockOf('wang')).toBe(0)
  })

  it('forgets a stock that WeChat says is empty', async () => {
    await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 3 } })])
    await put(test, 'messages', [message('wang', 'm1')])
    test.cloud.answers({
      api: 'subscribeMessage.send',
      errcode: 43101,
      times: 1,
    })
    await test.jobs()
    expect(await stateOf('m1')).toBe('inboxOnly')
    expect(await stockOf('wang')).toBe(0)
  })

  it('tries again later after another error, and less and less often', async () => {
    await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 1 } })])
    await put(test, 'messages', [message('wang', 'm1')])
    test.cloud.answers({
      api: 'subscribeMessage.send',
      errcode: 45009,
      times: 1,
    })
    await test.jobs()
    expect(await stateOf('m1')).toBe('due')
    expect(await stockOf('wang')).toBe(1)
    await test.jobs()
    expect(await stateOf('m1')).toBe('due')
    test.at(test.now() + 2 * MINUTE)
    await test.jobs()
    expect(await stateOf('m1')).toBe('sent')
  })

  it('never sends twice, whichever request dies', async () => {
    await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 5 } })])
    await put(test, 'messages', [message('wang', 'm1')])
    const start = test.now()
    const kept = await test.cloud.snapshot()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    for (const crash of crashesOn(test, clean.requestId, ['messages', 'people'])) {
      await test.cloud.restore(kept)
      test.at(start)
      const sentBefore = test.cloud.outbox().length
      await crashJobs(test, crash)
      for (let run = 0; run < 3; run++) {
        test.at(test.now() + 11 * MINUTE)
        await test.jobs()
      }
      const sent = test.cloud.outbox().length - sentBefore
      expect([...crash, sent <= 1]).toEqual([...crash, true])
      expect(['sent', 'inboxOnly']).toContain(await stateOf('m1'))
    }
  })
})

/** Signing up and giving up on the real functions: answers, rows, agendas and what each costs. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { enrolFromOf } from '../../../src/domain/activity/session-times'
import { aDependant, aPerson, personIdOf, put, putPeople, putSession } from '../../support/builders'
import { disagreements } from '../../support/agreement'
import { laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const HOUR = 3_600_000

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

describe('signing up', () => {
  it('gives a seat, writes the row and the agenda, and costs four requests of which three follow each other', async () => {
    const session = await putSession(test)
    await put(test, 'people', [aPerson('wang', { realName: '王芳' })])
    const reply = await test.call('wang', 'activity.signUp', { sessionId: session._id })
    expect(reply).toMatchObject({
      ok: true,
      data: {
        standing: { state: 'confirmed', position: null, isSelf: true, name: '我自己' },
        free: 9,
        waiting: 0,
      },
    })
    expect(reply.ops).toBeLessThanOrEqual(4)
    expect(reply.depth).toBeLessThanOrEqual(3)
    expect(await disagreements(test, session._id)).toEqual([])
    const [row] = await test.rows<EnrollmentDocument>('enrollments')
    expect(row).toMatchObject({
      _id: `${session._id}:${personIdOf('wang')}`,
      name: '王芳',
      state: 'confirmed',
    })
  })

  it('queues when it is full and says the position, for the same price', async () => {
    const session = await putSession(test, { capacity: 1, queueCapacity: 3 })
    const people = await putPeople(test, 'p', 4)
    const replies = []
    for (const openid of people)
      replies.push(await test.call(openid, 'activity.signUp', { sessionId: session._id }))
    expect(replies.map((reply) => reply.ok && reply.data.standing.position)).toEqual([null, 1, 2, 3])
    for (const reply of replies) {
      expect(reply.ops).toBeLessThanOrEqual(4)
      expect(reply.depth).toBeLessThanOrEqual(3)
    }
    expect(await disagreements(test, session._id)).toEqual([])
    await put(test, 'people', [aPerson('late')])
    expect(codeOf(await test.call('late', 'activity.signUp', { sessionId: session._id }))).toBe(
      'WAITLIST_FULL',
    )
  })

  it('answers a repeat equally and writes nothing more', async () => {
    const session = await putSession(test, { capacity: 1 })
    const [first = '', second = ''] = await putPeople(test, 'p', 2)
    for (const openid of [first, second]) {
      const once = await test.must(openid, 'activity.signUp', { sessionId: session._id })
      const rows = await test.rows('enrollments')
      expect(await test.must(openid, 'activity.signUp', { sessionId: session._id })).toEqual(once)
      expect(await test.rows('enrollments')).toEqual(rows)
    }
  })

  it('opens at the hour that was said, and says it before', async () => {
    await put(test, 'people', [aPerson('early')])
    const session = await putSession(test, { startAt: test.now() + 5 * 24 * HOUR, opensDays: 3 })
    const sessionId = session._id
    const from = enrolFromOf(session) ?? 0
    const { items } = await test.must('early', 'activity.list', {})
    expect(items.find((one) => one.sessionId === sessionId)).toMatchObject({ enrolFrom: from })
    test.at(from - HOUR)
    expect(await test.call('early', 'activity.signUp', { sessionId })).toMatchObject({
      error: { code: 'ENROLL_NOT_YET', details: { when: '今天 9:00' } },
    })
    test.at(from)
    expect((await test.must('early', 'activity.signUp', { sessionId })).standing.state).toBe('confirmed')
  })

  it('refuses with the first reason that stands in the way', async () => {
    const now = test.now()
    await put(test, 'people', [
      aPerson('young', { birthDate: '2012-01-01' }),
      aPerson('ageless'),
      aPerson('grown', { birthDate: '1980-01-01' }),
    ])
    const aged = await putSession(test, { minAge: 18, maxAge: 60 })
    const expert = await putSession(test, { credential: '急救员证' })
    const volunteers = await putSession(test, { volunteersOnly: true })
    const risky = await putSession(test, { riskAckNeeded: true })
    const closed = await putSession(test, { enrolUntil: now - 1 })
    const begun = await putSession(test, { startAt: now - HOUR, enrolUntil: now - HOUR })
    const ask = async (openid: string, sessionId: string, more = {}) => {
      const reply = await test.call(openid, 'activity.signUp', { sessionId, ...more })
      return reply.ok ? 'ok' : reply.error
    }
    expect(await ask('young', aged._id)).toMatchObject({
      code: 'NOT_ELIGIBLE_AGE',
      details: { range: '18 到 60 岁' },
    })
    expect(await ask('ageless', aged._id)).toMatchObject({ code: 'BIRTH_DATE_NEEDED' })
    expect(await ask('grown', expert._id)).toMatchObject({
      code: 'CREDENTIAL_NEEDED',
      details: { paper: '急救员证' },
    })
    expect(await ask('grown', volunteers._id)).toMatchObject({ code: 'VOLUNTEERS_ONLY' })
    expect(await ask('grown', risky._id)).toMatchObject({ code: 'RISK_NOT_ACKNOWLEDGED' })
    expect(await ask('grown', closed._id)).toMatchObject({ code: 'ENROLL_NOT_OPEN' })
    expect(await ask('grown', begun._id)).toMatchObject({ code: 'ALREADY_STARTED' })
    expect(await ask('grown', 'nobody')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await test.rows('enrollments')).toEqual([])
    expect(await ask('grown', risky._id, { riskAck: true })).toBe('ok')
    const [row] = await test.rows<EnrollmentDocument>('enrollments')
    expect(row?.riskAckAt).not.toBeNull()
  })

  it('keeps one person out of two places at the same time, but lets a family divide', async () => {
    const child = aDependant('小明')
    await put(test, 'people', [aPerson('mother', { family: [child] })])
    const startAt = test.now() + 48 * HOUR
    const morning = await putSession(test, { startAt, title: '清晨清洁' })
    const overlapping = await putSession(test, { startAt: startAt + HOUR, title: '义诊' })
    const after = await putSession(test, { startAt: startAt + 2 * HOUR })
    await test.must('mother', 'activity.signUp', { sessionId: morning._id })
    const clash = await test.call('mother', 'activity.signUp', { sessionId: overlapping._id })
    expect(clash).toMatchObject({ ok: false, error: { code: 'TIME_CLASH', details: { title: '清晨清洁' } } })
    await test.must('mother', 'activity.signUp', { sessionId: after._id })
    const forChild = { sessionId: overlapping._id, forPersonId: child.personId }
    const childs = await test.must('mother', 'activity.signUp', forChild)
    expect(childs.standing).toMatchObject({ name: '小明', isSelf: false, state: 'confirmed' })
    const stranger = await test.call('stranger', 'activity.signUp', forChild)
    expect(codeOf(stranger)).toBe('NOT_FOUND')
  })

  it('lets one of two racing sign-ups for the same time through and gives the other seat back', async () => {
    await put(test, 'people', [aPerson('hasty')])
    const sessions = await Promise.all(Array.from({ length: 4 }, () => putSession(test)))
    const replies = await Promise.all(
      sessions.map((session) => test.call('hasty', 'activity.signUp', { sessionId: session._id })),
    )
    expect(replies.map(codeOf).sort()).toEqual(['TIME_CLASH', 'TIME_CLASH', 'TIME_CLASH', 'ok'])
    for (const session of sessions) expect(await disagreements(test, session._id)).toEqual([])
    const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf('hasty') })
    expect(person?.agenda).toHaveLength(1)
  })

  it('makes one row and ten equal answers of ten simultaneous taps, with a seat and in the queue', async () => {
    const session = await putSession(test, { capacity: 1 })
    const people = await putPeople(test, 'tapper', 2)
    for (const openid of people) {
      const replies = await Promise.all(
        Array.from({ length: 10 }, () => test.call(openid, 'activity.signUp', { sessionId: session._id })),
      )
      const answers = replies.map((reply) => (reply.ok ? reply.data : reply.error))
      answers.forEach((answer) => expect(answer).toEqual(answers[0]))
      expect(codeOf(replies[0] as never)).toBe('ok')
    }
    expect(await test.rows('enrollments')).toHaveLength(2)
    expect(await disagreements(test, session._id)).toEqual([])
  })
})

describe('cancelling', () => {
  it('hands the seat to the head of the queue within six requests and tells that person', async () => {
    const session = await putSession(test, { capacity: 1 })
    const [holder = '', head = '', next = ''] = await putPeople(test, 'p', 3)
    for (const openid of [holder, head, next])
      await test.must(openid, 'activity.signUp', { sessionId: session._id })
    const reply = await test.call(holder, 'activity.cancel', { sessionId: session._id, reason: '有事' })
    expect(reply).toMatchObject({ ok: true, data: { standing: { state: 'cancelled' }, free: 0, waiting: 1 } })
    expect(reply.ops).toBeLessThanOrEqual(6)
    expect(await disagreements(test, session._id)).toEqual([])
    const messages = await test.rows<{ kind: string; personId: string }>('messages')
    expect(messages.map(({ kind, personId }) => [kind, personId])).toEqual([['offer', personIdOf(head)]])
    const detail = await test.must(head, 'activity.detail', { sessionId: session._id })
    expect(detail.standings[0]).toMatchObject({ state: 'offered' })
    expect(await test.must(holder, 'activity.cancel', { sessionId: session._id })).toMatchObject({
      standing: { state: 'cancelled' },
    })
  })

  it('marks a late cancel, refuses one after the start, and knows who never signed up', async () => {
    const now = test.now()
    const early = await putSession(test, { startAt: now + 72 * HOUR })
    const late = await putSession(test, { startAt: now + 5 * HOUR })
    await put(test, 'people', [aPerson('wang')])
    for (const { _id } of [early, late]) {
      await test.must('wang', 'activity.signUp', { sessionId: _id })
      await test.must('wang', 'activity.cancel', { sessionId: _id })
    }
    const rows = await test.rows<EnrollmentDocument>('enrollments')
    expect(rows.map((row) => [row.sessionId, row.lateCancel]).sort()).toEqual(
      [
        [early._id, false],
        [late._id, true],
      ].sort(),
    )
    await test.must('wang', 'activity.signUp', { sessionId: late._id })
    expect(await disagreements(test, late._id)).toEqual([])
    test.at(now + 6 * HOUR)
    expect(codeOf(await test.call('wang', 'activity.cancel', { sessionId: late._id }))).toBe(
      'CANCEL_TOO_LATE',
    )
    expect(codeOf(await test.call('other', 'activity.cancel', { sessionId: early._id }))).toBe('NOT_ENROLLED')
  })

  it('offers each of twenty places freed at once exactly once, in the order of the queue', async () => {
    const session = await putSession(test, { capacity: 20, queueCapacity: 40 })
    const holders = await putPeople(test, 'holder', 20)
    const queue = await putPeople(test, 'queued', 30)
    for (const openid of [...holders, ...queue]) {
      await test.must(openid, 'activity.signUp', { sessionId: session._id })
    }
    const replies = await Promise.all(
      holders.map((openid) => test.call(openid, 'activity.cancel', { sessionId: session._id })),
    )
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok']))
    await laterJobs(test)
    const [after] = await test.rows<SessionDocument>('sessions', { _id: session._id })
    expect(after?.seats.offers.map((offer) => offer.who)).toEqual(queue.slice(0, 20).map(personIdOf))
    expect(after?.seats.queue.map((waiter) => waiter.who)).toEqual(queue.slice(20).map(personIdOf))
    expect(await disagreements(test, session._id)).toEqual([])
    const offers = await test.rows<{ kind: string; personId: string }>('messages', { kind: 'offer' })
    expect(offers.map((message) => message.personId).sort()).toEqual(
      queue.slice(0, 20).map(personIdOf).sort(),
    )
  })
})

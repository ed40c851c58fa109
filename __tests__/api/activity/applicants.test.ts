/** Where somebody has to agree to a sign-up: asked, answered, taken back, ended by the clock, and never given twice. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { disagreements } from '../../support/agreement'
import { anActivity, aPerson, personIdOf, put, putPeople, putSession } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const HOUR = 3_600_000
const MINUTE = 60_000

let test: TestCloud
let session: SessionDocument
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
})
afterAll(() => test.close())

const on = () => ({ sessionId: session._id })
const review = { review: '看有没有急救证' }
const sign = (openid: string, more: object = {}) => test.must(openid, 'activity.signUp', { ...on(), ...more })
const sessionNow = async () => (await test.rows<SessionDocument>('sessions', { _id: session._id }))[0]
const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid), ...on() }))[0]
const told = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map(({ kind, title }) => (kind === 'applicationAnswered' ? title : kind))
    .sort()
const listed = (by = 'staff') => test.must(by, 'applicants.list', on())

/** The applications as the desk saw them, of these people. */
async function seen(...openids: string[]) {
  const { applicants } = await listed()
  return openids.map((openid) => {
    const found = applicants.find(({ personId }) => personId === personIdOf(openid))
    if (!found) throw new Error(`${openid} does not ask`)
    return { personId: found.personId, at: found.at }
  })
}
const confirm = async (...openids: string[]) =>
  test.must('staff', 'applicants.confirm', { ...on(), people: await seen(...openids) })
const decline = async (...openids: string[]) =>
  test.must('staff', 'applicants.decline', {
    ...{ ...on(), people: await seen(...openids), reason: '这次先请没来过的邻居' },
  })

describe('asking', () => {
  beforeEach(async () => {
    session = await putSession(test, { capacity: 2, ...review })
    await putPeople(test, 'p', 4)
  })

  it('costs what any sign-up costs, holds no seat and no time, and says by when an answer comes', async () => {
    const reply = await test.call('p-0', 'activity.signUp', on())
    expect(reply).toMatchObject({ ok: true, data: { free: 2, standing: { state: 'applied' } } })
    expect(reply.ops).toBeLessThanOrEqual(4)
    expect(reply.depth).toBeLessThanOrEqual(3)
    const standing = reply.ok ? reply.data.standing : null
    expect(standing?.answerBy).toBe(session.startAt - 2 * HOUR)
    expect((await sessionNow())?.seats).toMatchObject({ free: 2, holders: [], applying: 1 })
    const person = (await test.rows<PersonDocument>('people', { _id: personIdOf('p-0') }))[0]
    expect(person?.agenda).toEqual([])
    expect(await disagreements(test, session._id)).toEqual([])
    const { rows } = await test.must('staff', 'attendance.roster', on())
    expect(rows).toEqual([])
  })

  it('is said in the list, on home and on the page, and nowhere where nobody has to agree', async () => {
    const open = await putSession(test, { capacity: 2 })
    const [list, home, page] = await Promise.all([
      test.must('p-0', 'activity.list', {}),
      test.must('p-0', 'home.open', {}),
      test.must('p-0', 'activity.detail', on()),
    ])
    const saying = (cards: { sessionId: string; reviewed: boolean }[]) =>
      cards.filter(({ reviewed }) => reviewed).map(({ sessionId }) => sessionId)
    expect(list.items.map(({ sessionId }) => sessionId)).toContain(open._id)
    expect(saying(list.items)).toEqual([session._id])
    expect(saying(home.week)).toEqual([session._id])
    expect(page.reviewed).toBe(true)
  })

  it('twice is asking once, at the same moment too', async () => {
    await Promise.all([sign('p-0'), sign('p-0'), sign('p-0')])
    expect((await sessionNow())?.seats.applicants).toHaveLength(1)
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('is said everywhere as what it is', async () => {
    await sign('p-0')
    const detail = await test.must('p-0', 'activity.detail', on())
    expect(detail).toMatchObject({ review: review.review, standings: [{ state: 'applied' }] })
    const home = await test.must('p-0', 'home.open', {})
    expect(home.next?.standing).toMatchObject({ state: 'applied', answerBy: session.startAt - 2 * HOUR })
    expect(home.next?.act).toBe('view')
    const mine = await test.must('p-0', 'activity.mine', { when: 'upcoming' })
    expect(mine.items).toMatchObject([{ standing: { state: 'applied' } }])
  })

  it('can be taken back, and done anew', async () => {
    await sign('p-0')
    expect((await test.must('p-0', 'activity.cancel', on())).standing.state).toBe('cancelled')
    expect((await sessionNow())?.seats).toMatchObject({ applicants: [], applying: 0 })
    expect((await rowOf('p-0'))?.lateCancel).toBe(false)
    await sign('p-0')
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('is for a family as any place is: each asks, and no phone asks for more than four', async () => {
    const child = (i: number) => ({
      ...{ personId: `c${i}`, name: `小${i}`, relation: 'child' as const },
      ...{ birthDate: '2015-01-01', consentAt: 1, removedAt: null },
    })
    await put(test, 'people', [aPerson('mother', { family: [1, 2, 3, 4].map(child) as never })])
    for (const forPersonId of [undefined, 'c1', 'c2', 'c3'])
      await sign('mother', forPersonId ? { forPersonId } : {})
    expect(codeOf(await test.call('mother', 'activity.signUp', { ...on(), forPersonId: 'c4' }))).toBe(
      'PLACES_FULL',
    )
    const { applicants } = await listed()
    expect(applicants.map(({ withAdult }) => withAdult)).toEqual([false, true, true, true])
  })

  it('ends in time for an answer', async () => {
    test.at(session.startAt - 2 * HOUR)
    expect(codeOf(await test.call('p-0', 'activity.signUp', on()))).toBe('ENROLL_NOT_OPEN')
  })
})

describe('an answer', () => {
  beforeEach(async () => {
    session = await putSession(test, { capacity: 1, queueCapacity: 1, ...review })
    await putPeople(test, 'p', 4)
    for (const openid of ['p-0', 'p-1', 'p-2']) await sign(openid)
  })

  it('gives a seat, a place in the queue, or says that nothing is left, each by itself', async () => {
    const { done, left } = await confirm('p-0', 'p-1', 'p-2')
    expect(done).toHaveLength(2)
    expect(left).toMatchObject([{ code: 'WAITLIST_FULL' }])
    await laterJobs(test)
    const states = await Promise.all(['p-0', 'p-1', 'p-2'].map(async (one) => (await rowOf(one))?.state))
    expect(states.sort()).toEqual(['applied', 'confirmed', 'waiting'])
    expect(await disagreements(test, session._id)).toEqual([])
    const news = (await Promise.all(['p-0', 'p-1', 'p-2'].map(told))).flat().sort()
    expect(news).toEqual(['enrolled', '社区同意了，先候补'])
  })

  it('that declines says why, is told once, and stands against signing up again', async () => {
    expect(await decline('p-0')).toMatchObject({ left: [] })
    expect(await decline('p-0')).toMatchObject({ left: [] })
    await laterJobs(test)
    expect(await told('p-0')).toEqual(['这次没有报上'])
    expect(codeOf(await test.call('p-0', 'activity.signUp', on()))).toBe('APPLICATION_DECLINED')
    const { standings } = await test.must('p-0', 'activity.detail', on())
    expect(standings).toMatchObject([{ state: 'declined', why: '这次先请没来过的邻居' }])
    const mine = await test.must('p-0', 'activity.mine', { when: 'upcoming' })
    expect(mine.items).toMatchObject([{ standing: { state: 'declined', why: '这次先请没来过的邻居' } }])
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('that declines is taken back within half an hour, with what was asked and said', async () => {
    await decline('p-0')
    await laterJobs(test)
    const [whom] = await seen('p-0')
    const people = whom ? [whom] : []
    expect(await test.must('staff', 'applicants.takeBack', { ...on(), people })).toMatchObject({ left: [] })
    await laterJobs(test)
    expect((await rowOf('p-0'))?.state).toBe('applied')
    expect(await told('p-0')).toEqual(['您的报名还在看', '这次没有报上'])
    expect(await confirm('p-0')).toMatchObject({ left: [] })
    await decline('p-1')
    test.at(test.now() + 31 * MINUTE)
    const late = await test.must('staff', 'applicants.takeBack', { ...on(), people: await seen('p-1') })
    expect(late.left).toMatchObject([{ code: 'ANSWER_KEPT' }])
  })

  it('leaves alone who has promised to be elsewhere since, and who has withdrawn', async () => {
    const other = await putSession(test, { startAt: session.startAt, title: '合唱' })
    const people = await seen('p-0', 'p-1')
    await test.must('p-0', 'activity.signUp', { sessionId: other._id })
    await test.must('p-1', 'activity.cancel', on())
    const { done, left } = await test.must('staff', 'applicants.confirm', { ...on(), people })
    expect(done).toEqual([])
    expect(left).toMatchObject([
      { code: 'APPLICANT_CLASH', details: { title: '合唱' } },
      { code: 'APPLICATION_GONE' },
    ])
    await laterJobs(test)
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('is not for oneself, and not for whoever has no part in the session', async () => {
    await appoint(test, 'p-3', ['staff'])
    await sign('p-3')
    const people = await seen('p-3')
    const own = await test.must('p-3', 'applicants.confirm', { ...on(), people })
    expect(own.left).toMatchObject([{ code: 'OWN_APPLICATION' }])
    expect(codeOf(await test.call('p-0', 'applicants.confirm', { ...on(), people }))).toBe('FORBIDDEN')
    expect(codeOf(await test.call('p-0', 'applicants.list', on()))).toBe('FORBIDDEN')
  })

  it('to the same person by two desks is one', async () => {
    const people = await seen('p-0')
    await Promise.all([
      test.call('staff', 'applicants.confirm', { ...on(), people }),
      test.call('staff', 'applicants.decline', { ...on(), people, reason: '人满了' }),
      test.call('p-0', 'activity.cancel', on()),
    ])
    await laterJobs(test)
    expect(await disagreements(test, session._id)).toEqual([])
  })
})

it('fifty are agreed to at once and ten have a seat, in one post and in two', async () => {
  for (const posts of [[], [{ postId: 'p1', name: '引导', capacity: 10 }]]) {
    session = await putSession(test, { capacity: 10, queueCapacity: 5, posts, ...review })
    const people = await putPeople(test, posts.length === 0 ? 'a' : 'b', 50)
    await Promise.all(people.map((openid) => sign(openid)))
    const all = await seen(...people)
    const parts = [0, 20, 40].map((from) => all.slice(from, from + 20))
    const answers = await Promise.all([
      ...parts.map((part) => test.must('staff', 'applicants.confirm', { ...on(), people: part })),
      ...parts.map((part) => test.must('staff', 'applicants.confirm', { ...on(), people: part })),
    ])
    expect(answers.flatMap(({ left }) => left).filter(({ code }) => code !== 'WAITLIST_FULL')).toEqual([])
    expect((await sessionNow())?.seats).toMatchObject({ free: 0, queueFree: 0, applying: 35 })
    await laterJobs(test)
    expect(await disagreements(test, session._id)).toEqual([])
  }
})

describe('the clock', () => {
  beforeEach(async () => {
    session = await putSession(test, { capacity: 1, queueCapacity: 1, ...review })
    await putPeople(test, 'p', 4)
    for (const openid of ['p-0', 'p-1', 'p-2']) await sign(openid)
  })

  it('answers whom nobody answered, and says that it was not their doing', async () => {
    await confirm('p-0')
    test.at(session.startAt - 2 * HOUR + MINUTE)
    await laterJobs(test)
    expect((await rowOf('p-1'))?.state).toBe('declined')
    expect(await told('p-1')).toContain('没有等到答复')
    expect(await told('p-1')).not.toContain('sessionSoon')
    expect((await rowOf('p-0'))?.state).toBe('confirmed')
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('takes everybody in order when nobody has to agree any more, and tells the rest', async () => {
    await test.cloud.store.update('sessions', {
      ...{ query: { _id: session._id }, replace: false, multi: false, upsert: false, nowMs: test.now() },
      update: { $set: { review: '', unsettled: true, settleAt: 0, seatsChangedAt: test.now() } },
    })
    await laterJobs(test)
    await laterJobs(test)
    const states = await Promise.all(['p-0', 'p-1', 'p-2'].map(async (one) => (await rowOf(one))?.state))
    expect(states).toEqual(['confirmed', 'waiting', 'declined'])
    expect(await told('p-2')).toEqual(['这次没有位子了'])
    expect(await disagreements(test, session._id)).toEqual([])
  })

  it('tells those who ask of a session that is cancelled or moved', async () => {
    const { _id: sessionId, activityId, startAt, endAt, enrolUntil } = session
    await put(test, 'activities', [
      anActivity({ _id: activityId, plan: [{ sessionId, startAt, endAt, enrolUntil }] }),
    ])
    await test.must('staff', 'desk.moveSession', {
      ...{ ...on(), event: 'postpone', reason: '下雨' },
      ...{ startAt: session.startAt + 24 * HOUR, endAt: session.endAt + 24 * HOUR },
    })
    await laterJobs(test)
    expect(await told('p-0')).toEqual(['sessionChanged'])
    const { standings } = await test.must('p-0', 'activity.detail', on())
    expect(standings[0]).toMatchObject({ state: 'applied', answerBy: session.startAt + 22 * HOUR })
    await test.must('staff', 'desk.moveSession', { ...on(), event: 'cancel', reason: '还在下' })
    await laterJobs(test)
    expect(await told('p-0')).toEqual(['sessionCancelled', 'sessionChanged'])
    expect(await disagreements(test, session._id)).toEqual([])
  })
})

let snapshots = 0

describe('a crash at every step', () => {
  const rewinding = async () => {
    const name = await test.cloud.snapshot(`applicants-${(snapshots += 1)}`)
    const start = test.now()
    return async () => {
      await test.cloud.restore(name)
      test.at(start)
    }
  }

  it('of asking leaves one application and one row', async () => {
    session = await putSession(test, { capacity: 1, ...review })
    await putPeople(test, 'p', 1)
    const rewind = await rewinding()
    const clean = await test.call('p-0', 'activity.signUp', on())
    for (const crash of crashesIn(test, clean))
      for (const repeats of [true, false]) {
        await rewind()
        await crashCall(test, 'p-0', 'activity.signUp', on(), crash)
        if (repeats) await sign('p-0')
        await laterJobs(test)
        expect([...crash, await disagreements(test, session._id)]).toEqual([...crash, []])
        const { applying = 0, applicants = [] } = (await sessionNow())?.seats ?? {}
        expect(applying).toBe(applicants.length)
        if (repeats) expect(applying).toBe(1)
      }
  })

  it.each(['confirm', 'decline', 'cancel'] as const)('of %s ends in one answer', async (what) => {
    const posts = [
      { postId: 'p1', name: '引导', capacity: 1 },
      { postId: 'p2', name: '急救', capacity: 1 },
    ]
    session = await putSession(test, { capacity: 2, posts, ...review })
    await putPeople(test, 'p', 2)
    for (const openid of ['p-0', 'p-1']) await sign(openid, { postId: 'p2' })
    const people = await seen('p-0', 'p-1')
    const rewind = await rewinding()
    const call = {
      confirm: () => test.call('staff', 'applicants.confirm', { ...on(), people }),
      decline: () => test.call('staff', 'applicants.decline', { ...on(), people, reason: '人满了' }),
      cancel: () => test.call('p-0', 'activity.cancel', on()),
    }[what]
    const by = what === 'cancel' ? 'p-0' : 'staff'
    const clean = await call()
    expect(clean.ok).toBe(true)
    for (const [request, kind] of crashesIn(test, clean)) {
      await rewind()
      test.cloud.fault({ function: 'api', openid: by, request, kind })
      await call().catch(() => undefined)
      if (kind !== 'kill') await call()
      await laterJobs(test)
      expect([request, kind, await disagreements(test, session._id)]).toEqual([request, kind, []])
      if (kind !== 'kill') {
        const states = [(await rowOf('p-0'))?.state, (await rowOf('p-1'))?.state].sort()
        const expected = {
          ...{ confirm: ['confirmed', 'waiting'], decline: ['declined', 'declined'] },
          cancel: ['applied', 'cancelled'],
        }
        expect([request, kind, states]).toEqual([request, kind, expected[what]])
      }
    }
  })
})

/** Owns the promise that an edit of an activity or a session is done as asked or refused in words, and undoes nobody's. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { type ActivityForm, anActivityForm } from '../../support/activity-forms'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-admin', ['station_admin'])
})
afterAll(() => test.close())

const formOf = (given: Partial<ActivityForm> = {}): ActivityForm => {
  const startAt = test.now() + 3 * DAY
  const sessions = [{ startAt, endAt: startAt + 2 * HOUR }]
  return anActivityForm(startAt, { intro: '一起扫楼道', sessions, ...given })
}

const draft = (given: Partial<ActivityForm> = {}) =>
  test.must('o-staff', 'desk.createActivity', { form: formOf(given) })

async function published(given: Partial<ActivityForm> = {}) {
  const { activityId, version } = await draft(given)
  const sent = await test.must('o-staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  const out = await test.must('o-admin', 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  return { ...out, sessionId: out.sessions[0]?.sessionId ?? '' }
}

const idOf = ({ form }: { form: ActivityForm }, at = 0): string => form.sessions[at]?.sessionId ?? ''

const update = (
  { activityId, version, form }: { activityId: string; version: number; form: ActivityForm },
  given: Partial<ActivityForm>,
) => test.call('o-staff', 'desk.updateActivity', { activityId, version, form: { ...form, ...given } })

describe('times', () => {
  it('a published session is not moved into the past, to beyond a day, or too far ahead', async () => {
    const out = await published()
    const sessionId = idOf(out)
    for (const [startAt, endAt] of [
      [test.now() - DAY, test.now() - DAY + HOUR],
      [test.now() + DAY, test.now() + DAY + 40 * HOUR],
      [test.now() + 500 * DAY, test.now() + 500 * DAY + HOUR],
    ] as const) {
      expect(codeOf(await update(out, { sessions: [{ sessionId, startAt, endAt }] }))).toBe('BAD_TIMES')
      const moved = { sessionId, event: 'postpone', reason: '下雨', startAt, endAt } as const
      expect(codeOf(await test.call('o-staff', 'desk.moveSession', moved))).toBe('BAD_TIMES')
    }
  })

  it('a deadline that is over already is not published, nor given to a published session', async () => {
    const startAt = test.now() + DAY
    const past = { startAt, endAt: startAt + HOUR, enrolUntil: test.now() - HOUR }
    const { activityId, version } = await draft({ sessions: [past] })
    const sent = await test.call('o-staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
    expect(codeOf(sent)).toBe('BAD_TIMES')
    const out = await published()
    expect(codeOf(await update(out, { sessions: [{ ...past, sessionId: idOf(out) }] }))).toBe('BAD_TIMES')
  })

  it('an activity is for grids that the station has, each once', async () => {
    for (const gridIds of [['g99'], ['g01', 'g01']]) {
      const made = await test.call('o-staff', 'desk.createActivity', { form: formOf({ gridIds }) })
      expect(codeOf(made)).toBe('NOT_FOUND')
      expect(codeOf(await update(await draft(), { gridIds }))).toBe('NOT_FOUND')
    }
    expect((await draft({ gridIds: ['g01'] })).form.gridIds).toEqual(['g01'])
  })

  it('an impossible range of ages is refused', async () => {
    const wrong = { minAge: 60, maxAge: 18 }
    expect(codeOf(await test.call('o-staff', 'desk.createActivity', { form: formOf(wrong) }))).toBe(
      'BAD_AGES',
    )
    expect(codeOf(await update(await draft(), wrong))).toBe('BAD_AGES')
  })

  it('a copy is not made for a day gone by', async () => {
    const { activityId } = await draft()
    const firstStartAt = test.now() - DAY
    expect(codeOf(await test.call('o-staff', 'desk.copyActivity', { activityId, firstStartAt }))).toBe(
      'BAD_TIMES',
    )
  })
})

describe('what stands afterwards', () => {
  it('the times of a session that is cancelled are not changed with an ok', async () => {
    const out = await published()
    await test.must('o-staff', 'desk.moveSession', {
      sessionId: out.sessionId,
      event: 'cancel',
      reason: '下雨',
    })
    const now = await test.must('o-staff', 'desk.activity', { activityId: out.activityId })
    const startAt = test.now() + 5 * DAY
    const sessions = [{ sessionId: out.sessionId, startAt, endAt: startAt + HOUR }]
    expect(codeOf(await update(now, { sessions }))).toBe('SESSION_BEGUN')
  })

  it('a new deadline opens what the old one had closed', async () => {
    const startAt = test.now() + 3 * DAY
    const first = { startAt, endAt: startAt + HOUR, enrolUntil: test.now() + HOUR }
    const out = await published({ sessions: [first] })
    test.at(test.now() + 2 * HOUR)
    await test.jobs()
    const sessions = [{ ...first, sessionId: out.sessionId, enrolUntil: test.now() + DAY }]
    const changed = await update(out, { sessions })
    expect(codeOf(changed)).toBe('ok')
    expect(codeOf(await test.call('o-late', 'activity.signUp', { sessionId: out.sessionId }))).toBe('ok')
  })

  it('a queue is not made shorter than those who wait in it', async () => {
    const out = await published({ capacity: 1 })
    for (const openid of ['o-q1', 'o-q2'])
      await test.must(openid, 'activity.signUp', { sessionId: out.sessionId })
    expect(codeOf(await update(out, { queueCapacity: 0 }))).toBe('QUEUE_TOO_SMALL')
  })

  it('cancelling again for another reason is not answered as done', async () => {
    const { sessionId } = await published()
    const cancel = (reason: string) =>
      test.call('o-staff', 'desk.moveSession', { sessionId, event: 'cancel', reason })
    expect([codeOf(await cancel('下雨')), codeOf(await cancel('下雨'))]).toEqual(['ok', 'ok'])
    expect(codeOf(await cancel('停电'))).toBe('INVALID_STATE')
  })

  it('what a cancelled session once had does not keep the capacity up', async () => {
    const startAt = test.now() + 3 * DAY
    const out = await published({
      capacity: 3,
      sessions: [0, 1].map((day) => ({ startAt: startAt + day * DAY, endAt: startAt + day * DAY + HOUR })),
    })
    const first = idOf(out)
    for (const openid of ['o-c1', 'o-c2', 'o-c3'])
      await test.must(openid, 'activity.signUp', { sessionId: first })
    await test.must('o-staff', 'desk.moveSession', { sessionId: first, event: 'cancel', reason: '下雨' })
    const now = await test.must('o-staff', 'desk.activity', { activityId: out.activityId })
    expect(codeOf(await update(now, { capacity: 1 }))).toBe('ok')
  })

  it('an activity with a session ahead is not put away', async () => {
    const { activityId, version, sessionId } = await published()
    const archive = (at: number) =>
      test.call('o-staff', 'desk.moveActivity', { activityId, version: at, event: 'archive' })
    expect(await archive(version)).toMatchObject({ error: { code: 'SESSIONS_AHEAD', details: { count: 1 } } })
    const moved = await test.must('o-staff', 'desk.moveSession', {
      sessionId,
      event: 'cancel',
      reason: '下雨',
    })
    expect(codeOf(await archive(moved.version))).toBe('ok')
  })
})

describe('two at the desk', () => {
  it('a form that was read before a session was moved does not move it back', async () => {
    const out = await published()
    const startAt = test.now() + 6 * DAY
    const times = { startAt, endAt: startAt + HOUR }
    const { sessionId } = out
    await test.must('o-admin', 'desk.moveSession', { sessionId, event: 'postpone', reason: '下雨', ...times })
    expect(codeOf(await update(out, { intro: '换个说法' }))).toBe('STALE')
    const seenStartAt = out.form.sessions[0]?.startAt ?? 0
    const stale = { sessionId, version: out.version, seenStartAt, event: 'cancel', reason: '停电' } as const
    expect(codeOf(await test.call('o-staff', 'desk.moveSession', stale))).toBe('STALE')
    const now = await test.must('o-staff', 'desk.activity', { activityId: out.activityId })
    expect(now.form.sessions[0]).toMatchObject(times)
    expect(now.history[now.history.length - 1]).toMatchObject({ text: '改了一场' })
  })

  it('the days of the store are not saved over somebody else’s', async () => {
    const days = { weekdays: [6] as 6[], closedDays: [], extraDays: [] }
    const first = await test.must('o-staff', 'store.saveOpening', { ...days, version: 0 })
    const other = await test.must('o-admin', 'store.saveOpening', {
      ...days,
      weekdays: [7],
      version: first.version,
    })
    expect(other.version).toBe(first.version + 1)
    const late = { ...days, weekdays: [5] as 5[], version: first.version }
    expect(codeOf(await test.call('o-staff', 'store.saveOpening', late))).toBe('STALE')
  })
})

describe('what people agreed to', () => {
  it('a sign-up for what has changed since is refused with what it is now', async () => {
    const out = await published()
    const { sessionId } = out
    const seen = await test.must('o-agrees', 'activity.detail', { sessionId })
    const { startAt, endAt, placeName, riskNotice } = seen
    const agreed = { startAt, endAt, placeName, riskNotice }
    await update(out, { placeName: '9 号楼' })
    const refused = await test.call('o-agrees', 'activity.signUp', { sessionId, agreed })
    expect(refused).toMatchObject({ error: { code: 'SESSION_CHANGED', details: { place: '9 号楼' } } })
    const again = { sessionId, agreed: { ...agreed, placeName: '9 号楼' } }
    expect(codeOf(await test.call('o-agrees', 'activity.signUp', again))).toBe('ok')
  })

  it('moving a session onto another of the same person says who clashes, and tells that person', async () => {
    const startAt = test.now() + 3 * DAY
    const one = await published({ sessions: [{ startAt, endAt: startAt + 2 * HOUR }] })
    const two = await published({
      title: '读书会',
      sessions: [{ startAt: startAt + DAY, endAt: startAt + DAY + 2 * HOUR }],
    })
    for (const { sessionId } of [one, two]) await test.must('o-twice', 'activity.signUp', { sessionId })
    await test.jobs()
    const sessions = [{ sessionId: two.sessionId, startAt: startAt + HOUR, endAt: startAt + 3 * HOUR }]
    const moved = await update(two, { sessions })
    expect(moved).toMatchObject({ data: { clashes: [{ sessionId: two.sessionId, title: '楼道清爽行动' }] } })
    await laterJobs(test)
    const told = await test.rows<MessageDocument>('messages', {
      kind: 'sessionChanged',
      personId: personIdOf('o-twice'),
    })
    expect(told.map(({ text }) => text).join()).toContain('请取消其中一场')
  })
})

it('a session that began yesterday and still goes on is shown among those of today', async () => {
  const midnight = Math.floor((test.now() + 8 * HOUR) / DAY) * DAY - 8 * HOUR + 3 * DAY
  const night = { startAt: midnight - 2 * HOUR, endAt: midnight + 2 * HOUR }
  await published({ title: '守夜', sessions: [night] })
  test.at(midnight + HOUR)
  const listed = await test.must('o-late', 'activity.list', {})
  const home = await test.must('o-late', 'home.open', {})
  const desk = await test.must('o-staff', 'desk.open', {})
  for (const titles of [listed.items, home.week, desk.today].map((all) => all.map(({ title }) => title)))
    expect(titles).toContain('守夜')
})

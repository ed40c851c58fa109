/** Owns an activity's way over the desk on the real functions: draft, review, publication, change, cancellation, and crashes on that way. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { crashCall, everyCrash, laterJobs } from '../../support/crash'
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
  return anActivityForm(startAt, {
    intro: '一起扫楼道',
    bring: '手套',
    riskNotice: '注意脚下',
    sessions,
    ...given,
  })
}

const draft = (given: Partial<ActivityForm> = {}) =>
  test.must('o-staff', 'desk.createActivity', { form: formOf(given) })

async function published(given: Partial<ActivityForm> = {}) {
  const made = await draft(given)
  const { activityId } = made
  const sent = await test.must('o-staff', 'desk.moveActivity', {
    activityId,
    version: made.version,
    event: 'submit',
  })
  return test.must('o-admin', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
}

describe('writing', () => {
  it('makes one activity for one request key', async () => {
    const form = formOf({ title: '只此一份' })
    const replies = await Promise.all(
      [1, 2, 3].map(() => test.must('o-staff', 'desk.createActivity', { form }, 'draft-key-0001')),
    )
    expect(new Set(replies.map((reply) => reply.activityId)).size).toBe(1)
  })

  it.each([
    ['an end before its start', [{ startAt: 5 * DAY, endAt: 4 * DAY }]],
    ['a session of two days', [{ startAt: 5 * DAY, endAt: 7 * DAY }]],
    [
      'sessions that overlap',
      [
        { startAt: 5 * DAY, endAt: 5 * DAY + 2 * HOUR },
        { startAt: 5 * DAY + HOUR, endAt: 5 * DAY + 3 * HOUR },
      ],
    ],
    ['signing up after the start', [{ startAt: 5 * DAY, endAt: 5 * DAY + HOUR, enrolUntil: 5 * DAY + 1 }]],
  ])('refuses %s', async (_what, times) => {
    const now = test.now()
    const sessions = times.map((one) => ({
      ...Object.fromEntries(Object.entries(one).map(([key, at]) => [key, at + now])),
    }))
    const reply = await test.call('o-staff', 'desk.createActivity', {
      form: formOf({ sessions: sessions as unknown as ActivityForm['sessions'] }),
    })
    expect(codeOf(reply)).toBe('BAD_TIMES')
  })

  it('publishes nothing that does not tell its risks', async () => {
    const { activityId, version } = await draft({ riskNotice: '' })
    const reply = await test.call('o-staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INCOMPLETE', details: { field: '安全提醒' } } })
  })

  it('is published by another person than the one who wrote it', async () => {
    const made = await draft()
    const { activityId } = made
    const sent = await test.must('o-staff', 'desk.moveActivity', {
      activityId,
      version: made.version,
      event: 'submit',
    })
    const reply = await test.call('o-staff', 'desk.moveActivity', {
      activityId,
      version: sent.version,
      event: 'approve',
    })
    expect(codeOf(reply)).toBe('OWN_RECORD')
  })

  it('copies an activity with its times moved', async () => {
    const original = await draft()
    const firstStartAt = test.now() + 30 * DAY
    const copy = await test.must('o-staff', 'desk.copyActivity', {
      activityId: original.activityId,
      firstStartAt,
    })
    expect(copy.form.sessions[0]).toMatchObject({ startAt: firstStartAt, endAt: firstStartAt + 2 * HOUR })
    expect(copy.state).toBe('draft')
  })
})

describe('changing what is published', () => {
  it('brings new times to everybody who signed up, once', async () => {
    const { activityId, version, form, sessions } = await published()
    const sessionId = sessions[0]?.sessionId ?? ''
    await test.must('o-guest', 'activity.signUp', { sessionId })
    const startAt = test.now() + 4 * DAY
    const changed = {
      ...form,
      sessions: [{ sessionId, startAt, endAt: startAt + HOUR, enrolUntil: startAt }],
    }
    await test.must('o-staff', 'desk.updateActivity', { activityId, version, form: changed })
    await laterJobs(test)
    const detail = await test.must('o-guest', 'activity.detail', { sessionId })
    expect(detail.startAt).toBe(startAt)
    const { items } = await test.must('o-guest', 'inbox.open', {})
    expect(items.filter((item) => item.title === '活动改时间了')).toHaveLength(1)
  })

  it('does not shrink below those who hold a place', async () => {
    const { activityId, version, form, sessions } = await published({ capacity: 3 })
    for (const openid of ['o-1', 'o-2'])
      await test.must(openid, 'activity.signUp', { sessionId: sessions[0]?.sessionId ?? '' })
    const smaller = { activityId, version, form: { ...form, capacity: 1 } }
    expect(codeOf(await test.call('o-staff', 'desk.updateActivity', smaller))).toBe('CAPACITY_TOO_SMALL')
  })

  it('refuses a change that was made on an older reading', async () => {
    const { activityId, version, form } = await published()
    await test.must('o-staff', 'desk.updateActivity', {
      activityId,
      version,
      form: { ...form, bring: '水杯' },
    })
    const late = { activityId, version, form: { ...form, bring: '雨伞' } }
    expect(codeOf(await test.call('o-admin', 'desk.updateActivity', late))).toBe('STALE')
  })
})

describe('the sessions of a form', () => {
  it('refuses a session of another activity, and one named twice', async () => {
    const other = await published()
    const { activityId, version, form, sessions } = await published()
    const foreign = { ...form.sessions[0]!, sessionId: other.sessions[0]?.sessionId ?? '' }
    const reply = await test.call('o-staff', 'desk.createActivity', {
      form: { ...form, sessions: [foreign] },
    })
    expect(codeOf(reply)).toBe('NOT_FOUND')
    const own = { ...form.sessions[0]!, sessionId: sessions[0]?.sessionId ?? '' }
    const later = { ...own, startAt: own.startAt + DAY, endAt: own.endAt + DAY }
    for (const wrong of [
      [own, { ...foreign, startAt: later.startAt, endAt: later.endAt }],
      [own, later],
    ]) {
      const change = { activityId, version, form: { ...form, sessions: wrong } }
      expect(codeOf(await test.call('o-staff', 'desk.updateActivity', change))).toBe('NOT_FOUND')
    }
  })

  it('plans a new session at the time from which another one was moved away', async () => {
    const { activityId, version, form } = await published()
    const { sessionId, startAt, endAt } = form.sessions[0]!
    const away = { sessionId, startAt: startAt + DAY, endAt: endAt + DAY }
    const change = { activityId, version, form: { ...form, sessions: [away, { startAt, endAt }] } }
    const changed = await test.must('o-staff', 'desk.updateActivity', change)
    expect(await test.must('o-staff', 'desk.updateActivity', change)).toEqual(changed)
    const starts = await Promise.all(
      changed.sessions.map((session) =>
        test
          .must('o-guest', 'activity.detail', { sessionId: session.sessionId })
          .then((detail) => detail.startAt),
      ),
    )
    expect(starts.sort()).toEqual([startAt, startAt + DAY])
  })

  it('plans a new session at the time of a cancelled one', async () => {
    const { activityId, version, form } = await published()
    const { sessionId, startAt, endAt } = form.sessions[0]!
    await test.must('o-staff', 'desk.moveSession', { sessionId: sessionId!, event: 'cancel', reason: '下雨' })
    const sessions = [...form.sessions, { startAt, endAt }]
    const changed = await test.must('o-staff', 'desk.updateActivity', {
      activityId,
      version,
      form: { ...form, sessions },
    })
    expect(changed.sessions.map(({ state }) => state).sort()).toEqual(['已取消', '报名中'])
  })

  it('keeps telling the risks and the place once published', async () => {
    const { activityId, version, form } = await published()
    const change = { activityId, version, form: { ...form, riskNotice: '' } }
    const reply = await test.call('o-staff', 'desk.updateActivity', change)
    expect(reply).toMatchObject({ ok: false, error: { code: 'INCOMPLETE', details: { field: '安全提醒' } } })
  })
})

describe('reopening', () => {
  it('takes sign-ups until the start when the time to sign up had passed', async () => {
    const startAt = test.now() + 3 * DAY
    const planned = { startAt, endAt: startAt + HOUR, enrolUntil: test.now() + HOUR }
    const { sessions } = await published({ sessions: [planned] })
    const sessionId = sessions[0]?.sessionId ?? ''
    const before = test.now()
    test.at(startAt - DAY)
    expect(codeOf(await test.call('o-guest', 'activity.signUp', { sessionId }))).toBe('ENROLL_NOT_OPEN')
    await test.must('o-staff', 'desk.moveSession', { sessionId, event: 'reopenEnrolment' })
    await laterJobs(test)
    expect(codeOf(await test.call('o-guest', 'activity.signUp', { sessionId }))).toBe('ok')
    test.at(before)
  })
})

describe('putting off', () => {
  it('keeps the new times through a later change of something else', async () => {
    const { activityId, version, sessions } = await published()
    const sessionId = sessions[0]?.sessionId ?? ''
    const startAt = test.now() + 9 * DAY
    const times = { startAt, endAt: startAt + HOUR }
    const move = { sessionId, event: 'postpone' as const, reason: '下雨', ...times }
    const moved = await test.must('o-staff', 'desk.moveSession', move)
    expect(await test.must('o-staff', 'desk.moveSession', move)).toEqual(moved)
    expect(moved.form.sessions[0]).toMatchObject(times)
    const form = { ...moved.form, bring: '雨伞' }
    await test.must('o-staff', 'desk.updateActivity', { activityId, version, form })
    expect(await test.must('o-guest', 'activity.detail', { sessionId })).toMatchObject({
      ...times,
      bring: '雨伞',
    })
  })
})

describe('calling off', () => {
  it('tells everybody, gives the places back and frees the calendars', async () => {
    const { activityId, version, sessions } = await published({ capacity: 1 })
    const sessionId = sessions[0]?.sessionId ?? ''
    for (const openid of ['o-held', 'o-waits']) await test.must(openid, 'activity.signUp', { sessionId })
    await test.must('o-staff', 'desk.moveActivity', { activityId, version, event: 'cancel', reason: '下雨' })
    await laterJobs(test)
    for (const openid of ['o-held', 'o-waits']) {
      const { items } = await test.must(openid, 'inbox.open', {})
      expect(items.filter((item) => item.title === '活动取消了')).toHaveLength(1)
      expect(items.find((item) => item.title === '活动取消了')?.text).toContain('下雨')
    }
    expect(await test.rows('enrollments', { sessionId, state: { $ne: 'cancelled' } })).toEqual([])
    expect(await test.rows('people', { 'agenda.sessionId': sessionId })).toEqual([])
  })

  it('needs a reason', async () => {
    const { activityId, version } = await published()
    const reply = await test.call('o-staff', 'desk.moveActivity', { activityId, version, event: 'cancel' })
    expect(codeOf(reply)).toBe('REASON_NEEDED')
  })
})

describe('a crash while publishing', () => {
  it.each(everyCrash(6))(
    'at request %i (%s) leaves an activity that a repeat and the jobs complete',
    async (request, kind) => {
      const made = await draft()
      const { activityId } = made
      const sent = await test.must('o-staff', 'desk.moveActivity', {
        activityId,
        version: made.version,
        event: 'submit',
      })
      const move = { activityId, version: sent.version, event: 'approve' as const }
      await crashCall(test, 'o-admin', 'desk.moveActivity', move, [request, kind])
      const after = await test.must('o-admin', 'desk.moveActivity', move)
      await laterJobs(test)
      expect(after.state).toBe('published')
      expect(await test.rows('sessions', { activityId })).toHaveLength(1)
      expect(await test.rows('activities', { _id: activityId, spread: false })).toHaveLength(1)
    },
  )
})

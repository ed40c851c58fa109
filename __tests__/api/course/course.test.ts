/** Owns that one enrols once in a course and has a seat in every lesson: races, crashes, leave, the next in line, lessons that move. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { CourseDocument } from '../../../src/domain/course/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aDependant, aPerson, personIdOf, put, putPeople } from '../../support/builders'
import { crashCall, crashesIn, crashJobs, laterJobs } from '../../support/crash'
import { publishedCourse } from '../../support/courses'
import { aCourseForm, type ActivityForm } from '../../support/activity-forms'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let courseId: string
let lessons: string[]

beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

const desk: [string, string] = ['staff', 'head']

async function begin(given: Partial<ActivityForm> = {}) {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  const made = await publishedCourse(test, given, desk)
  courseId = made.courseId
  lessons = made.lessons
}
beforeEach(() => begin())

const enrol = (openid: string, forPersonId?: string) =>
  test.call(openid, 'course.enrol', {
    courseId,
    version: 1,
    ...(forPersonId && { forPersonId, consent: true }),
  })
const course = async () =>
  (await test.rows<CourseDocument>('courses', { _id: courseId }))[0] as CourseDocument
const sessionsOf = async () =>
  (await test.rows<SessionDocument>('sessions', { activityId: courseId })).sort(
    (a, b) => a.startAt - b.startAt,
  )
const heldBy = async (openid: string) =>
  (await sessionsOf()).map(({ seats }) => seats.holders.some(({ who }) => who === personIdOf(openid)))
const rowsOf = (openid: string, state: string) =>
  test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid), state })
const agendaOf = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0]?.agenda.length
const letters = (openid: string, kind = 'courseNews') =>
  test.rows<{ title: string }>('messages', { personId: personIdOf(openid), kind })
const everywhere = [true, true, true, true, true, true]
const nowhere = everywhere.map(() => false)

it('is listed and read in one request, enrolled in with three, and every lesson has a seat after the next run', async () => {
  const list = await test.call('li', 'course.list', {})
  expect(list).toMatchObject({
    ok: true,
    ops: 1,
    data: { items: [{ title: '书法班', free: 3, lessons: 6 }] },
  })
  expect(await test.call('li', 'course.open', { courseId })).toMatchObject({ ok: true, ops: 1 })
  expect(await enrol('li')).toMatchObject({ ok: true, ops: 3, data: { free: 2, mine: [{ state: 'in' }] } })
  await test.jobs()
  expect(await heldBy('li')).toEqual(everywhere)
  expect([(await rowsOf('li', 'confirmed')).length, await agendaOf('li')]).toEqual([6, 6])
  await laterJobs(test)
  // One letter for the course, and none for each lesson.
  expect([(await letters('li')).length, (await letters('li', 'enrolled')).length]).toEqual([1, 0])
  expect(await test.code('wang', 'activity.signUp', { sessionId: lessons[0] ?? '' })).toBe('COURSE_FIRST')
  const { standings } = await test.must('wang', 'activity.detail', { sessionId: lessons[0] ?? '' })
  expect(standings[0]?.obstacle?.code).toBe('COURSE_FIRST')
})

it('gives its three places and two in line to fifty at once, and to nobody twice', async () => {
  const people = await putPeople(test, 'p', 50)
  const codes = await Promise.all(
    people.map((openid) => test.code(openid, 'course.enrol', { courseId, version: 1 })),
  )
  expect(codes.filter((code) => code === 'ok')).toHaveLength(5)
  const { seats } = await course()
  expect([seats.holders.length, seats.queue.length, seats.free, seats.queueFree]).toEqual([3, 2, 0, 0])
  expect(new Set([...seats.holders, ...seats.queue].map(({ who }) => who)).size).toBe(5)
})

it('whoever leaves makes room in every lesson for the next in line, who is told', async () => {
  for (const openid of ['a', 'b', 'c', 'd', 'e']) await enrol(openid)
  await laterJobs(test)
  expect(await test.must('b', 'course.leave', { courseId })).toMatchObject({ mine: [] })
  expect(await test.must('b', 'course.leave', { courseId })).toMatchObject({ mine: [] })
  expect((await course()).seats.holders.map(({ who }) => who)).toEqual(['a', 'c', 'd'].map(personIdOf))
  await laterJobs(test)
  expect([await heldBy('b'), await heldBy('d')]).toEqual([nowhere, everywhere])
  expect([await agendaOf('b'), await agendaOf('d')]).toEqual([0, 6])
  expect(await letters('d')).toMatchObject([{ title: '「书法班」有您的位子了' }])
})

it('a lesson that one leaves is a leave, stays one, and may be taken back', async () => {
  await enrol('li')
  await laterJobs(test)
  const sessionId = lessons[2] ?? ''
  await test.must('li', 'activity.cancel', { sessionId })
  await laterJobs(test)
  const away = everywhere.map((_, i) => i !== 2)
  expect(await heldBy('li')).toEqual(away)
  const { plan } = await test.must('li', 'course.open', { courseId })
  expect(plan[2]?.away).toEqual([personIdOf('li')])
  await test.must('li', 'activity.signUp', { sessionId })
  await laterJobs(test)
  expect(await heldBy('li')).toEqual(everywhere)
  expect((await sessionsOf())[2]?.away).toEqual([])
  // Somebody who was given a seat at the door stays, though not in the course.
  await test.must('li', 'activity.cancel', { sessionId })
  await test.must('li', 'course.leave', { courseId })
  await laterJobs(test)
  expect((await sessionsOf())[2]?.away).toEqual([])
})

it('a lesson that moves tells exactly those who come to it, once; a course that is cancelled tells everybody once', async () => {
  for (const openid of ['a', 'b', 'c', 'd']) await enrol(openid)
  await laterJobs(test)
  await test.must('b', 'activity.cancel', { sessionId: lessons[1] ?? '' })
  await laterJobs(test)
  const second = (await sessionsOf())[1] as SessionDocument
  const times = { startAt: second.startAt + DAY, endAt: second.endAt + DAY }
  const { version } = await test.must('staff', 'desk.activity', { activityId: courseId })
  await test.must('staff', 'desk.moveSession', {
    ...{ sessionId: second._id, version, event: 'postpone', reason: '老师病了', ...times },
    seenStartAt: second.startAt,
  })
  await laterJobs(test)
  const moved = await Promise.all(['a', 'b', 'c', 'd'].map((openid) => letters(openid, 'sessionChanged')))
  expect(moved.map((list) => list.length)).toEqual([1, 0, 1, 0])
  expect((await course()).lessons[1]).toMatchObject(times)
  const after = await test.must('staff', 'desk.activity', { activityId: courseId })
  await test.must('staff', 'desk.moveActivity', {
    ...{ activityId: courseId, version: after.version, event: 'cancel', reason: '老师来不了' },
  })
  await laterJobs(test)
  const told = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (openid) => [
      (await letters(openid)).filter(({ title }) => title === '「书法班」取消了').length,
      (await letters(openid, 'sessionCancelled')).length,
      await agendaOf(openid),
    ]),
  )
  expect(told).toEqual(['a', 'b', 'c', 'd'].map(() => [1, 0, 0]))
  expect(await test.code('zhao', 'course.enrol', { courseId, version: 1 })).toBe('COURSE_CHANGED')
})

it('no death leaves somebody in half of the lessons', async () => {
  const first = await enrol('a')
  for (const [i, crash] of crashesIn(test, first).entries()) {
    await crashCall(test, 'b', 'course.enrol', { courseId, version: 1 }, crash, `crash-enrol-${i}`)
    await enrol('b')
    await test.must('b', 'course.leave', { courseId })
  }
  await enrol('b')
  await laterJobs(test)
  expect(await heldBy('b')).toEqual(everywhere)
  expect((await course()).seats.holders).toHaveLength(2)
})

it('a run of the timer that dies in the midst is completed by the next one', async () => {
  await enrol('a')
  await laterJobs(test)
  for (let request = 1; request <= 14; request += 1) {
    await enrol('b')
    await crashJobs(test, [request, request % 2 === 0 ? 'after' : 'kill'])
    await laterJobs(test)
    expect(await heldBy('b')).toEqual(everywhere)
    await test.must('b', 'course.leave', { courseId })
    await laterJobs(test)
    expect([await heldBy('b'), await agendaOf('b')]).toEqual([nowhere, 0])
  }
})

it('a place that staff took away can be given back for ten minutes, and goes to the next after that', async () => {
  for (const openid of ['a', 'b', 'c', 'd']) await enrol(openid)
  await laterJobs(test)
  const personId = personIdOf('a')
  const roll = await test.must('staff', 'course.drop', { courseId, personId, reason: '两次没来' })
  expect(roll.undo?.personId).toBe(personId)
  await laterJobs(test)
  expect((await course()).seats.free).toBe(1)
  await test.must('staff', 'course.undoDrop', { courseId, personId })
  expect((await course()).seats.holders.map(({ who }) => who)).toContain(personId)
  await test.must('staff', 'course.drop', { courseId, personId, reason: '两次没来' })
  test.at(test.now() + 11 * MINUTE)
  await laterJobs(test)
  expect((await course()).seats.holders.map(({ who }) => who)).toEqual(['b', 'c', 'd'].map(personIdOf))
  expect(await test.code('staff', 'course.undoDrop', { courseId, personId })).toBe('DROP_UNDO_OVER')
  expect((await letters('a')).map(({ title }) => title)).toContain('「书法班」的位子让给下一位了')
  expect(await test.code('a', 'course.roll', { courseId })).toBe('FORBIDDEN')
})

it('a lesson that one stays away from is made up once, in another class of the same', async () => {
  const sessions = (await sessionsOf()).map(({ startAt, endAt }) => ({
    startAt: startAt + DAY,
    endAt: endAt + DAY,
  }))
  const other = await publishedCourse(test, { sessions, capacity: 1 }, desk)
  const others = await publishedCourse(test, { title: '国画班', sessions }, desk)
  for (const openid of ['a', 'b']) await enrol(openid)
  await laterJobs(test)
  const missed = lessons[0] ?? ''
  const input = { sessionId: missed, inSessionId: other.lessons[0] ?? '' }
  expect(await test.code('a', 'course.makeUp', input)).toBe('NOT_AWAY')
  for (const openid of ['a', 'b']) await test.must(openid, 'activity.cancel', { sessionId: missed })
  const offered = await test.call('a', 'course.makeUps', { sessionId: missed })
  expect(offered).toMatchObject({ ok: true, ops: 2 })
  if (offered.ok) expect(offered.data.items.map(({ sessionId }) => sessionId)).toEqual(other.lessons)
  expect(await test.code('a', 'course.makeUp', { ...input, inSessionId: others.lessons[0] ?? '' })).toBe(
    'NO_MAKE_UP',
  )
  // One seat is there: whoever comes second keeps the right to make it up elsewhere.
  // A tap that is sent twice at once is one.
  const codes = await Promise.all(
    ['a', 'b', 'a', 'b'].map((openid) => test.code(openid, 'course.makeUp', input)),
  )
  const [winner, loser] = codes[1] === 'ok' || codes[3] === 'ok' ? ['b', 'a'] : ['a', 'b']
  expect(codes.filter((code) => code === 'ok')).toHaveLength(2)
  expect(codes.filter((code) => code === 'WAITLIST_FULL')).toHaveLength(2)
  expect(await test.code(winner, 'course.makeUp', input)).toBe('ok')
  const second = { ...input, inSessionId: other.lessons[1] ?? '' }
  expect(await test.code(winner, 'course.makeUp', second)).toBe('MADE_UP_ALREADY')
  expect(await test.code(loser, 'course.makeUp', second)).toBe('ok')
  await laterJobs(test)
  const rows = await rowsOf(winner, 'confirmed')
  expect(rows.map(({ sessionId }) => sessionId)).toContain(other.lessons[0])
  expect(rows).toHaveLength(6)
})

it('lessons that fall on something else count as leave; nobody enrols for none', async () => {
  const [one] = await sessionsOf()
  const times = { startAt: one?.startAt ?? 0, endAt: one?.endAt ?? 0 }
  await put(test, 'people', [
    aPerson('busy', { agenda: [{ sessionId: 'x', personId: personIdOf('busy'), ...times }] }),
  ])
  const { standings } = await test.must('busy', 'course.open', { courseId })
  expect(standings[0]?.clashes).toEqual([lessons[0]])
  await enrol('busy')
  await laterJobs(test)
  expect(await heldBy('busy')).toEqual(everywhere.map((_, i) => i !== 0))
  const all = (await sessionsOf()).map(({ startAt, endAt }, i) => ({
    ...{ sessionId: `x${i}`, personId: personIdOf('full'), startAt, endAt },
  }))
  await put(test, 'people', [aPerson('full', { agenda: all })])
  expect(await test.code('full', 'course.enrol', { courseId, version: 1 })).toBe('TIME_CLASH')
})

describe('a course for children, taught by a volunteer', () => {
  beforeEach(async () => {
    await test.cloud.reset()
    await stationOf(test)
    await appoint(test, 'staff', ['staff'], { realName: '周敏' })
    await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
    await appoint(test, 'teach', [], { realName: '陈老师', 'volunteer.state': 'active' })
    const teacher = { personId: personIdOf('teach'), name: '' }
    const terms = { drawAt: null, ownUntil: null, teacher, adults: ['周敏', '李强'] }
    const made = await publishedCourse(test, { audience: 'child', maxAge: 12, course: terms }, desk)
    courseId = made.courseId
    lessons = made.lessons
    const child = { ...aDependant('小明', '2018-05-05'), personId: 'p-child' }
    await put(test, 'people', [aPerson('mother', { family: [child] })])
  })

  it('needs the consent of whoever looks after them, and their age', async () => {
    const input = { courseId, version: 1, forPersonId: 'p-child' }
    expect(await test.code('mother', 'course.enrol', input)).toBe('GUARDIAN_CONSENT')
    expect(await test.code('mother', 'course.enrol', { courseId, version: 1, consent: true })).not.toBe('ok')
    expect(await test.code('mother', 'course.enrol', { ...input, consent: true })).toBe('ok')
  })

  it('takes no minor who enrols alone, nor whom a minor puts down, whatever course it is', async () => {
    const brother = { ...aDependant('小亮', '2017-05-05'), personId: 'p-brother' }
    await put(test, 'people', [
      aPerson('boy', { birthDate: '2016-05-05', family: [brother] }),
      aPerson('somebody', { birthDate: null }),
    ])
    const tap = { courseId, version: 1, consent: true }
    const page = await test.must('boy', 'course.open', { courseId })
    expect(page.standings[0]?.obstacle).toMatchObject({ code: 'GUARDIAN_ENROLS' })
    expect(await test.code('boy', 'course.enrol', tap)).toBe('GUARDIAN_ENROLS')
    expect(await test.code('boy', 'course.enrol', { ...tap, forPersonId: 'p-brother' })).toBe(
      'GUARDIAN_ENROLS',
    )
    expect(await test.code('somebody', 'course.enrol', tap)).toBe('BIRTH_DATE_NEEDED')
    expect((await course()).seats.holders).toEqual([])
    const open = await publishedCourse(test, { title: '大家的书法班' }, desk)
    const other = { courseId: open.courseId, version: 1 }
    expect(await test.code('boy', 'course.enrol', other)).toBe('GUARDIAN_ENROLS')
    const child = { ...other, forPersonId: 'p-child' }
    expect(await test.code('mother', 'course.enrol', child)).toBe('GUARDIAN_CONSENT')
    expect(await test.code('mother', 'course.enrol', { ...child, consent: true })).toBe('ok')
  })

  it('is not written with one adult named twice, or the teacher as one', async () => {
    for (const adults of [
      ['周敏', '周敏'],
      ['周敏', '陈老师'],
    ]) {
      const teacher = { personId: personIdOf('teach'), name: '' }
      const form = aCourseForm(test.now(), {
        ...{ audience: 'child', maxAge: 12 },
        course: { drawAt: null, ownUntil: null, teacher, adults },
      })
      expect(await test.code('staff', 'desk.createActivity', { form })).toBe('COURSE_ADULTS')
    }
  })

  it('and schoolwork is not published as a plain activity, that asks no guardian', async () => {
    const form = aCourseForm(test.now(), { type: 'tutoring', audience: 'child', course: null })
    const { activityId, version } = await test.must('staff', 'desk.createActivity', { form })
    const send = { activityId, version, event: 'submit' as const }
    expect(await test.code('staff', 'desk.moveActivity', send)).toBe('COURSE_NEEDED')
  })

  it('a child with a place, or a ticket, is not taken out of the family', async () => {
    await enrol('mother', 'p-child')
    const out = { personId: 'p-child' }
    expect(await test.code('mother', 'me.removeDependant', out)).toBe('DEPENDANT_AWAITED')
    await test.must('mother', 'course.leave', { courseId, forPersonId: 'p-child' })
    expect(await test.code('mother', 'me.removeDependant', out)).toBe('ok')
  })

  it('counts the hours of the teacher and of nobody else', async () => {
    await enrol('mother', 'p-child')
    await laterJobs(test)
    const [first] = await sessionsOf()
    expect(first?.seats).toMatchObject({ capacity: 4, free: 2 })
    test.at((first?.startAt ?? 0) + MINUTE)
    for (const personId of [personIdOf('teach'), 'p-child'])
      await test.must('staff', 'attendance.mark', { sessionId: lessons[0] ?? '', personId, as: 'in' })
    test.at((first?.endAt ?? 0) - MINUTE)
    for (const personId of [personIdOf('teach'), 'p-child'])
      await test.must('staff', 'attendance.mark', { sessionId: lessons[0] ?? '', personId, as: 'out' })
    const records = await test.rows<{ personId: string }>('serviceRecords')
    expect(records.map(({ personId }) => personId)).toEqual([personIdOf('teach')])
    test.at((first?.endAt ?? 0) + HOUR)
    const { learners } = await test.must('staff', 'course.roll', { courseId })
    expect(learners).toMatchObject([{ personId: 'p-child', came: 1, missed: 0 }])
  })
})

it('forty lessons are published in a request each and a few more, and followed in one each', async () => {
  const first = test.now() + 2 * DAY
  const sessions = Array.from({ length: 40 }, (_, week) => {
    const startAt = first + week * 7 * DAY
    return { startAt, endAt: startAt + HOUR }
  })
  const form = aCourseForm(test.now(), { title: '一年的书法班', sessions })
  const made = await test.must('staff', 'desk.createActivity', { form })
  const { activityId, version } = made
  const sent = await test.must('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  const input = { activityId, version: sent.version, event: 'approve' as const }
  const published = await test.call('head', 'desk.moveActivity', input)
  expect(published).toMatchObject({ ok: true, ops: 45 })
  courseId = activityId
  await enrol('a')
  await laterJobs(test)
  expect((await sessionsOf()).filter(({ seats }) => seats.holders.length === 1)).toHaveLength(40)
})

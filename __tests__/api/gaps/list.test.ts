/** Owns that what is missing is seen the next morning from the rows alone: each kind comes, is put right and goes. */
import { gapRules } from '../../../src/domain/gaps/gaps'
import { addWorkingDays, DAY, dayOf, HOUR, startOf, startOfDay } from '../../../src/domain/kernel/clock'
import { aPerson, aSession, personIdOf, put, type SessionGiven } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
/** A Wednesday morning, before which nothing was closed. */
const morning = startOf('2026-11-25') + 8.5 * HOUR

beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.cloud.reset()
  test.at(morning)
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'grid', ['grid_worker'], { gridIds: ['g01'] })
})

const yesterday = startOfDay(morning) - 10 * HOUR
const kinds = async (month?: string) =>
  (await test.must('staff', 'gaps.list', month === undefined ? {} : { month })).gaps.map(({ kind }) => kind)
const held = (sessionId: string, given: SessionGiven = {}) =>
  put(test, 'sessions', [
    { ...aSession(test.now(), { sessionId, startAt: yesterday, ...given }), state: 'ended' },
  ])
const came = (sessionId: string, state = 'counted') =>
  put(test, 'enrollments', [{ _id: `${sessionId}:p`, sessionId, state, version: 1, endAt: yesterday }])
const told = (sessionId: string, photos: string[]) =>
  put(test, 'recaps', [{ _id: sessionId, stationId: 'st1', state: 'shown', form: { photos } }])
const set = (collection: string, _id: string, $set: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set }, replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
const record = (_id: string, day: string, state = 'submitted') => ({
  ...{ _id, stationId: 'st1', state, day, name: '王建国', title: '大扫除', dueAt: morning + DAY },
})

it('a session lacks those who came, then its recap, then a photo, and then nothing', async () => {
  await held('s1')
  expect(await kinds()).toEqual(['unsigned'])
  await came('s1')
  expect(await kinds()).toEqual(['untold'])
  await told('s1', [])
  const { gaps } = await test.must('staff', 'gaps.list', {})
  expect(gaps).toMatchObject([{ kind: 'unpictured', page: expect.stringContaining('s1') as string }])
  await set('recaps', 's1', { 'form.photos': ['cloud://a/b/c.jpg'] })
  expect(await kinds()).toEqual([])
  expect(await test.must('staff', 'gaps.list', {})).toMatchObject({ count: 0, more: false, kinds: [] })
})

it('what is no event wants no recap, what was put off nothing, and what is over today is said tomorrow', async () => {
  await held('duty', { duty: true })
  await came('duty')
  await put(test, 'sessions', [
    { ...aSession(test.now(), { sessionId: 'off', startAt: yesterday }), state: 'postponed' },
    aSession(test.now(), { sessionId: 'now', startAt: morning - 3 * HOUR, endAt: morning - HOUR }),
  ])
  expect(await kinds()).toEqual([])
  test.at(morning + DAY)
  expect(await kinds()).toEqual(['unsigned'])
})

it('undecided hours are said from the seventh working day on, those of more than ten first, and closed days count for nothing', async () => {
  const days = [12, 10, 9, 7, 6].map((back) => {
    let day = startOfDay(morning)
    while (addWorkingDays(day, back) > startOfDay(morning)) day -= DAY
    return dayOf(day)
  })
  await put(test, 'serviceRecords', [
    ...days.map((day, i) => record(`r${i}`, day)),
    record('ok', days[0]!, 'approved'),
  ])
  const said = async () =>
    (await test.must('staff', 'gaps.list', {})).gaps.map(({ id, pressing }) => `${id} ${pressing}`)
  expect(await said()).toEqual(['hours:r0 late', 'hours:r1 soon', 'hours:r2 soon', 'hours:r3 open'])
  const { gaps } = await test.must('staff', 'gaps.list', {})
  expect(gaps[0]?.title).toBe('王*的时长还没有核')
  await set('stations', 'st1', { holidays: [dayOf(morning - DAY)] })
  expect(await said()).toEqual(['hours:r0 late', 'hours:r1 soon', 'hours:r2 open'])
})

it('the turn of tomorrow without anybody, a prize that runs out and a case by tomorrow evening are said; not to whoever it is about', async () => {
  const tomorrow = { startAt: startOfDay(morning) + DAY + 9 * HOUR, duty: true }
  await put(test, 'sessions', [
    aSession(test.now(), { ...tomorrow, sessionId: 'empty', title: '门厅值班' }),
    aSession(test.now(), { ...tomorrow, sessionId: 'later', startAt: tomorrow.startAt + DAY }),
  ])
  await put(test, 'prizes', [
    { _id: 'pz', stationId: 'st1', state: 'onShelf', title: '盐', stock: { free: 1 }, lowMark: 3 },
    { _id: 'pz2', stationId: 'st1', state: 'onShelf', title: '米', stock: { free: 4 }, lowMark: 3 },
  ])
  const form = { about: 'other', text: '门口的灯不亮', photos: [] }
  const { caseId: id } = await test.must('wang', 'complaint.begin', { form, unnamed: false } as never)
  expect((await kinds()).sort()).toEqual(['duty', 'stock'])
  await set('cases', id, { dueAt: morning + DAY })
  const { gaps } = await test.must('staff', 'gaps.list', {})
  expect(gaps.map(({ kind, pressing }) => `${kind} ${pressing}`)).toEqual(
    expect.arrayContaining(['clock soon', 'duty soon', 'stock open']) as string[],
  )
  await set('cases', id, { involvedIds: [personIdOf('staff')] })
  expect((await kinds()).sort()).toEqual(['duty', 'stock'])
  await set('sessions', 'empty', { 'seats.free': 9 })
  expect(await kinds()).toEqual(['stock'])
  expect(await test.code('grid', 'gaps.list', {})).toBe('FORBIDDEN')
})

it('cards of people from a table are missing until somebody has had them before them, or a new one was made', async () => {
  const paper = (openid: string, gridId: string) =>
    aPerson(openid, { openid: '', gridId, cardWaits: true, realName: '林国强' })
  await put(test, 'people', [paper('near', 'g01'), paper('far', 'g02'), aPerson('shown', { openid: '' })])
  const said = async () => (await test.must('staff', 'gaps.list', {})).gaps.map(({ title }) => title)
  expect(await said()).toEqual(['2 位街坊的居民卡还没有印'])
  await test.must('grid', 'desk.printCards', {})
  expect(await said()).toEqual(['1 位街坊的居民卡还没有印'])
  await test.must('staff', 'desk.renewCard', { personId: personIdOf('far') })
  expect(await said()).toEqual([])
})

it('a month is asked for what belongs to it, and the many cost what the few cost', async () => {
  await held('old', { startAt: startOf('2026-09-30') + 9 * HOUR })
  await held('of', { startAt: startOf('2026-10-31') + 20 * HOUR, endAt: startOf('2026-11-01') - 1 })
  await put(test, 'serviceRecords', [record('first', '2026-10-01'), record('next', '2026-11-01')])
  const october = await test.must('staff', 'gaps.list', { month: '2026-10' })
  expect(october.gaps.map(({ id }) => id).sort()).toEqual(['hours:first', 'unsigned:of'])
  expect((await test.must('staff', 'gaps.list', { month: '2026-12' })).count).toBe(0)
  await put(
    test,
    'serviceRecords',
    Array.from({ length: 2_000 }, (_, i) => record(`many${i}`, dayOf(morning - (i % 900) * DAY))),
  )
  await put(
    test,
    'sessions',
    Array.from({ length: 1_000 }, (_, i) => ({
      ...aSession(test.now(), {
        sessionId: `many${i}`,

        startAt: yesterday - i * 6 * HOUR,
      }),
      state: 'ended',
    })),
  )
  const call = await test.call('staff', 'gaps.list', {})
  const data = call.ok ? call.data : null
  expect(data?.kinds).toEqual([
    { kind: 'hours', count: gapRules.shown, more: true },
    { kind: 'unsigned', count: gapRules.shown, more: true },
  ])
  const desk = await test.call('staff', 'desk.open', {})
  expect(desk).toMatchObject({ ops: 3, data: { gaps: { count: data?.count, more: true } } })
  expect((await test.must('grid', 'desk.open', {})).gaps).toBeNull()
  expect(call.ops).toBe(2)
  expect(call.docs).toBeLessThan(5 * (data?.count ?? 0))
})

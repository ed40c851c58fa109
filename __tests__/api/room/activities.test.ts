/** Owns that activities take their rooms before anybody is told of them, and that no two things are ever in one room at once. */
import type { RoomDayDocument } from '../../../src/domain/room/documents'
import { DAY, HOUR, startOf, dayOf } from '../../../src/domain/kernel/clock'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { type ActivityForm, anActivityForm } from '../../support/activity-forms'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'head', ['station_admin'])
})
afterAll(() => test.close())

const ROOM = 'place05'
const at = (hour: number, ahead = 2) => startOf(dayOf(test.now() + ahead * DAY)) + hour * HOUR
const from = (hour: number, ahead = 2) => ({ startAt: at(hour, ahead), endAt: at(hour + 2, ahead) })

const formOf = (given: Partial<ActivityForm> = {}): ActivityForm =>
  anActivityForm(at(9), {
    ...{ riskNotice: '当心', placeName: '活动室', placeCode: ROOM, sessions: [from(9)] },
    ...given,
  })

const draft = (given: Partial<ActivityForm> = {}) =>
  test.must('staff', 'desk.createActivity', { form: formOf(given) })

async function submitted(given: Partial<ActivityForm> = {}) {
  const { activityId, version } = await draft(given)
  return test.must('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
}

async function published(given: Partial<ActivityForm> = {}) {
  const { activityId, version } = await submitted(given)
  return test.must('head', 'desk.moveActivity', { activityId, version, event: 'approve' })
}

const held = async () =>
  (await test.rows<RoomDayDocument>('roomDays'))
    .flatMap(({ placeCode, spans }) => spans.map((span) => ({ placeCode, ...span })))
    .filter(({ holds, endAt }) => holds && endAt > test.now())
    .sort((a, b) => a.startAt - b.startAt)
const times = async () => (await held()).map(({ placeCode, startAt }) => [placeCode, startAt])

const book = (openid: string, hour: number) =>
  test.code(openid, 'room.book', {
    ...{ placeCode: ROOM, purpose: null, people: 2, startAt: at(hour), endAt: at(hour + 1) },
  })

it('published it takes its room, and everybody reads there what it is', async () => {
  await published({ title: '剪窗花' })
  expect(await book('li', 10)).toBe('ROOM_TAKEN')
  expect(await book('li', 11)).toBe('ok')
  const { days } = await test.must('wang', 'room.week', { placeCode: ROOM })
  expect(days.flatMap(({ taken }) => taken.map(({ title }) => title))).toEqual(['剪窗花', ''])
})

it('a clash is said before it is published: at handing in, and to whoever approves where somebody was quicker', async () => {
  await book('li', 9)
  const { activityId, version } = await draft({ title: '读报' })
  const reply = await test.call('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  expect(reply).toMatchObject({
    error: { code: 'ROOM_CLASH', details: { place: '活动室', what: '居民的预约' } },
  })
  const waits = await submitted({ sessions: [from(13), from(13, 3)] })
  await published({ title: '插花', sessions: [from(14, 3)] })
  const late = await test.call('head', 'desk.moveActivity', {
    ...{ activityId: waits.activityId, version: waits.version, event: 'approve' },
  })
  expect(late).toMatchObject({ error: { code: 'ROOM_CLASH', details: { what: '插花' } } })
  // What it could have taken is free again.
  expect(await times()).toEqual([
    [ROOM, at(9)],
    [ROOM, at(14, 3)],
  ])
})

it('moved, shortened, sent elsewhere or called off it takes what it needs and gives back the rest', async () => {
  const { activityId, version, form } = await published({ sessions: [from(9), from(9, 3)] })
  const { sessions } = form
  const moved = sessions.map((one, i) => (i === 0 ? { ...one, ...from(10), enrolUntil: at(10) } : one))
  const changed = await test.must('staff', 'desk.updateActivity', {
    ...{ activityId, version, form: { ...form, title: '新名字', sessions: moved } as ActivityForm },
  })
  expect(await times()).toEqual([
    [ROOM, at(10)],
    [ROOM, at(9, 3)],
  ])
  await laterJobs(test)
  expect((await held()).map((span) => ('title' in span ? span.title : ''))).toEqual(['新名字', '新名字'])
  const [first, second] = changed.sessions
  const postponed = await test.must('staff', 'desk.moveSession', {
    ...{ sessionId: first?.sessionId ?? '', version: changed.version, event: 'postpone', reason: '停电' },
    ...from(15),
    seenStartAt: first?.startAt ?? 0,
  })
  expect(await times()).toEqual([
    [ROOM, at(15)],
    [ROOM, at(9, 3)],
  ])
  await test.must('staff', 'desk.moveSession', {
    ...{ sessionId: second?.sessionId ?? '', version: postponed.version, event: 'cancel', reason: '下雪' },
    seenStartAt: second?.startAt ?? 0,
  })
  expect(await times()).toEqual([[ROOM, at(15)]])
  const elsewhere = { ...postponed.form, placeCode: 'place04', placeName: '培训室' }
  await test.must('staff', 'desk.updateActivity', {
    ...{ activityId, version: postponed.version, form: elsewhere as ActivityForm },
  })
  expect(await times()).toEqual([['place04', at(15)]])
})

it('is not moved onto what somebody has booked, and stays where it was', async () => {
  const { sessions, version, form, activityId } = await published()
  await book('li', 14)
  const [one] = sessions
  const move = { sessionId: one?.sessionId ?? '', version, event: 'postpone' as const, reason: '停电' }
  const reply = await test.call('staff', 'desk.moveSession', {
    ...{ ...move, ...from(13), seenStartAt: one?.startAt ?? 0 },
  })
  expect(reply).toMatchObject({ error: { code: 'ROOM_CLASH' } })
  const moved = { ...form, sessions: form.sessions.map((each) => ({ ...each, ...from(13) })) }
  const saved = await test.call('staff', 'desk.updateActivity', {
    ...{ activityId, version, form: moved as ActivityForm },
  })
  expect(saved).toMatchObject({ error: { code: 'ROOM_CLASH' } })
  expect((await times())[0]).toEqual([ROOM, at(9)])
})

it('cannot have a room closed over its head, nor the place taken away', async () => {
  await published({ title: '剪窗花' })
  const reply = await test.call('staff', 'room.close', { placeCode: ROOM, ...from(8), reason: '刷墙' })
  expect(reply).toMatchObject({ error: { code: 'ROOM_HAS_ACTIVITY', details: { title: '剪窗花' } } })
  const { version } = await test.must('head', 'station.places', {})
  const gone = await test.call('head', 'station.removePlace', { placeCode: ROOM, version })
  expect(gone).toMatchObject({ error: { code: 'ROOM_IN_USE', details: { count: 1 } } })
})

it('past midnight it takes both days', async () => {
  await published({ sessions: [{ startAt: at(22), endAt: at(25) }] })
  expect((await held()).map(({ startAt }) => startAt)).toEqual([at(22), at(22)])
  const early = await submitted({ sessions: [{ startAt: at(24.5), endAt: at(26) }] }).catch(String)
  expect(early).toMatch('ROOM_CLASH')
})

it.each(['approve', 'cancel'] as const)(
  'wherever it dies at %s, the room is held by what takes place alone',
  async (event) => {
    const ready = async () => {
      await test.cloud.reset()
      await stationOf(test)
      await appoint(test, 'staff', ['staff'])
      await appoint(test, 'head', ['station_admin'])
      const one = event === 'approve' ? await submitted() : await published()
      return { activityId: one.activityId, version: one.version, event, reason: '下雪' }
    }
    const reply = await test.call('head', 'desk.moveActivity', await ready())
    for (const crash of crashesIn(test, reply)) {
      await crashCall(test, 'head', 'desk.moveActivity', await ready(), crash)
      await laterJobs(test)
      await laterJobs(test)
      const takesPlace = (await test.rows<{ state: string }>('sessions')).filter(
        ({ state }) => state !== 'cancelled',
      )
      expect([crash, await held()]).toEqual([crash, takesPlace.length > 0 ? [expect.anything()] : []])
    }
  },
)

it('the timer looks at what an activity has taken once, and lets it be', async () => {
  await published()
  await laterJobs(test)
  const [day] = await test.rows<RoomDayDocument>('roomDays')
  expect(day?.wakeAt).toBeGreaterThan(test.now() + 365 * DAY)
})

/** Owns that everything somebody has promised to be at stands in one calendar, and on the home page once it is near. */
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

const tomorrow = (hour: number) => startOf(dayOf(test.now() + DAY)) + hour * HOUR

it('activities and rooms stand in it by their time, what is only hoped for is told apart; one request', async () => {
  const room = { placeCode: 'place05', purpose: null, people: 2 }
  await test.must('li', 'room.book', { ...room, startAt: tomorrow(14), endAt: tomorrow(15) })
  for (const [title, from, capacity] of [
    ['剪窗花', 9, 5],
    ['包粽子', 17, 1],
  ] as const) {
    const times = { startAt: tomorrow(from), endAt: tomorrow(from + 2) }
    const { _id, placeName, riskNotice } = await putSession(test, {
      title,
      capacity,
      queueCapacity: 5,
      ...times,
    })
    const sign = { sessionId: _id, agreed: { ...times, placeName, riskNotice } }
    if (capacity === 1) await test.must('first', 'activity.signUp', sign)
    await test.must('li', 'activity.signUp', sign)
  }
  const reply = await test.call('li', 'calendar.open', {})
  expect(reply).toMatchObject({ ok: true, ops: 1 })
  const entries = reply.ok ? reply.data.entries : []
  expect(entries.map(({ title, word, fixed }) => [title, word, fixed])).toEqual([
    ['剪窗花', '已报名', true],
    ['活动室', '订好了', true],
    ['包粽子', '候补中', false],
  ])
  expect((await test.must('wang', 'calendar.open', {})).entries).toEqual([])
})

it('the home page speaks of a room from the evening before on, and costs no more by it', async () => {
  expect((await test.must('li', 'home.open', {})).room).toBeNull()
  test.at(tomorrow(8))
  const reply = await test.call('li', 'home.open', {})
  expect(reply).toMatchObject({ ok: true, data: { room: { place: '活动室', here: false } } })
  expect(reply.ops).toBeLessThanOrEqual(5)
  test.at(tomorrow(16))
  await test.jobs()
  expect((await test.must('li', 'home.open', {})).room).toBeNull()
  expect((await test.must('li', 'calendar.open', {})).entries).toHaveLength(0)
})

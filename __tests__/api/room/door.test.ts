/** Owns what happens at the door of a room: whoever comes uses it, waits for a turn, or finds it closed for a reason. */
import type { RoomDayDocument } from '../../../src/domain/room/documents'
import { DAY, dayOf, HOUR, MINUTE, startOf } from '../../../src/domain/kernel/clock'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const ROOM = 'place05'
const ALWAYS = 'place07'
const asked = { placeCode: ROOM, purpose: null, people: 2 }
const wholeMinute = (at: number) => at - (at % MINUTE)
const letters = (openid: string) =>
  test.rows<{ title: string; text: string; at: number }>('messages', {
    ...{ personId: personIdOf(openid), kind: 'roomNews' },
  })
const door = async (openid: string) => (await test.must(openid, 'station.place', { placeCode: ROOM })).room

it('the sticker on the door says whether it is free and until when, in one request, and nobody is named', async () => {
  const reply = await test.call('li', 'station.place', { placeCode: ROOM })
  const closing = startOf(dayOf(test.now())) + 21 * HOUR
  expect(reply).toMatchObject({ ok: true, ops: 1, data: { room: { state: 'free', until: closing } } })
  await test.must('li', 'room.enter', asked)
  const seen = await test.call('wang', 'station.place', { placeCode: ROOM })
  expect(seen).toMatchObject({
    data: { room: { state: 'used', until: expect.any(Number), title: '', mayEnter: false, mayWait: true } },
  })
  expect(JSON.stringify(seen)).not.toContain(personIdOf('li'))
  expect((await test.must('staff', 'station.place', { placeCode: 'place01' })).room).toBeNull()
})

it('whoever taps twice uses it once; nobody else comes in', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => test.must('li', 'room.enter', asked)))
  expect(one?.mine).toHaveLength(1)
  expect(two?.mine).toHaveLength(1)
  const codes = await Promise.all(['a', 'b'].map((who) => test.code(who, 'room.enter', asked)))
  expect(codes).toEqual(['ROOM_TAKEN', 'ROOM_TAKEN'])
})

it('a turn is half an hour while others wait; the first in line is called, then the next', async () => {
  const began = test.now()
  await test.must('li', 'room.enter', asked)
  const waits = await test.must('wang', 'room.line', { ...asked, waits: true })
  expect(waits).toMatchObject({
    until: wholeMinute(began + 30 * MINUTE),
    ticket: { before: 0, comeBy: null },
  })
  await test.must('zhao', 'room.line', { ...asked, waits: true })
  expect(await test.must('zhao', 'room.line', { ...asked, waits: true })).toMatchObject({
    waiting: 2,
    ticket: { before: 1 },
  })
  expect(await letters('li')).toMatchObject([{ title: '有街坊在等' }])
  test.at(began + 30 * MINUTE)
  await test.jobs()
  expect(await letters('wang')).toMatchObject([{ title: '活动室轮到您了' }])
  expect(await test.code('zhao', 'room.enter', asked)).toBe('ROOM_LINE')
  // Nobody came within ten minutes: the next one is called.
  test.at(began + 41 * MINUTE)
  await test.jobs()
  expect(await letters('zhao')).toMatchObject([{ title: '活动室轮到您了' }])
  expect(await test.must('zhao', 'room.enter', asked)).toMatchObject({ state: 'used', waiting: 0 })
})

it('who leaves the line is not called, and whoever is done early makes way at once', async () => {
  const { mine } = await test.must('li', 'room.enter', asked)
  await test.must('wang', 'room.line', { ...asked, waits: true })
  await test.must('zhao', 'room.line', { ...asked, waits: true })
  await test.must('wang', 'room.line', { ...asked, waits: false })
  const [own] = mine
  if (!own) throw new Error('nothing is used')
  const { placeCode, day, spanId } = own
  await test.must('li', 'room.move', { placeCode, day, spanId, event: 'finish' })
  expect(await letters('zhao')).toHaveLength(1)
  expect(await letters('wang')).toHaveLength(0)
})

it('who waits is let go when the room closes for the day', async () => {
  test.at(startOf(dayOf(test.now())) + 20.5 * HOUR)
  await test.must('li', 'room.enter', asked)
  await test.must('wang', 'room.line', { ...asked, waits: true })
  test.at(test.now() + 31 * MINUTE)
  await test.jobs()
  expect(await letters('wang')).toEqual([])
  expect(await test.code('wang', 'room.enter', asked)).toBe('ROOM_NOT_OPEN')
  const [day] = await test.rows<RoomDayDocument>('roomDays')
  expect(day).toMatchObject({ line: [] })
  expect(day?.wakeAt).toBeGreaterThan(test.now() + 365 * DAY)
})

it('where it is always open whoever comes is noted, once a day, and nobody keeps anybody out', async () => {
  const input = { ...asked, placeCode: ALWAYS }
  await Promise.all(['li', 'li', 'wang'].map((who) => test.must(who, 'room.enter', input)))
  expect(await test.must('li', 'room.enter', input)).toMatchObject({ state: 'always', came: 2, noted: true })
  const { rooms } = await test.must('staff', 'room.board', { day: dayOf(test.now()) })
  expect(rooms.find(({ placeCode }) => placeCode === ALWAYS)).toMatchObject({ came: 2, always: true })
})

describe('closed for a while', () => {
  const reason = '暖气管爆了'
  const tomorrow = (hour: number) => startOf(dayOf(test.now() + DAY)) + hour * HOUR

  async function booked(openid: string, from: number) {
    const times = { startAt: tomorrow(from), endAt: tomorrow(from + 1) }
    await test.must(openid, 'room.book', { ...asked, ...times })
  }

  it('exactly those who had booked then are told why; opened again at once they have it back', async () => {
    await booked('li', 9)
    await booked('wang', 15)
    const times = { startAt: tomorrow(8), endAt: tomorrow(12) }
    const closing = { placeCode: ROOM, ...times, reason }
    const { closingId, told } = await test.must('staff', 'room.close', closing, 'one-closing-0001')
    expect(told).toBe(1)
    expect(await test.must('staff', 'room.close', closing, 'one-closing-0001')).toMatchObject({ closingId })
    expect(await letters('li')).toMatchObject([{ text: expect.stringContaining(reason) }])
    expect(await letters('wang')).toEqual([])
    const at = { ...asked, startAt: tomorrow(10), endAt: tomorrow(11) }
    expect(await test.code('zhao', 'room.book', at)).toBe('ROOM_TAKEN')
    const day = dayOf(tomorrow(8))
    expect(await test.must('staff', 'room.reopen', { placeCode: ROOM, closingId, day })).toMatchObject({
      told: 1,
    })
    expect(await test.must('staff', 'room.reopen', { placeCode: ROOM, closingId, day })).toMatchObject({
      told: 0,
    })
    const { mine } = await test.must('li', 'room.list', {})
    expect(mine).toMatchObject([{ state: 'booked' }])
    expect(await letters('li')).toHaveLength(2)
  })

  it('over several days, and whoever is inside is told as well', async () => {
    await test.must('li', 'room.enter', asked)
    const times = { startAt: test.now(), endAt: tomorrow(24) }
    const { closingId } = await test.must('staff', 'room.close', { placeCode: ROOM, ...times, reason })
    expect(await door('wang')).toMatchObject({
      state: 'closed',
      title: reason,
      mayEnter: false,
      mayWait: false,
    })
    const days = await test.rows<RoomDayDocument>('roomDays')
    expect(days.map(({ spans }) => spans.some(({ id, holds }) => id === closingId && holds))).toEqual([
      true,
      true,
    ])
    expect(await letters('li')).toHaveLength(1)
  })

  it('closed twice it opens when both are taken back', async () => {
    const week = { startAt: tomorrow(0), endAt: tomorrow(48) }
    const long = await test.must('staff', 'room.close', { placeCode: ROOM, ...week, reason: '刷墙' })
    const noon = { startAt: tomorrow(12), endAt: tomorrow(13) }
    const short = await test.must('staff', 'room.close', { placeCode: ROOM, ...noon, reason })
    const day = dayOf(tomorrow(8))
    await test.must('staff', 'room.reopen', { placeCode: ROOM, closingId: short.closingId, day })
    const at = { ...asked, startAt: tomorrow(12), endAt: tomorrow(13) }
    expect(await test.code('li', 'room.book', at)).toBe('ROOM_TAKEN')
    await test.must('staff', 'room.reopen', { placeCode: ROOM, closingId: long.closingId, day })
    expect(await test.code('li', 'room.book', at)).toBe('ok')
  })

  it('is for the staff alone, with a time that makes sense', async () => {
    const times = { startAt: tomorrow(8), endAt: tomorrow(12) }
    expect(await test.code('li', 'room.close', { placeCode: ROOM, ...times, reason })).toBe('FORBIDDEN')
    const over = { startAt: tomorrow(8), endAt: tomorrow(8) + 40 * DAY }
    expect(await test.code('staff', 'room.close', { placeCode: ROOM, ...over, reason })).toBe('BAD_TIMES')
    const back = { startAt: tomorrow(12), endAt: tomorrow(8) }
    expect(await test.code('staff', 'room.close', { placeCode: ROOM, ...back, reason })).toBe('BAD_TIMES')
  })
})

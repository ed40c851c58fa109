/** Owns that a room is booked by one at a time, whoever comes at the same moment and wherever a run ends too early. */
import type { RoomDayDocument } from '../../../src/domain/room/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { DAY, HOUR, MINUTE, startOf } from '../../../src/domain/kernel/clock'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { personIdOf, putSession } from '../../support/builders'
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

/** The activity room, which is open every day from eight to nine in the evening. */
const ROOM = 'place05'

const week = (openid: string) => test.must(openid, 'room.week', { placeCode: ROOM })

/** A time on the nearest day that can be booked. */
async function time(from = 9, hours = 1, ahead = 0) {
  const { days } = await week('li')
  const day = days.filter(({ may, open }) => may && open)[ahead]?.day ?? ''
  const startAt = startOf(day) + from * HOUR
  return { startAt, endAt: startAt + hours * HOUR }
}

const booking = async (given: { from?: number; hours?: number; ahead?: number } = {}) => ({
  ...{ placeCode: ROOM, purpose: 'culture' as const, people: 6 },
  ...(await time(given.from, given.hours, given.ahead)),
})

const days = () => test.rows<RoomDayDocument>('roomDays')
const agendaOf = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0]?.agenda ?? []
const letters = (openid: string) =>
  test.rows<{ title: string; text: string }>('messages', { personId: personIdOf(openid), kind: 'roomNews' })

it('is booked and shown to everybody as taken, to the booker as the own, in few requests', async () => {
  const input = await booking()
  const reply = await test.call('li', 'room.book', input)
  expect(reply).toMatchObject({ ok: true })
  expect(reply.ops).toBeLessThanOrEqual(7)
  if (!reply.ok) return
  expect(reply.data.mine).toMatchObject([{ startAt: input.startAt, state: 'booked', people: 6 }])
  const seen = await test.call('wang', 'room.week', { placeCode: ROOM })
  expect(seen).toMatchObject({ ok: true, ops: 1, data: { mine: [] } })
  const taken = seen.ok ? seen.data.days.flatMap((day) => day.taken) : []
  expect(taken).toEqual([
    { startAt: input.startAt, endAt: input.endAt, what: 'booking', title: '', own: false, sessionId: null },
  ])
  expect(await agendaOf('li')).toMatchObject([{ startAt: input.startAt, room: { title: '活动室' } }])
  expect((await days())[0]).toMatchObject({ outbox: [], unsettled: false })
})

it('of fifty at once on one hour exactly one has it, and those on the next hour are not in their way', async () => {
  const [nine, ten] = [await booking(), await booking({ from: 10 })]
  const codes = await Promise.all([
    ...Array.from({ length: 50 }, (_, i) => test.code(`p${i}`, 'room.book', nine)),
    test.code('other', 'room.book', ten),
  ])
  expect(codes.filter((code) => code === 'ok')).toHaveLength(2)
  expect(codes.filter((code) => code === 'ROOM_TAKEN')).toHaveLength(49)
  const [day] = await days()
  expect(day?.spans.filter(({ holds }) => holds)).toHaveLength(2)
})

it('a repeat makes no second booking, and half an hour of it is not free for others', async () => {
  const input = await booking()
  const first = await test.must('li', 'room.book', input, 'one-booking-0001')
  const again = await test.must('li', 'room.book', input, 'one-booking-0001')
  expect(again.mine).toEqual(first.mine)
  const half = { ...input, startAt: input.startAt + 30 * MINUTE, endAt: input.endAt + 30 * MINUTE }
  expect(await test.code('wang', 'room.book', half)).toBe('ROOM_TAKEN')
})

it('nobody has more than two ahead, whether asked one after the other or at once', async () => {
  const inputs = await Promise.all([9, 11, 13, 15].map((from) => booking({ from })))
  const codes = await Promise.all(inputs.map((input) => test.code('li', 'room.book', input)))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(2)
  expect(codes.filter((code) => code === 'ROOM_TWO_AHEAD')).toHaveLength(2)
  expect(await agendaOf('li')).toHaveLength(2)
  const [day] = await days()
  expect(day?.spans).toHaveLength(2)
  expect(day).toMatchObject({ outbox: [], unsettled: false })
})

interface Given {
  from?: number
  hours?: number
  earlier?: number
}

it.each<[string, Given, string]>([
  ['today', { earlier: 1 }, 'ROOM_DAY_SHUT'],
  ['before it opens', { from: 7 }, 'ROOM_BAD_TIME'],
  ['past its closing', { from: 20.5 }, 'ROOM_BAD_TIME'],
  ['longer than two hours', { hours: 2.5 }, 'ROOM_BAD_TIME'],
  ['off the half hour', { from: 9.25 }, 'ROOM_BAD_TIME'],
])('not %s', async (_, given, code) => {
  const { earlier = 0, ...times }: Given = given
  const input = await booking(times)
  const moved = { ...input, startAt: input.startAt - earlier * DAY, endAt: input.endAt - earlier * DAY }
  expect(await test.code('li', 'room.book', moved)).toBe(code)
})

it('not for more than it holds, another number for what needs more room; not for what it is not made for', async () => {
  const input = await booking()
  expect(await test.code('li', 'room.book', { ...input, people: 41 })).toBe('ROOM_TOO_SMALL')
  expect(await test.code('li', 'room.book', { ...input, purpose: 'sport', people: 9 })).toBe('ROOM_TOO_SMALL')
  expect(await test.code('li', 'room.book', { ...input, purpose: 'health' })).toBe('ROOM_OTHER_USE')
  expect(await test.code('li', 'room.book', { ...input, placeCode: 'place01' })).toBe('ROOM_NOT_BOOKABLE')
  expect(await test.code('li', 'room.book', { ...input, placeCode: 'nowhere1' })).toBe('PLACE_UNKNOWN')
})

it('nobody is at an activity and in a room at the same time, whichever was first', async () => {
  const input = await booking()
  const { startAt, endAt } = input
  const session = await putSession(test, { title: '剪窗花', startAt, endAt })
  const { placeName, riskNotice } = session
  const sign = { sessionId: session._id, agreed: { startAt, endAt, placeName, riskNotice } }
  await test.must('wang', 'activity.signUp', sign)
  expect(await test.code('wang', 'room.book', input)).toBe('TIME_CLASH')
  await test.must('li', 'room.book', input)
  expect(await test.call('li', 'activity.signUp', sign)).toMatchObject({
    error: { code: 'TIME_CLASH', details: { title: '活动室' } },
  })
})

it('ends as if it had not begun, or is whole, wherever it dies', async () => {
  const input = await booking()
  const reply = await test.call('li', 'room.book', input, 'crash-booking-00')
  for (const [i, crash] of crashesIn(test, reply).entries()) {
    await test.cloud.reset()
    await stationOf(test)
    await crashCall(test, 'li', 'room.book', input, crash, `crash-booking-${i}`)
    await laterJobs(test)
    const [day] = await days()
    const spans = day?.spans ?? []
    expect([spans.length, (await agendaOf('li')).length]).toEqual([spans.length, spans.length])
    await test.must('li', 'room.book', input, `crash-booking-${i}`)
    const [after] = await days()
    expect(after?.spans).toHaveLength(1)
    expect(await agendaOf('li')).toHaveLength(1)
    expect(after).toMatchObject({ outbox: [], unsettled: false })
  }
})

describe('on its day', () => {
  async function booked(openid = 'li') {
    const input = await booking()
    const { mine } = await test.must(openid, 'room.book', input)
    const one = mine.find(({ startAt }) => startAt === input.startAt)
    if (!one) throw new Error('nothing was booked')
    const { placeCode, day, spanId } = one
    return { at: { placeCode, day, spanId }, startAt: input.startAt, endAt: input.endAt }
  }
  const noon = () => test.now()

  it('somebody comes from a quarter of an hour before, uses it and is done early', async () => {
    const { at, startAt } = await booked()
    expect(await test.code('li', 'room.move', { ...at, event: 'come' })).toBe('ROOM_TOO_EARLY')
    test.at(startAt - 10 * MINUTE)
    const here = await test.must('li', 'room.move', { ...at, event: 'come' })
    expect(here).toMatchObject({ booking: { state: 'here' }, now: { state: 'free' } })
    expect(await test.must('li', 'room.move', { ...at, event: 'come' })).toMatchObject({
      booking: { state: 'here' },
    })
    test.at(startAt + 20 * MINUTE)
    const done = await test.must('li', 'room.move', { ...at, event: 'finish' })
    expect(done).toMatchObject({ booking: { state: 'over' }, now: { state: 'free' } })
    expect(await agendaOf('li')).toEqual([])
    expect(await test.code('wang', 'room.move', { ...at, event: 'finish' })).toBe('NOT_FOUND')
  })

  it('is free for others a quarter of an hour after nobody came; later where that was said, once', async () => {
    const first = await booked()
    test.at(first.startAt + 16 * MINUTE)
    await test.jobs()
    const [day] = await days()
    expect(day?.spans[0]).toMatchObject({ state: 'missed', holds: false })
    const room = { placeCode: ROOM, purpose: null, people: 2 }
    expect(await test.must('wang', 'room.enter', room)).toMatchObject({ state: 'used' })
    const second = await booked()
    test.at(second.startAt)
    await test.must('li', 'room.move', { ...second.at, event: 'comeLater' })
    expect(await test.code('li', 'room.move', { ...second.at, event: 'comeLater' })).toBe('ok')
    test.at(second.startAt + 20 * MINUTE)
    await test.jobs()
    expect(await test.must('li', 'room.move', { ...second.at, event: 'come' })).toMatchObject({
      booking: { state: 'here' },
    })
  })

  it('who stays away three times cannot book for a month, which is said before', async () => {
    for (let time = 0; time < 3; time++) {
      const { startAt } = await booked()
      test.at(startAt + HOUR)
      await test.jobs()
      test.at(noon() + DAY)
    }
    const { pausedUntil } = await week('li')
    expect(pausedUntil).toBeGreaterThan(test.now() + 27 * DAY)
    expect(await test.code('li', 'room.book', await booking())).toBe('ROOM_PAUSED')
    test.at(pausedUntil ?? 0)
    expect(await test.code('li', 'room.book', await booking())).toBe('ok')
  })

  it('given up it is free at once; taken away by the station its booker is told, and has it back when that is undone', async () => {
    const { at, startAt } = await booked()
    expect(await test.code('staff', 'room.move', { ...at, event: 'cancel' })).toBe('REASON_NEEDED')
    await test.must('staff', 'room.move', { ...at, event: 'cancel', reason: '水管爆了' })
    expect(await letters('li')).toMatchObject([
      { title: '活动室的预约取消了', text: expect.stringContaining('水管爆了') },
    ])
    expect(await agendaOf('li')).toEqual([])
    await test.must('staff', 'room.move', { ...at, event: 'restore' })
    expect(await agendaOf('li')).toHaveLength(1)
    expect(await letters('li')).toHaveLength(2)
    await test.must('li', 'room.move', { ...at, event: 'giveUp' })
    expect(await agendaOf('li')).toEqual([])
    const anew = { ...(await booking()), startAt, endAt: startAt + HOUR }
    expect(await test.code('wang', 'room.book', anew)).toBe('ok')
  })

  it('what was taken away is not given back where somebody else has it by then', async () => {
    const { at, startAt } = await booked()
    await test.must('staff', 'room.move', { ...at, event: 'cancel', reason: '排错了' })
    await test.must('wang', 'room.book', { ...(await booking()), startAt, endAt: startAt + HOUR })
    expect(await test.code('staff', 'room.move', { ...at, event: 'restore' })).toBe('ROOM_TAKEN')
    test.at(noon() + 11 * MINUTE)
    expect(await test.code('staff', 'room.move', { ...at, event: 'restore' })).toBe('ROOM_UNDO_OVER')
  })
})

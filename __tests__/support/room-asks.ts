/** Owns rooms that are booked in the full station, and what every action about rooms is asked there. */
import type { ActionName } from '../../src/contract'
import { DAY, dayOf, HOUR, startOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

const ROOM = 'place05'

const tomorrowAt = (test: TestCloud, hour: number): number => startOf(dayOf(test.now() + DAY)) + hour * HOUR

const times = (test: TestCloud, hour: number) => ({
  startAt: tomorrowAt(test, hour),
  endAt: tomorrowAt(test, hour + 1),
})

const use = { placeCode: ROOM, purpose: null, people: 3 }

/** A booking of tomorrow, and a time that is closed. */
export async function bookedRoom(test: TestCloud) {
  const { mine } = await test.must('o-wisher', 'room.book', { ...use, ...times(test, 9) })
  const closing = { placeCode: ROOM, ...times(test, 19), reason: '消毒' }
  const { closingId } = await test.must('o-staff', 'room.close', closing)
  const [own] = mine
  if (!own) throw new Error('no room was booked')
  const { placeCode, day, spanId } = own
  return { booked: { placeCode, day, spanId }, closingId }
}

export const roomAsks = (
  { booked, closingId }: Awaited<ReturnType<typeof bookedRoom>>,
  test: TestCloud,
): Asks<'room'> => ({
  'room.list': ask('o-wisher', {}),
  'room.week': ask('o-wisher', { placeCode: ROOM }),
  'room.book': ask('o-applicant', { ...use, ...times(test, 11) }),
  'room.move': ask('o-wisher', { ...booked, event: 'giveUp' }),
  'room.enter': ask('o-wisher', use),
  'room.line': ask('o-wisher', { ...use, waits: true }),
  'room.board': ask('o-staff', { day: booked.day }),
  'room.close': ask('o-staff', { placeCode: ROOM, ...times(test, 17), reason: '刷墙' }),
  'room.reopen': ask('o-staff', { placeCode: ROOM, closingId, day: booked.day }),
})

const ofRoom: Refusals = { gone: { placeCode: 'PLACE_UNKNOWN' }, foreign: 'PLACE_UNKNOWN' }

export const roomRefusals: { [A in Extract<ActionName, `room.${string}`>]: Refusals } = {
  'room.list': {},
  'room.week': ofRoom,
  'room.book': ofRoom,
  'room.move': {
    gone: { placeCode: 'NOT_FOUND', spanId: 'NOT_FOUND' },
    neighbour: 'NOT_FOUND',
    foreign: 'NOT_FOUND',
  },
  'room.enter': ofRoom,
  'room.line': ofRoom,
  'room.board': { neighbour: 'FORBIDDEN' },
  'room.close': { ...ofRoom, neighbour: 'FORBIDDEN' },
  'room.reopen': {
    gone: { placeCode: 'PLACE_UNKNOWN', closingId: 'OK' },
    neighbour: 'FORBIDDEN',
    foreign: 'PLACE_UNKNOWN',
  },
}

/**
 * Owns booking a room. The day of the room decides in one guarded update; the time in the booker's agenda follows it, and
 * where that has been promised elsewhere at the same moment the room is given back.
 */
import { holidaysOf } from '../../repositories/stations'
import type { ParsedInput } from '@/contract'
import { dayOf } from '@/domain/kernel/clock'
import { ok } from '@/domain/kernel/errors'
import { residentName } from '@/domain/person/name-of'
import { bookedAhead, decideBook } from '@/domain/room/decide-book'
import { bookingSpan, letGo } from '@/domain/room/room-day'
import { roomRules } from '@/domain/room/rules'
import type { BookingSpan } from '@/domain/room/documents'
import { done, type Context, type Handler, joinedAll, refuse, type Rejected } from '../../handler'
import { settle } from '../../kernel/outbox'
import { derivedId } from '../../platform/identity'
import { type RoomObstacle, takeBookedTime } from '../../repositories/agenda'
import { dayAt, itemsOf, ROOM_DAYS, type RoomDayDoc, stepRoom, takeRoom } from '../../repositories/room-days'
import { weekView } from '../../views/room'
import { findRoomDays } from '../../repositories/room-days'
import { type AtPlace, atPlace } from './at-place'
import { comingDays } from './read'

type Booking = Context<'room.book'>

const spanOf = ({ caller, requestKey, input, now }: Booking): BookingSpan => {
  const { startAt, endAt, purpose, people }: ParsedInput<'room.book'> = input
  const { personId, person } = caller
  const id = derivedId('b', personId, requestKey)
  return bookingSpan({ id, personId, name: residentName(person), purpose, people, startAt, endAt }, now)
}

const refusalOf = (obstacle: RoomObstacle): Rejected => {
  if (obstacle === 'closed') return refuse('RECORD_MERGED')
  if (obstacle === 'tooMany') return refuse('ROOM_TWO_AHEAD', { most: roomRules.mostAhead })
  return refuse('TIME_CLASH', { title: obstacle.room?.title ?? '另一场活动' })
}

/** Writes the time into the agenda, or lets the room go. One request and one to take the note off. */
async function keepTime(
  day: RoomDayDoc,
  span: BookingSpan,
  { caller, now }: Booking,
): Promise<Rejected | null> {
  const items = itemsOf(day, [{ do: 'takeTime', span }], now)
  const done = items.map(({ id }) => id)
  const { personId, person } = caller
  const { id: sessionId, startAt, endAt } = span
  const item = { sessionId, personId, startAt, endAt, room: { placeCode: day.placeCode, title: day.place } }
  const known = bookedAhead(person.agenda, now).map((one) => one.sessionId)
  const obstacle = await takeBookedTime(personId, item, now, known)
  if (obstacle !== null) {
    await stepRoom(day, now, (current) => {
      const gone = letGo(current, span.id, now)
      // Whoever books is told by the answer, and needs no letter.
      return ok({ day: gone.day, follow: [] })
    })
  }
  await settle(ROOM_DAYS, day._id, done)
  return obstacle === null ? null : refusalOf(obstacle)
}

/** Books once; a repeat meets its own booking. */
async function bookOnce(
  day: RoomDayDoc,
  { station, place }: AtPlace,
  context: Booking,
): Promise<Rejected | null> {
  const { caller, input, now } = context
  const span = spanOf(context)
  const before = day.spans.find(({ id }) => id === span.id)
  if (before?.what === 'booking') return keepTime(day, before, context)
  const booker = { personId: caller.personId, agenda: caller.person.agenda, misses: caller.person.roomMisses }
  const decided = decideBook({ place, day }, input, { booker, holidays: holidaysOf(station), now })
  if (!decided.ok) return decided
  const items = itemsOf(day, [{ do: 'takeTime', span }], now)
  if (!(await takeRoom({ ...day, place: place.name }, span, items, now))) return refuse('ROOM_TAKEN')
  return keepTime({ ...day, place: place.name }, span, context)
}

/** Four requests, the coming days read anew among them; the claim of the key and the count of the day besides. */
export const book: Handler<'room.book'> = {
  joins: ({ input, now }) => comingDays(input.placeCode, now),
  run: atPlace(async (at, context: Booking) => {
    const { caller, input, joined, now } = context
    const days = joinedAll<RoomDayDoc>(joined, 'days')
    const { station, place } = at
    const day = dayAt({ stationId: station._id, place, day: dayOf(input.startAt) }, days)
    const refused = await bookOnce(day, at, context)
    if (refused) return refused
    const [fresh] = await findRoomDays([day._id])
    const others = days.filter(({ _id }) => _id !== day._id)
    return done(weekView(station, place, { caller, days: fresh ? [...others, fresh] : others, now }))
  }),
}

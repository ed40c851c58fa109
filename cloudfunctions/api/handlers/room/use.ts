/** Owns what is done at the door of a room: coming, using it, waiting for it, giving a booking up. */
import type { ErrorCode, Output, ParsedInput } from '@/contract'
import { dayOf, startOf, DAY } from '@/domain/kernel/clock'
import { type Decision, ok } from '@/domain/kernel/errors'
import { heldOf, STAFF } from '@/domain/person/roles'
import { residentName } from '@/domain/person/name-of'
import { decideUse } from '@/domain/room/decide-book'
import type { BookingSpan, RoomDayDocument } from '@/domain/room/documents'
import { isAlwaysOpen, openOn } from '@/domain/room/opening'
import {
  bookingIn,
  type BookingMove,
  isMoved,
  leaveLine,
  lineUp,
  moveBooking,
  noteCame,
  type RoomStep,
  walkIn,
} from '@/domain/room/room-day'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { derivedId } from '../../platform/identity'
import { bookedDays, dayAt, daysOfRoom, type RoomDayDoc, stepRoom } from '../../repositories/room-days'
import { holidaysOf, withStation } from '../../repositories/stations'
import { bookingView, nowView } from '../../views/room'
import { type AtPlace, atPlace } from './at-place'
import type { Doc } from '../../platform/cloud'
import type { StationDocument } from '@/domain/station/documents'

const oneDay = (placeCode: string, day: string) => ({ ...withStation, days: daysOfRoom(placeCode, day, day) })

/** Who the caller is to a booking: its booker, the staff of its station, or nobody. */
function partOf(span: BookingSpan, { stationId }: RoomDayDocument, caller: Caller): BookingMove['roles'] {
  const own = span.personId === caller.personId ? ['booker'] : []
  return stationId === caller.stationId ? [...own, ...heldOf(STAFF, caller)] : own
}

interface Seen {
  joined: Record<string, Doc[]>
  caller: Caller
  now: number
}

/** How it stands with the room now, where the day is today and the room is there still. */
function nowOf(day: RoomDayDoc, { joined, caller, now }: Seen) {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const place = station?.places.find(({ placeCode }) => placeCode === day.placeCode)
  if (!station || !place || day.day !== dayOf(now)) return null
  return nowView(day, { place, holidays: holidaysOf(station), personId: caller.personId, now })
}

/** Two requests, and those of what follows. */
export const move: Handler<'room.move'> = {
  joins: ({ input, personId, now }) => ({
    ...oneDay(input.placeCode, input.day),
    // Whoever has moved house since has the booking where it was made.
    booked: bookedDays(personId, now),
  }),
  run: async ({ caller, input, joined, now }) => {
    const [here] = joinedAll<RoomDayDoc>(joined, 'days')
    const own = joinedAll<RoomDayDoc>(joined, 'booked').find(
      ({ placeCode, day }) => placeCode === input.placeCode && day === input.day,
    )
    const read = here && bookingIn(here, input.spanId) ? here : own
    const span = read ? bookingIn(read, input.spanId) : null
    const roles = span && read ? partOf(span, read, caller) : []
    if (!read || roles.length === 0) return refuse('NOT_FOUND')
    const { spanId, event, reason = '' } = input
    const asked: BookingMove = { spanId, event, by: caller.personId, roles, reason, now }
    const moved = await stepRoom(read, now, (day) =>
      isMoved(day, asked) ? ok({ day, follow: [] }) : moveBooking(day, asked),
    )
    if (!moved.ok) return moved
    const after = bookingIn(moved.value, spanId)
    if (!after) return refuse('NOT_FOUND')
    return done({
      booking: bookingView(moved.value, after, now),
      now: nowOf(moved.value, { joined, caller, now }),
    })
  },
}

/** When the room closes today; null where it is not open now. */
function closesAt({ place, station }: AtPlace, now: number): number | null {
  const today = dayOf(now)
  if (isAlwaysOpen(place)) return startOf(today) + DAY
  const open = openOn(place, today, holidaysOf(station))
  return open && now >= open.startAt && now < open.endAt ? open.endAt : null
}

type AtDoor = Context<'room.enter'> | Context<'room.line'>

/** A step of today's at the door of a room that is open and made for it. */
async function atDoor<K extends ErrorCode>(
  at: AtPlace,
  { caller, joined, input, now }: AtDoor,
  decide: (day: RoomDayDocument, closing: number) => Decision<RoomStep, K>,
): Promise<Result<Output<'room.enter'>>> {
  const closing = closesAt(at, now)
  if (closing === null) return refuse('ROOM_NOT_OPEN', { place: at.place.name })
  const use = decideUse(at.place, input)
  if (!use.ok) return use
  const { place, station } = at
  const days = joinedAll<RoomDayDoc>(joined, 'days')
  const read = dayAt({ stationId: station._id, place, day: dayOf(now) }, days)
  const moved = await stepRoom({ ...read, place: place.name }, now, (day) => decide(day, closing))
  if (!moved.ok) return moved
  const seen = { place, holidays: holidaysOf(station), personId: caller.personId, now }
  return done(nowView(moved.value, seen))
}

const today = ({ input, now }: { input: Pick<ParsedInput<'room.enter'>, 'placeCode'>; now: number }) =>
  oneDay(input.placeCode, dayOf(now))

const whoIs = ({ caller, input, now }: AtDoor) => ({
  ...{ id: derivedId('b', caller.personId, String(now)), personId: caller.personId },
  ...{ name: residentName(caller.person), purpose: input.purpose, people: input.people },
})

/** Two requests, three on the first line of a day. A repeat changes nothing: whoever uses the room uses it. */
export const enter: Handler<'room.enter'> = {
  joins: today,
  run: atPlace((at, context: Context<'room.enter'>) => {
    const { caller, now } = context
    if (isAlwaysOpen(at.place)) return atDoor(at, context, (day) => noteCame(day, caller.personId, now))
    return atDoor(at, context, (day, closesAt) => walkIn(day, { ...whoIs(context), closesAt, now }))
  }),
}

/** Two requests, three on the first line of a day. */
export const line: Handler<'room.line'> = {
  joins: today,
  run: atPlace((at, context: Context<'room.line'>) => {
    const { caller, input, now } = context
    return atDoor(at, context, (day, until) =>
      input.waits ? lineUp(day, { ...whoIs(context), until }, now) : ok(leaveLine(day, caller.personId, now)),
    )
  }),
}

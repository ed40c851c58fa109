/** Owns closing a room for a while and opening it again: exactly those who had booked are told, with the reason. */
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import { nameOf } from '@/domain/person/name-of'
import { activityIn, closeOn, openOnceMore } from '@/domain/room/closing'
import { daysTouched } from '@/domain/room/time'
import type { RoomFollow } from '@/domain/room/room-day'
import { roomRules } from '@/domain/room/rules'
import { ok } from '@/domain/kernel/errors'
import { done, type Handler, joinedAll, refuse } from '../../handler'
import { derivedId } from '../../platform/identity'
import { dayAt, daysOfRoom, findRoomDaysOn, type RoomDayDoc, stepRoom } from '../../repositories/room-days'
import { withStation } from '../../repositories/stations'
import { boardView } from '../../views/room'
import { atPlace } from './at-place'

/** How many people a step tells of it. */
const toldBy = (follow: readonly RoomFollow[]): number =>
  new Set(follow.flatMap((one) => (one.do === 'tell' ? [one.personId] : []))).size

/** Two requests and one for each day, with those of what follows; and the day is read anew. A repeat is answered as done. */
export const close: Handler<'room.close'> = {
  joins: ({ input }) => ({
    ...withStation,
    days: daysOfRoom(input.placeCode, dayOf(input.startAt), dayOf(Math.max(input.startAt, input.endAt - 1))),
  }),
  run: atPlace(async ({ station, place }, { caller, input, joined, requestKey, now }) => {
    const { startAt, endAt, reason } = input
    const tooLong = endAt - startAt > roomRules.mostClosedDays * DAY
    if (endAt <= startAt || endAt <= now || tooLong || startAt > now + 400 * DAY) return refuse('BAD_TIMES')
    const days = joinedAll<RoomDayDoc>(joined, 'days')
    const activity = days.map((day) => activityIn(day, { startAt, endAt })).find(Boolean)
    if (activity) return refuse('ROOM_HAS_ACTIVITY', { title: activity.title })
    const closingId = derivedId('c', caller.personId, requestKey)
    const by = { by: caller.personId, byName: nameOf(caller.person) }
    let told = 0
    for (const day of daysTouched(input)) {
      const read = dayAt({ stationId: station._id, place, day }, days)
      const closed = await stepRoom({ ...read, place: place.name }, now, (current) => {
        const step = closeOn(current, { id: closingId, startAt, endAt, reason, ...by }, now)
        told += step.ok ? toldBy(step.value.follow) : 0
        return step
      })
      if (!closed.ok)
        return closed.error.code === 'NOT_FOUND'
          ? refuse('PLACE_UNKNOWN')
          : refuse(closed.error.code, closed.error.details)
    }
    const first = dayOf(startAt)
    const fresh = await findRoomDaysOn(station._id, first)
    return done({ closingId, told, board: boardView(station, first, fresh, { caller, now }) })
  }),
}

/** Two requests and one for each day that was closed, with those of what follows; and the day is read anew. */
export const reopen: Handler<'room.reopen'> = {
  joins: ({ input }) => ({
    ...withStation,
    days: daysOfRoom(
      input.placeCode,
      dayOf(startOf(input.day) - roomRules.mostClosedDays * DAY),
      dayOf(startOf(input.day) + roomRules.mostClosedDays * DAY),
    ),
  }),
  run: atPlace(async ({ station }, { caller, input, joined, now }) => {
    let told = 0
    for (const day of joinedAll<RoomDayDoc>(joined, 'days')) {
      if (!day.spans.some(({ id }) => id === input.closingId)) continue
      await stepRoom(day, now, (current) => {
        const step = openOnceMore(current, { id: input.closingId, by: caller.personId }, now)
        told += toldBy(step.follow)
        return ok(step)
      })
    }
    const fresh = await findRoomDaysOn(station._id, input.day)
    return done({ told, board: boardView(station, input.day, fresh, { caller, now }) })
  }),
}

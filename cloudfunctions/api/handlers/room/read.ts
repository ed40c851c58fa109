/** Owns reading rooms: which are free, the coming days of one, all of them on one day. */
import { DAY, dayOf } from '@/domain/kernel/clock'
import { isAlwaysOpen, isBookable } from '@/domain/room/opening'
import { roomRules } from '@/domain/room/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { bookedDays, dayAt, daysOfRoom, type RoomDayDoc, roomsOfDay } from '../../repositories/room-days'
import { holidaysOf, withStation } from '../../repositories/stations'
import { boardView, nowView, ownBookings, shownPlace, weekView } from '../../views/room'
import { rowsOf } from '../../views/rows'
import { atPlace } from './at-place'

/** One request. */
export const list: Handler<'room.list'> = {
  joins: ({ personId, now }) => ({
    ...withStation,
    today: roomsOfDay(dayOf(now)),
    booked: bookedDays(personId, now),
  }),
  run: ({ caller, joined, now }) => {
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const today = joinedAll<RoomDayDoc>(joined, 'today')
    const { personId, stationId } = caller
    const places = (station?.places ?? []).filter((place) => isBookable(place) || isAlwaysOpen(place))
    const booked = joinedAll<RoomDayDoc>(joined, 'booked')
    return Promise.resolve(
      done({
        rooms: rowsOf(places, (place) => {
          const day = dayAt({ stationId, place, day: dayOf(now) }, today)
          const seen = { place, holidays: holidaysOf(station), personId, now }
          return { place: shownPlace(place), now: nowView(day, seen) }
        }),
        mine: ownBookings(booked, personId, now),
        ...{ office: station?.contact?.hours ?? '', serverNow: now },
      }),
    )
  },
}

/** The coming days of a room, as far as it is booked. */
export const comingDays = (placeCode: string, now: number) => ({
  ...withStation,
  days: daysOfRoom(placeCode, dayOf(now), dayOf(now + roomRules.mostDaysAhead * DAY)),
})

/** One request. */
export const week: Handler<'room.week'> = {
  joins: ({ input, now }) => comingDays(input.placeCode, now),
  run: atPlace(({ station, place }, { caller, joined, now }) => {
    const days = joinedAll<RoomDayDoc>(joined, 'days')
    return Promise.resolve(done(weekView(station, place, { caller, days, now })))
  }),
}

/** One request. */
export const board: Handler<'room.board'> = {
  joins: ({ input }) => ({ ...withStation, days: roomsOfDay(input.day) }),
  run: ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    if (!station) return Promise.resolve(refuse('NOT_FOUND'))
    const days = joinedAll<RoomDayDoc>(joined, 'days')
    return Promise.resolve(done(boardView(station, input.day, days, { caller, now })))
  },
}

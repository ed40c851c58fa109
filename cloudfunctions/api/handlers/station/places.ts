/** Owns writing down the places of a station, and looking one up by the code on its sticker. */
import type { Output } from '@/contract'
import { isAtSpots } from '@/domain/case/at-spots'
import type { CaseKind } from '@/domain/case/define-case'
import { caseKinds } from '@/domain/case-kinds'
import type { StationDocument } from '@/domain/station/documents'
import { decidePlace, placeAnswers, placesWithout } from '@/domain/station/places'
import { type Caller, done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { dayOf } from '@/domain/kernel/clock'
import { isAlwaysOpen, isBookable } from '@/domain/room/opening'
import type { Doc } from '../../platform/cloud'
import { dayAt, daysAhead, daysOfRoom, type RoomDayDoc } from '../../repositories/room-days'
import { placeCodeOf } from '../../platform/identity'
import { holidaysOf, oneStation, withStation } from '../../repositories/stations'
import { nowView, shownPlace } from '../../views/room'
import { rowsOf } from '../../views/rows'
import { writeList } from './changing'

type Places = Output<'station.places'>

const view = (station: StationDocument, caller: Caller): Places => {
  const { _id, name, contact, version } = station
  const grids = rowsOf(station.grids, (grid) => ({ gridId: grid.gridId, name: grid.name }))
  const known = (gridId: string | null): string | null =>
    grids.some((grid) => grid.gridId === gridId) ? gridId : null
  return {
    places: rowsOf(station.places, (place) => ({
      placeCode: place.placeCode,
      holdsFor: place.holdsFor ?? {},
      // A grid that is gone since is none.
      gridId: known(place.gridId ?? null),
      form: placeAnswers(place),
    })),
    ...{ grids, stationId: _id, stationName: name, office: contact?.hours ?? '', version },
    mayEdit: caller.roles.has('station_admin'),
  }
}

/** The places of a station as everybody may see them. */
export const shownPlaces = ({ places }: StationDocument): Output<'station.open'>['places'] =>
  rowsOf(places, shownPlace)

/** Said by the cloud, so that the page of a place need not bring every kind of case along. */
const reports = Object.values<CaseKind>(caseKinds)
  .filter(isAtSpots)
  .map(({ name, title, service = '' }) => ({ kind: name, title, service }))

/** One request. */
export const place: Handler<'station.place'> = {
  joins: ({ input, now }) => ({
    ...(input.stationId === undefined ? withStation : oneStation(input.stationId)),
    days: daysOfRoom(input.placeCode, dayOf(now), dayOf(now)),
  }),
  run: ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const found = station && shownPlaces(station).find(({ placeCode }) => placeCode === input.placeCode)
    if (!found) return Promise.resolve(refuse('PLACE_UNKNOWN'))
    const { _id, name, contact } = station
    const own = _id === caller.stationId
    return Promise.resolve(
      done({
        ...{ stationId: _id, stationName: name, own },
        ...{ office: contact?.hours ?? '', address: contact?.address ?? '', place: found },
        room: own ? roomNow(station, input.placeCode, { caller, joined, now }) : null,
        reports: own ? reports : [],
        serverNow: now,
      }),
    )
  },
}

/** How it stands with a room that residents use; null for any other place. */
function roomNow(
  station: StationDocument,
  placeCode: string,
  { caller, joined, now }: { caller: Caller; joined: Record<string, Doc[]>; now: number },
) {
  const place = station.places.find((one) => one.placeCode === placeCode)
  if (!place || !(isBookable(place) || isAlwaysOpen(place))) return null
  const day = dayAt({ stationId: station._id, place, day: dayOf(now) }, joinedAll<RoomDayDoc>(joined, 'days'))
  return nowView(day, { place, holidays: holidaysOf(station), personId: caller.personId, now })
}

/** One request. */
export const places: Handler<'station.places'> = {
  joins: () => withStation,
  run: ({ caller, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    return Promise.resolve(station ? done(view(station, caller)) : refuse('NOT_FOUND'))
  },
}

/** Two requests and the claim of the key; one more where somebody was quicker. */
export const savePlace: Handler<'station.savePlace'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, requestKey }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const isNew = input.placeCode === undefined
    const placeCode = input.placeCode ?? placeCodeOf(caller.personId, requestKey)
    const { gridId, holdsFor } = input
    const written = { placeCode, isNew, gridId, answers: input.form, ...(holdsFor && { holdsFor }) }
    return writeList('places', decidePlace(station, written), { station, caller, seen: input.version, view })
  },
}

/** Two requests, three where somebody was quicker. What still takes the room stands in the way. */
export const removePlace: Handler<'station.removePlace'> = {
  joins: ({ input, now }) => ({ ...withStation, ahead: daysAhead(input.placeCode, now) }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const ahead = joinedAll<RoomDayDoc>(joined, 'ahead').flatMap(({ spans }) =>
      spans.filter((span) => span.holds && span.what !== 'closed' && span.endAt > now),
    )
    const known = station.places.find(({ placeCode }) => placeCode === input.placeCode)
    if (known && ahead.length > 0) return refuse('ROOM_IN_USE', { place: known.name, count: ahead.length })
    const value = placesWithout(station.places, input.placeCode)
    return writeList('places', { ok: true, value }, { station, caller, seen: input.version, view })
  },
}

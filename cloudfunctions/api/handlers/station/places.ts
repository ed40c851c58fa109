/** Owns writing down the places of a station, and looking one up by the code on its sticker. */
import type { Output } from '@/contract'
import type { StationDocument } from '@/domain/station/documents'
import { decidePlace, placeAnswers, placesWithout } from '@/domain/station/places'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { placeCodeOf } from '../../platform/identity'
import { oneStation, withStation } from '../../repositories/stations'
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
  rowsOf(places, (place) => ({ placeCode: place.placeCode, ...placeAnswers(place) }))

/** One request. */
export const place: Handler<'station.place'> = {
  joins: ({ input }) => (input.stationId === undefined ? withStation : oneStation(input.stationId)),
  run: ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const found = station && shownPlaces(station).find(({ placeCode }) => placeCode === input.placeCode)
    if (!found) return Promise.resolve(refuse('PLACE_UNKNOWN'))
    const { _id, name, contact } = station
    return Promise.resolve(
      done({
        ...{ stationId: _id, stationName: name, own: _id === caller.stationId },
        ...{ office: contact?.hours ?? '', address: contact?.address ?? '', place: found },
      }),
    )
  },
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
    const written = { placeCode, isNew, gridId: input.gridId, answers: input.form }
    return writeList('places', decidePlace(station, written), { station, caller, seen: input.version, view })
  },
}

/** Two requests, three where somebody was quicker. */
export const removePlace: Handler<'station.removePlace'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const value = placesWithout(station.places, input.placeCode)
    return writeList('places', { ok: true, value }, { station, caller, seen: input.version, view })
  },
}

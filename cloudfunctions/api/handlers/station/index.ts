/** Owns the switches of a station: reading them, and the head of the station turning one. */
import type { Output } from '@/contract'
import type { stationActions } from '@/contract/station'
import type { StationDocument } from '@/domain/station/documents'
import { features, featuresOf, type Features } from '@/domain/station/features'
import { type Caller, done, type Handler, type Handlers, joinedOne, refuse } from '../../handler'
import { changeStation, withStation } from '../../repositories/stations'

const view = (station: Pick<StationDocument, 'features' | 'version'>, caller: Caller) =>
  ({
    features: featuresOf(station),
    version: station.version,
    mayEdit: caller.roles.has('station_admin'),
  }) satisfies Output<'station.switches'>

const same = (a: Features, b: Features): boolean => features.every((feature) => a[feature] === b[feature])

/** One request. */
const switches: Handler<'station.switches'> = {
  joins: () => withStation,
  run: ({ caller, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    return Promise.resolve(station ? done(view(station, caller)) : refuse('NOT_FOUND'))
  },
}

/** Two requests; what is so already is granted whoever made it so. */
const saveSwitches: Handler<'station.saveSwitches'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    if (same(featuresOf(station), input.features)) return done(view(station, caller))
    const version = input.version + 1
    const after = { features: input.features, version }
    const patch = { $set: after }
    const saved = await changeStation(station._id, { guard: { version: input.version }, patch })
    return saved ? done(view(after, caller)) : refuse('STALE')
  },
}

export const stationHandlers: Handlers<keyof typeof stationActions> = {
  'station.switches': switches,
  'station.saveSwitches': saveSwitches,
}

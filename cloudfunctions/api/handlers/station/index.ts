/** Owns what a station shows of itself, and its switches: reading them, and the head of the station turning one. */
import { type Output, roleNames } from '@/contract'
import type { stationActions } from '@/contract/station'
import type { StationDocument } from '@/domain/station/documents'
import { DAY, startOf } from '@/domain/kernel/clock'
import { maskName } from '@/domain/person/mask'
import { GRID } from '@/domain/person/roles'
import { nameOf } from '@/domain/person/name-of'
import { comingSpans } from '@/domain/station/closed-days'
import { features, featuresOf, type Features } from '@/domain/station/features'
import { teamOf } from '@/domain/station/grids'
import type { StationSelf } from '@/domain/station/sheet'
import type { UnitDocument } from '@/domain/station/units'
import { type Caller, done, type Handler, type Handlers, joinedAll, joinedOne, refuse } from '../../handler'
import { type HonourDoc, unitHonoursJoin } from '../../repositories/honours'
import { findStationPeople, type StationPerson } from '../../repositories/people'
import { changeStation, withStation } from '../../repositories/stations'
import { type UnitDoc, withPoints } from '../../repositories/units'
import { stationHonour } from '../../views/honour'
import { rowsOf } from '../../views/rows'
import { grids, removeGrid, saveGrid } from './grids'
import { code } from './code'
import { place, places, removePlace, savePlace, shownPlaces } from './places'
import { closeDays, saveSheet, sheet } from './sheet'

/** People of the station that are looked at and shown; a station has a dozen. */
const MOST_PEOPLE = 60

/** Who is met first: whoever looks after a grid, then the staff, then the head. */
const ranks = GRID

type Human = Output<'station.open'>['people'][number] & { rank: number }

function humanOf(person: StationPerson, station: StationDocument, caller: Caller): Human[] {
  const rank = ranks.findIndex((role) => person.roles.includes(role))
  const role = ranks[rank]
  if (role === undefined) return []
  const grids = station.grids.filter(({ gridId }) => person.gridIds.includes(gridId))
  return [
    {
      rank,
      title: roleNames[role],
      name: maskName(nameOf(person)),
      looksAfter: grids.map(({ name }) => name),
      mine: grids.some(({ gridId }) => gridId === caller.person.gridId),
    },
  ]
}

/** Closed days are told to residents so far ahead. */
const TOLD_AHEAD = 30 * DAY

/** When the office is closed next beside weekends, if that is soon. */
function nextClosed({ holidays }: StationDocument, now: number): Output<'station.open'>['closed'] {
  const [next] = comingSpans(holidays, now)
  return next && startOf(next.from) <= now + TOLD_AHEAD ? next : null
}

/** Who looks after the grid that somebody lives in. */
function ownGrid(station: StationDocument, { person }: Caller): Output<'station.open'>['grid'] {
  const grid = station.grids.find(({ gridId }) => gridId === person.gridId)
  const team = grid ? teamOf(grid).map(({ role, name }) => ({ role, name: maskName(name) })) : []
  return grid && team.length > 0 ? { name: grid.name, team } : null
}

const nothingTold: StationSelf = { about: '', slogans: [] }

type Point = Output<'station.open'>['points'][number]

const pointOf = ({ type, name, address }: UnitDocument): Point[] =>
  type === 'point' || type === 'base' ? [{ type, name, address }] : []

/** Two requests, two deep. */
const open: Handler<'station.open'> = {
  joins: () => ({ ...withStation, ...withPoints, honours: unitHonoursJoin }),
  run: async ({ caller, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const found = await findStationPeople(station._id, ranks, MOST_PEOPLE)
    const people = rowsOf(found, (person) => humanOf(person, station, caller)).flat()
    return done({
      name: station.name,
      instituteName: station.instituteName,
      contact: station.contact ?? null,
      self: station.self ?? nothingTold,
      honours: rowsOf(joinedAll<HonourDoc>(joined, 'honours'), stationHonour),
      closed: nextClosed(station, now),
      grid: ownGrid(station, caller),
      points: rowsOf(joinedAll<UnitDoc>(joined, 'points'), pointOf).flat(),
      places: shownPlaces(station),
      people: people
        .sort((a, b) => Number(b.mine) - Number(a.mine) || a.rank - b.rank)
        .map(({ rank: _, ...human }) => human),
    })
  },
}

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
  'station.open': open,
  'station.switches': switches,
  'station.saveSwitches': saveSwitches,
  'station.sheet': sheet,
  'station.saveSheet': saveSheet,
  'station.closeDays': closeDays,
  'station.grids': grids,
  'station.saveGrid': saveGrid,
  'station.removeGrid': removeGrid,
  'station.place': place,
  'station.places': places,
  'station.savePlace': savePlace,
  'station.removePlace': removePlace,
  'station.code': code,
}

/** Owns the handlers of the units of the district: which there are, being at home at one, opening and changing them. */
import type { Output } from '@/contract'
import type { unitsActions } from '@/contract/units'
import { nameOf } from '@/domain/person/name-of'
import { newStation } from '@/domain/station/new-station'
import { decideAdd, decideChange, inTree, stationGroups, type UnitDocument } from '@/domain/station/units'
import { askMove, decideMove, moves, takeBackMove, withdrawMove } from './home-moves'
import { type Caller, done, type Handler, type Handlers, refuse } from '../handler'
import { derivedId } from '../platform/identity'
import { findHeads, settle } from '../repositories/people'
import { addStation, renameStation } from '../repositories/stations'
import { addUnit, changeUnit, findStationUnits, findUnit, findUnitsWithin } from '../repositories/units'
import { homeMoveView } from '../views/home-move'
import { rowsOf } from '../views/rows'

type Station = Output<'units.join'>

const view = ({ _id, name, address }: Pick<UnitDocument, '_id' | 'name' | 'address'>): Station => ({
  stationId: _id,
  name,
  address,
})

/** Two requests; three for a newcomer. */
const stations: Handler<'units.stations'> = {
  run: async ({ caller, input }) => {
    const units = await findStationUnits()
    const station = (id: string | undefined): Station | null => {
      const unit = units.find(({ _id, type }) => _id === id && type === 'station')
      return unit ? view(unit) : null
    }
    return done({
      home: station(caller.stationId),
      scanned: station(input.at),
      groups: stationGroups(units),
      move: homeMoveView(caller.person),
    })
  },
}

/** Four requests for a newcomer, two for whoever is at home there. */
const join: Handler<'units.join'> = {
  run: async ({ caller, input }) => {
    const unit = await findUnit(input.stationId)
    if (unit?.type !== 'station') return refuse('NOT_FOUND')
    const isNew = caller.stationId === ''
    if (isNew && !unit.active) return refuse('NOT_FOUND')
    const home = isNew ? await settle(caller.person, unit._id) : caller.stationId
    if (home === unit._id) return done(view(unit))
    return refuse('HOME_ELSEWHERE', { station: (await findUnit(home))?.name ?? '另一个站' })
  },
}

const unitView = ({
  _id,
  type,
  name,
  parentId,
  address,
  active,
  version,
}: UnitDocument): Output<'units.add'> => ({
  ...{ unitId: _id, type, name, parentId, address, active, version },
})

/** The unit that somebody from above looks after; nothing is within the reach of whoever looks after none. */
const reachOf = ({ person }: Caller): string => person.unitId ?? ''

/** Three requests, three deep. */
const tree: Handler<'units.tree'> = {
  run: async ({ caller }) => {
    const units = inTree(await findUnitsWithin(reachOf(caller)))
    const [top] = units
    if (!top) return refuse('NOT_FOUND')
    const heads = await findHeads(units.filter(({ type }) => type === 'station').map(({ _id }) => _id))
    const headsOf = (unitId: string) => heads.filter(({ stationId }) => stationId === unitId).map(nameOf)
    return done({
      unitId: top._id,
      mayEdit: caller.roles.has('center_admin'),
      units: rowsOf(units, (unit) => ({ ...unitView(unit), heads: headsOf(unit._id) })),
    })
  },
}

/** Five requests at most: the station is there before its unit can be chosen. */
const add: Handler<'units.add'> = {
  run: async ({ caller, input, requestKey }) => {
    const units = await findUnitsWithin(reachOf(caller))
    const unitId = derivedId('unit', caller.personId, requestKey)
    const added = decideAdd(units, input.parentId, { ...input, unitId })
    if (!added.ok) return added
    const above = units.find(({ _id }) => _id === input.parentId)
    if (input.type === 'station') await addStation(newStation(added.value, above?.name ?? ''))
    await addUnit(added.value)
    return done(unitView(added.value))
  },
}

/** The stations whose names say what a unit is called. */
async function callAnew({ _id, type, name }: UnitDocument, units: readonly UnitDocument[]): Promise<void> {
  if (type === 'station') await renameStation(_id, { name })
  const below = units.filter((unit) => unit.type === 'station' && unit.parentId === _id)
  for (const station of below) await renameStation(station._id, { instituteName: name })
}

/** Four requests, and one for each station of an institute that is renamed; a repeat renames them again. */
const change: Handler<'units.change'> = {
  run: async ({ caller, input }) => {
    const units = await findUnitsWithin(reachOf(caller))
    const changed = decideChange(units, input.unitId, input)
    if (!changed.ok) return changed
    if (changed.value !== null && !(await changeUnit(changed.value))) return refuse('STALE')
    const unit = changed.value ?? units.find(({ _id }) => _id === input.unitId)
    if (!unit) return refuse('NOT_FOUND')
    await callAnew(unit, units)
    return done(unitView(unit))
  },
}

export const unitsHandlers: Handlers<keyof typeof unitsActions> = {
  'units.stations': stations,
  'units.join': join,
  'units.askMove': askMove,
  'units.withdrawMove': withdrawMove,
  'units.moves': moves,
  'units.decideMove': decideMove,
  'units.takeBackMove': takeBackMove,
  'units.tree': tree,
  'units.add': add,
  'units.change': change,
}

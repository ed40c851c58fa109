/** Owns the tree of a district: centre, institutes, departments, stations, and the points and bases below them. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { PersonDocument } from '../person/documents'
import { ABOVE } from '../person/roles'

export const unitTypes = ['center', 'institute', 'department', 'station', 'point', 'base'] as const
type UnitType = (typeof unitTypes)[number]

/** What each is called after its place: 水磨沟区 + 新时代文明实践中心. */
const unitNames: Record<UnitType, string> = {
  center: '新时代文明实践中心',
  institute: '新时代文明实践所',
  // A department is called as it is called everywhere.
  department: '',
  station: '新时代文明实践站',
  point: '服务点',
  base: '服务基地',
}

/** What a unit is called in full, by its place. A name that is whole already stays. */
export const unitNamed = (type: UnitType, place: string): string =>
  place.endsWith(unitNames[type]) ? place : `${place}${unitNames[type]}`

const kind = new RegExp(`(?:${Object.values(unitNames).filter(Boolean).join('|')})$`)

/** What neighbours call a unit: 兴神路社区新时代文明实践站 is 兴神路社区. A name that says its kind alone stays whole. */
export const shortName = (name: string): string => name.replace(kind, '') || name

/** Below which units each may lie; the centre lies below none. */
export const unitsAbove: Record<UnitType, readonly UnitType[]> = {
  center: [],
  institute: ['center'],
  department: ['institute', 'center'],
  station: ['institute', 'center'],
  point: ['station'],
  base: ['station', 'institute', 'center'],
}

/** Those that are added and changed; the centre is there from the beginning. */
export const addedTypes = ['institute', 'department', 'station', 'point', 'base'] as const
export type AddedType = (typeof addedTypes)[number]

/** Points and bases are places where a unit serves: nobody is at home there, and nobody is named to one. */
const placesOnly: readonly UnitType[] = ['point', 'base']
export const isPlaceOnly = ({ type }: Pick<UnitDocument, 'type'>): boolean => placesOnly.includes(type)

/** What a unit is called in a sentence; a point or a base by its whole name, which says no more than it has to. */
export const calledOf = ({ type, name }: Pick<UnitDocument, 'type' | 'name'>): string =>
  isPlaceOnly({ type }) ? name : shortName(name)

/** Open points and bases below one unit at most: its page shows them all. */
export const MOST_PLACES = 60

/** The centre of a district that was opened with the one-time code. */
export const CENTER_ID = 'center'

export interface UnitDocument {
  /** A station's unit has the id of its station. */
  _id: string
  type: UnitType
  name: string
  parentId: string | null
  /** The ids of all units above, the highest first. */
  path: string[]
  /** Where it is found; empty where nobody has written it. */
  address: string
  /** A unit that is closed stays for what happened in it, and is offered to nobody. */
  active: boolean
  /** Administrative order among those below the same unit. */
  order: number
  /** Counted up whenever somebody lays down the office of looking after it. */
  headsVersion?: number
  /** Who began the district with it; absent at every other unit. */
  begunBy?: string
  version: number
}

/** Whether a unit is another one or lies below it. */
export const isWithin = ({ _id, path }: Pick<UnitDocument, '_id' | 'path'>, unitId: string): boolean =>
  _id === unitId || path.includes(unitId)

/** The roles by which somebody reaches a unit: those that look after one above it. */
export const standsAbove = (
  { roles, unitId = null }: Pick<PersonDocument, 'roles' | 'unitId'>,
  unit: Pick<UnitDocument, '_id' | 'path' | 'active'> | null,
): (typeof ABOVE)[number][] =>
  unit !== null && unitId !== null && isWithin(unit, unitId)
    ? ABOVE.filter((role) => roles.includes(role))
    : []

type Placed = Pick<UnitDocument, '_id' | 'path'>

/** The way to a unit's own children. */
export const pathBelow = ({ _id, path }: Placed): string[] => [...path, _id]

interface StationChoice {
  stationId: string
  name: string
  address: string
}

interface StationGroup {
  /** The institute or centre that the stations belong to. */
  name: string
  stations: StationChoice[]
}

type Listed = Pick<UnitDocument, '_id' | 'type' | 'name' | 'parentId' | 'address' | 'active' | 'order'>

const inOrder = (a: Listed, b: Listed): number => a.order - b.order || (a._id < b._id ? -1 : 1)

/**
 * The stations that somebody may choose from, below what each belongs to, all in administrative order. A station whose
 * unit above is unknown or closed still stands in the list, below its district.
 */
export function stationGroups(units: readonly Listed[]): StationGroup[] {
  const open = units.filter(({ active }) => active)
  const stations = open.filter(({ type }) => type === 'station').sort(inOrder)
  const above = open.filter(({ type }) => type === 'center' || type === 'institute')
  const heads = [...above].sort(
    (a, b) => unitTypes.indexOf(b.type) - unitTypes.indexOf(a.type) || inOrder(a, b),
  )
  const known = new Set(heads.map(({ _id }) => _id))
  const choice = ({ _id, name, address }: Listed): StationChoice => ({ stationId: _id, name, address })
  const groups = heads.map(({ _id, name }) => ({
    name,
    stations: stations.filter(({ parentId }) => parentId === _id).map(choice),
  }))
  const others = stations.filter(({ parentId }) => parentId === null || !known.has(parentId)).map(choice)
  return [...groups, { name: '其他', stations: others }].filter((group) => group.stations.length > 0)
}

/** Units from the highest down, each followed by those below it, in administrative order. */
export function inTree<U extends Listed>(units: readonly U[]): U[] {
  const known = new Set(units.map(({ _id }) => _id))
  const below = (parentId: string): U[] =>
    units
      .filter((unit) => unit.parentId === parentId)
      .sort(inOrder)
      .flatMap((unit) => [unit, ...below(unit._id)])
  return units
    .filter(({ parentId }) => parentId === null || !known.has(parentId))
    .sort(inOrder)
    .flatMap((unit) => [unit, ...below(unit._id)])
}

interface NewUnit {
  unitId: string
  type: AddedType
  name: string
  address: string
}

type Named = Pick<UnitDocument, '_id' | 'type' | 'name' | 'parentId'>

/** Whether another unit has the name: a point or a base shares it with none below the same unit, the others with none at all. */
const isNameTaken = (units: readonly Named[], mine: Named): boolean =>
  units.some(
    (other) =>
      other._id !== mine._id &&
      other.name === mine.name &&
      (other.parentId === mine.parentId || !(isPlaceOnly(other) || isPlaceOnly(mine))),
  )

/** Whether below a unit there are as many open points and bases as there may be, this one left out. */
const isFull = (
  units: readonly UnitDocument[],
  { _id, parentId }: Pick<Named, '_id' | 'parentId'>,
): boolean =>
  units.filter((one) => one.parentId === parentId && one._id !== _id && one.active && isPlaceOnly(one))
    .length >= MOST_PLACES

/** A unit added below another one; the last in its order. NOT_FOUND where it may not lie there. */
export function decideAdd(
  units: readonly UnitDocument[],
  parentId: string,
  { unitId, type, name, address }: NewUnit,
): Decision<UnitDocument, 'NOT_FOUND' | 'UNIT_NAME_TAKEN' | 'UNIT_FULL'> {
  const parent = units.find(({ _id, active }) => _id === parentId && active)
  if (!parent || !unitsAbove[type].includes(parent.type)) return reject('NOT_FOUND')
  const made = { _id: unitId, type, name, parentId }
  if (isNameTaken(units, made)) return reject('UNIT_NAME_TAKEN', { name })
  if (isPlaceOnly(made) && isFull(units, made)) return reject('UNIT_FULL', { most: MOST_PLACES })
  const siblings = units.filter((unit) => unit.parentId === parentId)
  const order = Math.max(0, ...siblings.map((unit) => unit.order)) + 1
  return ok({
    ...{ _id: unitId, type, name, address, parentId, path: pathBelow(parent) },
    ...{ active: true, order, version: 1 },
  })
}

interface UnitChange {
  version: number
  name: string
  address: string
  active: boolean
}

/**
 * A unit renamed, moved to another address, closed or opened again; null when all of it is so already. Points and bases
 * do not hold up the closing of what they belong to: they are shown with it alone.
 */
export function decideChange(
  units: readonly UnitDocument[],
  unitId: string,
  { version, name, address, active }: UnitChange,
): Decision<UnitDocument | null, 'NOT_FOUND' | 'STALE' | 'UNIT_NAME_TAKEN' | 'UNIT_IN_USE' | 'UNIT_FULL'> {
  const unit = units.find(({ _id }) => _id === unitId)
  if (!unit || unit.type === 'center') return reject('NOT_FOUND')
  if (unit.name === name && unit.address === address && unit.active === active) return ok(null)
  if (unit.version !== version) return reject('STALE')
  if (isNameTaken(units, { ...unit, name })) return reject('UNIT_NAME_TAKEN', { name })
  const opens = active && !unit.active
  if (opens && isPlaceOnly(unit) && isFull(units, unit)) return reject('UNIT_FULL', { most: MOST_PLACES })
  const open = units.filter((one) => one.parentId === unitId && one.active && !isPlaceOnly(one))
  if (!active && open.length > 0) return reject('UNIT_IN_USE', { count: open.length })
  return ok({ ...unit, name, address, active, version: version + 1 })
}

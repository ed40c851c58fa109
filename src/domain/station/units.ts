/** Owns the tree of a district: centre, institutes, stations, and the points and bases below them. */

export const unitTypes = ['center', 'institute', 'station', 'point', 'base'] as const
type UnitType = (typeof unitTypes)[number]

/** What each is called after its place: 水磨沟区 + 新时代文明实践中心. */
const unitNames: Record<UnitType, string> = {
  center: '新时代文明实践中心',
  institute: '新时代文明实践所',
  station: '新时代文明实践站',
  point: '服务点',
  base: '服务基地',
}

const kind = new RegExp(`(?:${Object.values(unitNames).join('|')})$`)

/** What neighbours call a unit: 兴神路社区新时代文明实践站 is 兴神路社区. A name that says its kind alone stays whole. */
export const shortName = (name: string): string => name.replace(kind, '') || name

/** Below which units each may lie; the centre lies below none. */
export const unitsAbove: Record<UnitType, readonly UnitType[]> = {
  center: [],
  institute: ['center'],
  station: ['institute', 'center'],
  point: ['station'],
  base: ['station', 'institute', 'center'],
}

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
  version: number
}

/** Whether a unit is another one or lies below it. */
export const isWithin = ({ _id, path }: Pick<UnitDocument, '_id' | 'path'>, unitId: string): boolean =>
  _id === unitId || path.includes(unitId)

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

/** Owns reading the units of the district. */
import { MOST_PLACES, type UnitDocument } from '@/domain/station/units'
import { addDoc, changeDoc, findDocs, getDoc, type Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { namedUnits } from '@/domain/person/appointments'

const UNITS = 'units'
export type UnitDoc = UnitDocument & Doc

/** More than any district has; beyond it the list is cut. */
const MOST_UNITS = 1000

export const findUnit = (unitId: string): Promise<UnitDoc | null> => getDoc<UnitDoc>(UNITS, unitId)

/** Whether there is any unit beside these. One request. */
export const isAnyUnitBut = async (unitIds: readonly string[]): Promise<boolean> =>
  (await findDocs(UNITS, { _id: { $nin: [...unitIds] } }, { limit: 1, fields: { _id: 1 } })).length > 0

/** The open stations of the district with the units above them. One request. */
export const findStationUnits = (): Promise<UnitDoc[]> =>
  findDocs<UnitDoc>(
    UNITS,
    { type: { $in: ['center', 'institute', 'station'] }, active: true },
    { limit: MOST_UNITS, fields: { path: 0 } },
  )

/** The stations of the district with the units above them, closed ones as well: what was done there stays. */
export const allUnitsJoin: Join = {
  ...{ from: UNITS, where: { type: { $in: ['center', 'institute', 'station'] } }, limit: MOST_UNITS },
  fields: { type: 1, name: 1, parentId: 1, path: 1, order: 1, active: 1 },
}

/** The name under which the unit of a station is joined. */
export const UNIT = 'unit'

export const withUnit = (unitId: string): Record<string, Join> => ({
  [UNIT]: { from: UNITS, where: { _id: unitId }, limit: 1 },
})

/** The unit of the caller's own station. */
export const ownUnitJoin: Join = { from: UNITS, idIn: 'stationId' }

/** More than any district has. */
const MOST_DEPARTMENTS = 200

/** The departments of the district, and the unit of the station that calls upon some of them. */
export const withDepartments: Record<'departments' | 'ownUnit', Join> = {
  departments: {
    ...{ from: UNITS, where: { type: 'department', active: true }, order: { order: 1, _id: 1 } },
    limit: MOST_DEPARTMENTS,
  },
  ownUnit: ownUnitJoin,
}

/** The open points and bases of the caller's own station, in administrative order. */
export const withPoints: { points: Join } = {
  points: {
    ...{ from: UNITS, sameIn: 'stationId', theirs: 'parentId', where: { active: true } },
    ...{ order: { order: 1, _id: 1 }, limit: MOST_PLACES },
  },
}

/** More than any district has. */
const MOST_STATIONS = 200

/** What a list needs to be told of the stations of the district. */
export const stationNamesJoin: Join = {
  ...{ from: UNITS, where: { type: 'station' }, limit: MOST_STATIONS, fields: { name: 1 } },
}

/** The names of the caller's station and of those of what was joined before as `thing`. */
export const stationNamesOf = (thing: string): Join => ({ from: UNITS, idIn: 'stationId', andOf: thing })

/** The units within one that somebody can be named to, in administrative order. One request. */
export const findUnitsAbove = (unitId: string): Promise<UnitDoc[]> =>
  findDocs<UnitDoc>(
    UNITS,
    { $or: [{ _id: unitId }, { path: unitId }], type: { $in: [...namedUnits] }, active: true },
    { order: [['order', 'asc']], limit: MOST_UNITS },
  )

/** A unit with all that lies below it. One request. */
export const findUnitsWithin = (unitId: string): Promise<UnitDoc[]> =>
  findDocs<UnitDoc>(UNITS, { $or: [{ _id: unitId }, { path: unitId }] }, { limit: MOST_UNITS })

export const addUnit = (unit: UnitDocument): Promise<'added' | 'exists'> => addDoc(UNITS, unit as UnitDoc)

/** Writes a unit over the version before it. One request. @returns whether nobody was quicker */
export const changeUnit = ({ _id, name, address, active, version }: UnitDocument): Promise<boolean> =>
  changeDoc(UNITS, _id, { version: version - 1 }, { $set: { name, address, active, version } })

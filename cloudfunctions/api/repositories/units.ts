/** Owns reading the units of the district. */
import type { UnitDocument } from '@/domain/station/units'
import { findDocs, getDoc, type Doc } from '../platform/cloud'

const UNITS = 'units'
type UnitDoc = UnitDocument & Doc

/** More than any district has; beyond it the list is cut. */
const MOST_UNITS = 1000

export const findUnit = (unitId: string): Promise<UnitDoc | null> => getDoc<UnitDoc>(UNITS, unitId)

/** The open stations of the district with the units above them. One request. */
export const findStationUnits = (): Promise<UnitDoc[]> =>
  findDocs<UnitDoc>(
    UNITS,
    { type: { $in: ['center', 'institute', 'station'] }, active: true },
    { limit: MOST_UNITS, fields: { path: 0 } },
  )

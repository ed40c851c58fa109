/** Owns what only the staff of a station may do. */
import type { Caller } from '../handler'

/** Who knows the people of the station by name, and minds its store; everybody else sees masked names. */
export const isStationStaff = (caller: Pick<Caller, 'roles'>): boolean =>
  caller.roles.has('staff') || caller.roles.has('station_admin')

/** Owns what belongs to a station: whether a thing is the caller's station's, and what only the staff of it may do. */
import { done, refuse, type Caller, type Rejected, type Result } from '../handler'

/** Who knows the people of the station by name, and minds its store; everybody else sees masked names. */
export const isStationStaff = (caller: Pick<Caller, 'roles'>): boolean =>
  caller.roles.has('staff') || caller.roles.has('station_admin')

interface OfStation {
  stationId: string
}

/**
 * What every handler of one thing opens with. NOT_FOUND without it, and for whoever may not open it; OTHER_STATION when
 * it is not of the caller's station.
 */
export function opened<T extends OfStation>(
  found: T | null | undefined,
  caller: Pick<Caller, 'stationId'>,
  mayOpen: (found: T) => boolean = () => true,
): Result<T> {
  if (!found) return refuse('NOT_FOUND')
  if (found.stationId !== caller.stationId) return refuse('OTHER_STATION')
  return mayOpen(found) ? done(found) : refuse('NOT_FOUND')
}

/** The same for things that are read together, or need not be there: OTHER_STATION when any is of another station. */
export const foreign = (
  found: readonly (OfStation | null)[],
  { stationId }: Pick<Caller, 'stationId'>,
): Rejected | null =>
  found.some((one) => one !== null && one.stationId !== stationId) ? refuse('OTHER_STATION') : null

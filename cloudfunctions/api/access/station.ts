/** Owns how a handler of one thing begins: the thing is there, of the caller's station, and may be opened. */
import { heldOf } from '@/domain/person/roles'
import { done, joinedOne, refuse, type Caller, type Rejected, type Result, type Visits } from '../handler'
import type { Join } from '../platform/joins'
import type { Doc } from '../platform/cloud'

/** What somebody is wherever that person goes. */
const GUEST = ['resident', 'volunteer'] as const

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

/** Under which name a thing is read with its station. */
const ITS_STATION = 'itsStation'

/** The joins of a handler that has guests: what they visit comes with its station, where the handler reads the caller's. */
export function joinsOfGuests(visits: Visits | undefined, joins: Record<string, Join>): Record<string, Join> {
  const thing = visits && joins[visits.of]
  if (!thing || !('limit' in thing) || 'sameIn' in thing || !('station' in joins)) return joins
  return {
    ...joins,
    [visits.of]: { ...thing, along: { as: ITS_STATION, from: 'stations', idIn: 'stationId' } },
  }
}

interface Visit {
  caller: Caller
  joined: Record<string, Doc[]>
}

/**
 * The caller as a guest at the station of what is visited: a resident there, a volunteer where that person is one, and
 * nothing else, whatever the roles at home; with that station in the place of the own. At home nothing changes.
 */
export function guestOf(visits: Visits | undefined, { caller, joined }: Visit): Visit {
  const found = visits && joinedOne<OfStation & Doc & { [ITS_STATION]?: Doc[] }>(joined, visits.of)
  if (!found) return { caller, joined }
  const { [ITS_STATION]: station, ...thing } = found
  const without = { ...joined, [visits.of]: [thing as OfStation & Doc] }
  const isHome = thing.stationId === caller.stationId
  if (isHome || !visits.when(thing as never, caller, joined)) return { caller, joined: without }
  return {
    caller: { ...caller, stationId: thing.stationId, roles: new Set(heldOf(GUEST, caller)), within: [] },
    joined: { ...without, ...(station && { station }) },
  }
}

/** Whether somebody acts at another station than the own. */
export const isGuest = ({ stationId, person }: Pick<Caller, 'stationId' | 'person'>): boolean =>
  stationId !== person.stationId

interface OpeningContext {
  caller: Caller
  joined: Record<string, Doc[]>
}

/** Runs with what an opening finds, and answers the refusal of an opening that finds nothing. */
export const opening =
  <T, G extends OpeningContext = OpeningContext>(open: (given: G) => Result<T>) =>
  <C extends G, R>(run: (found: T, context: C) => Promise<Result<R>> | Result<R>) =>
    Object.assign(
      async (context: C): Promise<Result<R>> => {
        const found = open(context)
        return found.ok ? run(found.value, context) : found
      },
      { opens: open },
    )

/** Runs with the one thing of the caller's station that was joined by a name. */
export const withJoined = <T extends OfStation & Doc>(name: string) =>
  opening<T>(({ joined, caller }) => opened(joinedOne<T>(joined, name), caller))

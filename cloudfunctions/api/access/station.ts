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

/**
 * The joins of a handler that has guests: where it reads the caller's station, that of what they visit comes with it, which
 * costs nobody at home anything.
 */
export function joinsOfGuests(visits: Visits | undefined, joins: Record<string, Join>): Record<string, Join> {
  const { station, ...others } = joins
  if (!visits || !station || !('idIn' in station) || !(visits.of in others)) return joins
  return { ...others, station: { ...station, andOf: visits.of } }
}

/** Of the stations that were read, this one stands for the station. */
const onlyStation = (stationId: string, { station, ...others }: Record<string, Doc[]>) => ({
  ...others,
  ...(station && { station: station.filter(({ _id }) => _id === stationId) }),
})

/** Somebody as a guest at another station. */
export const asGuest = (caller: Caller, stationId: string): Caller => ({
  ...{ ...caller, stationId, roles: new Set(heldOf(GUEST, caller)), fromAbove: [], within: [] },
})

interface Visit {
  caller: Caller
  joined: Record<string, Doc[]>
}

/**
 * The caller as a guest at the station of what is visited: a resident there, a volunteer where that person is one, and
 * nothing else, whatever the roles at home; with that station in the place of the own. At home nothing changes.
 */
export function guestOf(visits: Visits | undefined, { caller, joined }: Visit): Visit {
  if (!visits) return { caller, joined }
  const thing = joinedOne<OfStation & Doc>(joined, visits.of)
  const isHome = !thing || thing.stationId === caller.stationId
  if (isHome || !visits.when(thing as never, caller, joined))
    return { caller, joined: onlyStation(caller.stationId, joined) }
  const { stationId } = thing
  return {
    caller: asGuest(caller, stationId),
    joined: onlyStation(stationId, joined),
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

/** Owns how a handler of one thing begins: the thing is there, of the caller's station, and may be opened. */
import { heldOf } from '@/domain/person/roles'
import { done, joinedOne, refuse, type Caller, type Rejected, type Result } from '../handler'
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
 * The caller as a guest at another station: a resident there, a volunteer where that person is one, and nothing else,
 * whatever the roles at home. What a guest writes is that station's.
 */
export const guestAt = (caller: Caller, stationId: string | null): Caller =>
  stationId === null || stationId === caller.stationId
    ? caller
    : { ...caller, stationId, roles: new Set(heldOf(GUEST, caller)), within: [] }

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

/**
 * Owns that nothing is put onto a list of a document beyond what the list may hold: a condition that goes with the very
 * update, so that any number of callers at the same moment fill the list to its bound and not by one more.
 */
import type { Guard, Patch } from './guarded-update'
import { invariant } from './errors'

/** Seats are counted by numbers of their own, which their updates are guarded by. */
const isSeats = (path: string): boolean => /\.(holders|offers|queue)$/.test(path)

interface ListGrowth {
  count: number
  /** Rolls over by itself: the oldest go. */
  rolls: boolean
}

function pushedBy(given: unknown): ListGrowth {
  if (typeof given !== 'object' || given === null || !('$each' in given)) return { count: 1, rolls: false }
  const each = given.$each
  return { count: Array.isArray(each) ? each.length : 1, rolls: '$slice' in given }
}

/**
 * The places that must be empty for what a patch puts onto lists to fit, by the most that each list may hold; dotted
 * paths as in a guard. Lists without a bound, those that roll over and those of seats have none. Throws InvariantError
 * when more is put onto a list at once than it may ever hold.
 */
export function placesNeeded(patch: Patch, bounds: Readonly<Record<string, number>>): string[] {
  return Object.entries(patch.$push ?? {}).flatMap(([path, given]) => {
    const most = bounds[path]
    const { count, rolls } = pushedBy(given)
    if (most === undefined || rolls || count === 0 || isSeats(path)) return []
    invariant(count <= most, `${count} at once onto ${path}, which holds ${most}`)
    return [`${path}.${most - count}`]
  })
}

/** Holds while all of these places are empty. */
export const allEmpty = (places: readonly string[]): Guard =>
  Object.fromEntries(places.map((place) => [place, { $exists: false }]))

/** Holds when one of these places is taken. */
export const someTaken = (places: readonly string[]): Guard => ({
  $or: places.map((place) => ({ [place]: { $exists: true } })),
})

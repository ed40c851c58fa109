/**
 * Owns the vocabulary of guarded updates: a condition and a change on one document, as plain data.
 *
 * `where({ _id, ...guard }).update(patch)` is atomic on that one document: the database finds the document under
 * its own lock, applies the patch only if the guard still holds, and reports `updated: 1` or `updated: 0`. Nothing
 * can happen between the check and the change, so no transaction is needed, no conflict has to be retried, and
 * five hundred callers may each send one such update at once. Both halves are a subset of MongoDB's own language
 * and are sent as they are.
 */

import { invariant } from './errors'

/** Operators a guard may use beside plain equality. */
export const guardOperators = [
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$ne',
  '$in',
  '$nin',
  '$exists',
  '$elemMatch',
  '$not',
  '$and',
  '$or',
  '$nor',
] as const

/** A condition on one document: dotted field paths to a value or to operators, and `$and`, `$or`, `$nor`. */
export type Guard = Record<string, unknown>

/** A change to one document. Different operators may touch different fields, never the same one. */
export interface Patch {
  $set?: Record<string, unknown>
  $unset?: Record<string, ''>
  $inc?: Record<string, number>
  /** Sets a number that is larger, or not there yet. */
  $min?: Record<string, number>
  $push?: Record<string, unknown>
  $pull?: Record<string, unknown>
  /** -1 removes the first element, 1 the last. */
  $pop?: Record<string, 1 | -1>
}

/** A change that takes effect only on a document that satisfies the guard. */
export interface GuardedUpdate {
  guard: Guard
  patch: Patch
}

/** The change that sets these fields of whatever document it is sent to. */
export const setting = (fields: object): GuardedUpdate => ({ guard: {}, patch: { $set: { ...fields } } })

/** One guard that holds when all of them hold. Two conditions on the same field are kept apart by `$and`. */
export function allOf(...guards: readonly Guard[]): Guard {
  const merged: Guard = {}
  const collided: Guard[] = []
  for (const [key, value] of guards.flatMap((guard) => Object.entries(guard))) {
    if (key === '$and') collided.push(...(value as Guard[]))
    else if (key in merged) collided.push({ [key]: value })
    else merged[key] = value
  }
  return collided.length ? { ...merged, $and: collided } : merged
}

const takesNull = (condition: unknown): boolean => {
  if (condition === null || typeof condition !== 'object') return condition === null
  const { $eq, $in } = condition as { $eq?: unknown; $in?: unknown }
  return $eq === null || (Array.isArray($in) && $in.includes(null))
}

/**
 * Crashes when a guard asks for null at a place in a list, such as `stalls.1.holder`: every entry that has no field called 1
 * matches that as well, so it would let everybody in. What is not there is asked for by `$exists`. Throws InvariantError.
 */
export function assertSharp(guard: Guard): void {
  for (const [path, condition] of Object.entries(guard)) {
    if (path.startsWith('$')) for (const one of condition as Guard[]) assertSharp(one)
    else invariant(!takesNull(condition) || !/\.\d+(\.|$)/.test(path), `null guards nothing at ${path}`)
  }
}

const pathsOf = (patch: Patch): string[] =>
  Object.values(patch).flatMap((fields) => Object.keys(fields ?? {}))

/** True when one path is the other or lies inside it; the database refuses two changes that overlap so. */
const overlap = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** Crashes when a patch is empty or changes a field twice, which the database would refuse. Throws InvariantError. */
export function assertPatch(patch: Patch): void {
  const paths = pathsOf(patch)
  invariant(paths.length > 0, 'an empty patch')
  paths.forEach((path, i) => {
    invariant(path !== '_id', 'a patch changes _id')
    const other = paths.slice(i + 1).find((candidate) => overlap(path, candidate))
    invariant(other === undefined, `a patch changes ${path} and ${other}`)
  })
}

/**
 * Several guarded updates of the same document as one: everything happens or nothing does. Throws InvariantError
 * when two of them change the same field.
 */
export function together(...updates: readonly GuardedUpdate[]): GuardedUpdate {
  const patch: Record<string, Record<string, unknown>> = {}
  for (const update of updates) {
    for (const [operator, fields] of Object.entries(
      update.patch as Record<string, Record<string, unknown>>,
    )) {
      for (const path of Object.keys(fields)) {
        invariant(!(path in (patch[operator] ?? {})), `two updates change ${path}`)
      }
      patch[operator] = { ...patch[operator], ...fields }
    }
  }
  assertPatch(patch)
  return { guard: allOf(...updates.map((update) => update.guard)), patch }
}

/** Owns how a decision is expressed: a value that was granted or a rejection with a code, never a thrown business error. */

/** An expected refusal. `code` is a key of the one error table; `details` fill the placeholders of its text. */
export interface Rejection<K extends string = string> {
  code: K
  details?: Record<string, string | number>
}

/** What every decider returns: the granted value, or why not. */
export type Decision<T, K extends string = string> =
  { ok: true; value: T } | { ok: false; error: Rejection<K> }

/** Grants: wraps what was decided. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** Refuses with a code of the error table and the details its text needs. */
export function reject<K extends string>(
  code: K,
  details?: Record<string, string | number>,
): { ok: false; error: Rejection<K> } {
  return { ok: false, error: details ? { code, details } : { code } }
}

/** A fault of ours, as opposed to a rejection: something that must never happen has happened. */
export class InvariantError extends Error {
  override name = 'InvariantError'
}

/** Crashes when `condition` does not hold; used before writing and after reading. Throws InvariantError. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

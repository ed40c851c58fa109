/** Owns moving one enrollment through several events in a single guarded update. */
import type { EnrollmentDocument } from '../activity/documents'
import { decideEnrollment, type EnrollmentActor, type EnrollmentEvent } from '../activity/enrollment-flow'
import { type GuardedUpdate, assertPatch } from '../kernel/conditions'
import { type Decision, invariant, ok } from '../kernel/errors'

interface Advance {
  as: EnrollmentActor
  /** The person who does it, or `system`. */
  by: string
  at: number
  set?: Partial<EnrollmentDocument>
}

/** A row as it will stand, and the compare-and-swap that brings it there. */
export interface AdvancedRow {
  row: EnrollmentDocument
  update: GuardedUpdate
}

/** The row after these events, in order; INVALID_STATE or FORBIDDEN when the table lacks one of the moves. */
export function advanceRow(
  row: EnrollmentDocument,
  events: readonly EnrollmentEvent[],
  { as, by, at, set = {} }: Advance,
): Decision<AdvancedRow, 'INVALID_STATE' | 'FORBIDDEN'> {
  let after = row
  for (const event of events) {
    const decision = decideEnrollment(after, { event, as, by, at })
    if (!decision.ok) return decision
    const { to, version, historyEntry } = decision.value
    invariant(to !== 'none', 'a row cannot vanish')
    after = { ...after, state: to, version, history: [...after.history, historyEntry] }
  }
  const patch = {
    $set: { state: after.state, ...set },
    $inc: { version: after.version - row.version },
    $push: { history: { $each: after.history.slice(row.history.length) } },
  }
  assertPatch(patch)
  return ok({
    row: { ...after, ...set },
    update: { guard: { state: row.state, version: row.version }, patch },
  })
}

/** Owns moving one enrollment through several events in a single guarded update. */
import type { EnrollmentDocument } from '../activity/documents'
import { decideEnrollment, type EnrollmentActor, type EnrollmentEvent } from '../activity/enrollment-flow'
import { type GuardedUpdate, assertPatch } from '../kernel/guarded-update'
import { type Decision, invariant, ok } from '../kernel/errors'
import { grown, type HistoryEntry, historyPatch } from '../kernel/history'

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
  const entries: HistoryEntry[] = []
  for (const event of events) {
    const decision = decideEnrollment(after, { event, as, by, at })
    if (!decision.ok) return decision
    const { to, version, historyEntry } = decision.value
    invariant(to !== 'none', 'a row cannot vanish')
    entries.push(historyEntry)
    after = { ...after, state: to, version, history: grown(after.history, [historyEntry]) }
  }
  const { $set, ...pushing } = historyPatch('history', row.history, entries)
  const patch = {
    ...pushing,
    $set: { state: after.state, ...$set, ...set },
    $inc: { version: after.version - row.version },
  }
  assertPatch(patch)
  return ok({
    row: { ...after, ...set },
    update: { guard: { state: row.state, version: row.version }, patch },
  })
}

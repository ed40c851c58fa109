/** Owns what an objection does to a case: it stands still, goes on, or falls. */
import type { Holidays } from '../kernel/clock'
import { type Decision, ok } from '../kernel/errors'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { type CaseChange, decideCase, TIMER } from './decide-case'
import type { CaseKind } from './define-case'
import type { CaseDocument, Objections, Outcome } from './documents'
import { objectedBy, relievedOf } from './objected'

interface Objecting {
  caseId: string
  /** Null while it stands. */
  outcome: Outcome | null
  holidays: Holidays
  now: number
}

/** The objections alone, of a case that does not move for them. */
const noted = (one: CaseDocument, objections: Objections): CaseChange => ({
  update: {
    guard: { version: one.version },
    patch: { $set: { objections, version: one.version + 1 } },
  },
  after: { ...one, objections, version: one.version + 1 },
  effects: [],
})

/**
 * What an objection does to a case that can be objected to: it stands still while one is open, goes on when the last has
 * ended, and falls with the first that is upheld. Null when nothing is left to do.
 */
export function decideObjection(
  kind: CaseKind,
  one: CaseDocument,
  { caseId, outcome, holidays, now }: Objecting,
): Decision<CaseChange | null, never> {
  const { objects } = kind
  const objections = (outcome === null ? objectedBy : relievedOf)(one.objections, caseId)
  if (!objects || objections === null) return ok(null)
  const { stops, goesOn, falls } = objects
  const isFree = objections.open.length === 0
  const event = outcome === null ? stops : outcome === 'upheld' ? falls : isFree ? goesOn : null
  const step = event === null ? null : decideCase(kind, one, { event, by: TIMER, words: '', holidays, now })
  if (!step?.ok) return ok(noted(one, objections))
  const keeping: GuardedUpdate = { guard: {}, patch: { $set: { objections } } }
  const { update, after, effects } = step.value
  return ok({ update: together(update, keeping), after: { ...after, objections }, effects })
}

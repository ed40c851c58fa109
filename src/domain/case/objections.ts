/**
 * Owns which objections stand against something: kept in its own document, so that whoever decides about it and whoever
 * objects meet in one place, whatever the order in which they come.
 */
import { type Decision, ok } from '../kernel/errors'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { type CaseChange, decideCase, TIMER } from './decide-case'
import type { CaseKind } from './define-case'
import { type CaseDocument, MOST_OBJECTIONS, type Objections, type Outcome } from './documents'

const none: Objections = { open: [], ended: [] }

/** Whether an objection stands against it. */
export const isObjected = ({ objections = none }: { objections?: Objections }): boolean =>
  objections.open.length > 0

/** Whether it is not to be stopped by yet another one: so many stand that no more are kept. */
export const isObjectedEnough = ({ objections = none }: { objections?: Objections }): boolean =>
  objections.open.length >= MOST_OBJECTIONS

/** With an objection that stands against it; null when it is known already, be it as one that has ended. */
export function objectedBy({ open, ended }: Objections = none, caseId: string): Objections | null {
  return open.includes(caseId) || ended.includes(caseId) ? null : { open: [...open, caseId], ended }
}

/** Without one that has ended; null when that is known. One that never reached it is remembered too, so that it never will. */
export function relievedOf({ open, ended }: Objections = none, caseId: string): Objections | null {
  if (ended.includes(caseId)) return null
  return { open: open.filter((id) => id !== caseId), ended: [...ended, caseId].slice(-MOST_OBJECTIONS) }
}

interface Objecting {
  caseId: string
  /** Null while it stands. */
  outcome: Outcome | null
  closedDays: readonly string[]
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
  { caseId, outcome, closedDays, now }: Objecting,
): Decision<CaseChange | null, never> {
  const { objects } = kind
  const objections = (outcome === null ? objectedBy : relievedOf)(one.objections, caseId)
  if (!objects || objections === null) return ok(null)
  const { stops, goesOn, falls } = objects
  const isFree = objections.open.length === 0
  const event = outcome === null ? stops : outcome === 'upheld' ? falls : isFree ? goesOn : null
  const step = event === null ? null : decideCase(kind, one, { event, by: TIMER, words: '', closedDays, now })
  if (!step?.ok) return ok(noted(one, objections))
  const keeping: GuardedUpdate = { guard: {}, patch: { $set: { objections } } }
  const { update, after, effects } = step.value
  return ok({ update: together(update, keeping), after: { ...after, objections }, effects })
}

/** Owns the letter that goes out while there is still time: once, when most of the clock of a step has run down, or on the evening before. */
import { HOUR } from '../kernel/clock'
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { eveningBefore } from './plan'

/** The part of a clock after which somebody is reminded. */
const PART = 0.8

/** Whoever has less time than this has only just been told. */
const SHORTEST = HOUR

/**
 * When those whose work it is are reminded, of a deadline that is missed by somebody of the station; null where nobody's
 * work it is, or where nothing follows when it has passed. Whoever has what is planned in hand is on the evening before.
 * @param from since when the clock of the step runs
 */
export function remindAtOf(
  { flow, plan }: Pick<CaseKind, 'flow' | 'plan'>,
  { state, dueAt, form }: Pick<CaseDocument, 'state' | 'dueAt' | 'form'>,
  { from, then }: { from: number; then: string | null },
): number | null {
  if (dueAt === null || then === null) return null
  const planned = plan?.states.includes(state) ? plan.of(form as never) : null
  if (planned) return eveningBefore(planned) > from ? eveningBefore(planned) : null
  if (!flow.states[state]?.waitsFor) return null
  return dueAt - from < SHORTEST ? null : Math.round(from + PART * (dueAt - from))
}

/** Whether it is time for the letter, and not yet for what follows when the deadline has passed. */
export const isReminding = (
  { remindAt, dueAt }: Pick<CaseDocument, 'remindAt' | 'dueAt'>,
  now: number,
): boolean => typeof remindAt === 'number' && remindAt <= now && dueAt !== null && dueAt > now

/** The case after its letter; nothing when it has moved since it was read. */
export const reminded = ({ version, remindAt, dueAt }: CaseDocument): GuardedUpdate => ({
  guard: { version, remindAt },
  patch: { $set: { remindAt: null, wakeAt: dueAt } },
})

/** Owns that whoever gives a case up shortly before the time it was promised for is remembered like somebody who did not come. */
import { HOUR } from '../kernel/clock'
import type { Absence } from '../person/absences'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { spanOf } from './suggest'

/** Until so long before it begins one may say no and nothing is remembered. Source: the rules of orders, SM-03. */
export const FREE_HOURS = 2

/** Whether somebody took it when its time had come already, or has agreed on another one since: of that nothing is known. */
function isAtAnotherTime(
  { moves }: Pick<CaseKind, 'moves'>,
  { history }: Pick<CaseDocument, 'history'>,
  from: number,
): boolean {
  const taken = history.reduce((last, { on }, i) => (moves[on]?.takes ? i : last), -1)
  const since = history.slice(taken + 1)
  return (history[taken]?.at ?? 0) >= from || since.some(({ on }) => moves[on]?.pauses !== undefined)
}

/**
 * Who has given it up too late, and what is remembered of it; null where it was in time, or was to be at another time.
 * @param after as it stands by the step that gave it up
 */
export function lateLeaving(
  { moves, offer, hours }: Pick<CaseKind, 'moves' | 'offer' | 'hours'>,
  before: CaseDocument,
  after: CaseDocument,
  now: number,
): { personId: string; absence: Absence } | null {
  const last = after.history[after.history.length - 1]
  // Whoever it was taken from has not given it up.
  if (!last || !offer || !hours || !moves[last.on]?.leaves || before.handlerId !== last.by) return null
  const { from } = spanOf(offer.wants(before.form as never))
  if (now < from - FREE_HOURS * HOUR || isAtAnotherTime({ moves }, before, from)) return null
  const title = hours.title(before.form as never)
  const absence: Absence = { enrollmentId: after._id, title, at: from, late: true }
  return { personId: before.handlerId, absence }
}

/** Owns that a case draws one of what a partner of the station gives each month, and when that one goes back. */
import { type Day, dayOf } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { CaseKind } from './define-case'
import type { CaseDocument, Draw } from './documents'

/** The day for which a case draws: the one that was wished for, or today where that has passed. */
export function drawnDay(
  { draws }: Pick<CaseKind, 'draws'>,
  { form }: Pick<CaseDocument, 'form'>,
  now: number,
): Day {
  const wished = String(form[draws?.day ?? ''] ?? '')
  const today = dayOf(now)
  return wished > today ? wished : today
}

/** Whether two are the same one. */
export const isSameDraw = (one: Draw | null | undefined, other: Draw | null | undefined): boolean =>
  one?.agreementId === other?.agreementId && one?.month === other?.month

/**
 * What a case draws after a step; undefined where nothing changes. It keeps what it has in the states that its kind says,
 * until another takes it in hand: then it is done without the partner.
 * @param state the one that the step leads to
 */
export function drawAfter(
  { moves, draws }: Pick<CaseKind, 'moves' | 'draws'>,
  { draw = null }: Pick<CaseDocument, 'draw'>,
  { event, draw: chosen = null }: { event: string; draw?: Draw | null },
  state: string,
): Decision<{ draw?: Draw | null }, 'CASE_NO_GIFT'> {
  const move = moves[event]
  if (move?.draws) return chosen ? ok({ draw: chosen }) : reject('CASE_NO_GIFT')
  if (draw === null || (draws?.states.includes(state) && !move?.takes)) return ok({})
  return ok({ draw: null })
}

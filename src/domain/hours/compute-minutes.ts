/** Owns how a visit becomes minutes: each rule in its order, with what it took away. */
import { MINUTE } from '../kernel/clock'
import type { AppliedRule } from './documents'
import type { HoursRules } from './rules'
import { freePieces, minutesOfPieces, type Piece } from '../account/spans'

/** Both instants in epoch milliseconds. */
interface Visit {
  inAt: number
  outAt: number
}

interface PlannedTime {
  startAt: number
  endAt: number
}

interface ComputedMinutes {
  /** As measured, in whole minutes. */
  rawMinutes: number
  /** What counts: a multiple of the rounding step, never more than was measured. */
  minutes: number
  /** The rules that changed something, in order; their deltas lead from raw to counted. */
  applied: AppliedRule[]
}

const wholeMinutes = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / MINUTE))

const roundDown = (minutes: number, step: number): number => Math.floor(minutes / step) * step

/** The part of a visit that lies near the planned time. */
export const nearPiece = (visit: Visit, planned: PlannedTime, rules: HoursRules): Piece => ({
  from: Math.max(visit.inAt, planned.startAt - rules.span.beforeMinutes * MINUTE),
  to: Math.min(visit.outAt, planned.endAt + rules.span.afterMinutes * MINUTE),
})

/**
 * Minutes of a visit under the rules of its day: nearness, each minute once, cap, rounding, smallest visit.
 * @param taken what of the person's time other records have counted
 */
export function computeMinutes(
  visit: Visit,
  planned: PlannedTime,
  rules: HoursRules,
  taken: readonly Piece[] = [],
): ComputedMinutes {
  const rawMinutes = wholeMinutes(visit.inAt, visit.outAt)
  const plannedMinutes = wholeMinutes(planned.startAt, planned.endAt)
  const near = nearPiece(visit, planned, rules)
  const once = minutesOfPieces(freePieces(near, taken))
  const steps = [
    { rule: rules.span, to: () => wholeMinutes(near.from, near.to) },
    { rule: rules.once, to: () => once },
    { rule: rules.cap, to: (m: number) => Math.min(m, Math.floor(plannedMinutes * rules.cap.share)) },
    { rule: rules.round, to: (m: number) => roundDown(m, rules.round.toMinutes) },
    { rule: rules.smallest, to: (m: number) => (m < rules.smallest.minutes ? 0 : m) },
  ]
  const applied: AppliedRule[] = []
  let minutes = rawMinutes
  for (const { rule, to } of steps) {
    const after = to(minutes)
    if (after !== minutes) applied.push({ ruleId: rule.ruleId, text: rule.text, delta: after - minutes })
    minutes = after
  }
  return { rawMinutes, minutes, applied }
}

/** Minutes that somebody wrote down: only rounded, and nothing when shorter than the smallest visit. */
export function computeWrittenMinutes(written: number, rules: HoursRules): ComputedMinutes {
  const rounded = roundDown(written, rules.round.toMinutes)
  const minutes = rounded < rules.smallest.minutes ? 0 : rounded
  const { ruleId, text } = minutes === rounded ? rules.round : rules.smallest
  const applied = minutes === written ? [] : [{ ruleId, text, delta: minutes - written }]
  return { rawMinutes: written, minutes, applied }
}

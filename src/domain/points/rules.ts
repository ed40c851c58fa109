/** Owns the rules by which approved hours earn points: whole points, dated, each with the sentence a receipt shows. */
import { type DatedRule, ruleAt } from '../kernel/rules'

export interface PointsRule {
  text: string
  /** So many minutes earn one point; what is left over earns nothing, because points are whole. */
  minutesPerPoint: number
}

/** One point an hour, as most published schemes have it (for instance Hailin, 1:1). */
export const pointsRules: readonly DatedRule<PointsRule>[] = [
  {
    id: 'points-1',
    effectiveFrom: '2020-01-01',
    value: { text: '每满 1 小时记 1 分', minutesPerPoint: 60 },
  },
]

/** Points for the minutes of one approved record, by the rule of the day the record is of. */
export function pointsFor(minutes: number, at: number): { points: number; ruleId: string } {
  const rule = ruleAt(pointsRules, at)
  return { points: Math.floor(minutes / rule.value.minutesPerPoint), ruleId: rule.id }
}

/** The sentence of a rule; null for one that is not known (any more). */
export const pointsRuleText = (ruleId: string): string | null =>
  pointsRules.find((rule) => rule.id === ruleId)?.value.text ?? null

/** Owns the rules by which points are earned: dated values of the station, each with the sentences a receipt shows. */
import type { KeptRules } from '../kernel/rule-changes'
import { type DatedRule, ruleAt } from '../kernel/rules'
import { durationWord } from '../words/amounts'

/** What points are earned by. */
export type PointsSource = 'hours' | 'wish'

export interface PointsRule {
  /** So many minutes earn one point; what is left over earns nothing, because points are whole. */
  minutesPerPoint: number
  /** Points for each helper of a wish that was confirmed. */
  wishPoints: number
  /** The rule in words, as it is shown wherever it decided something. */
  texts: Record<PointsSource, string>
}

export type PointsRules = readonly DatedRule<PointsRule>[]

/** A rule with its sentences, which follow from the numbers so that the two never differ. */
export const ruleOf = (minutesPerPoint: number, wishPoints: number): PointsRule => ({
  minutesPerPoint,
  wishPoints,
  texts: {
    hours: `每满 ${durationWord(minutesPerPoint)}记 1 分`,
    wish: wishPoints === 0 ? '圆心愿不记分' : `帮邻居圆一个心愿记 ${wishPoints} 分`,
  },
})

/**
 * Before a station has written a rule of its own: one point an hour, as most published schemes have it (for instance
 * Hailin, 1:1). Five points for a wish are a default of this product.
 */
export const firstRule: DatedRule<PointsRule> = {
  id: 'points-1',
  effectiveFrom: '2020-01-01',
  value: ruleOf(60, 5),
}

export type StationPointsRules = KeptRules<PointsRule>

/** All rules of a station, the product's first one included. Takes the station as it came along with the caller. */
export const pointsRulesOf = (station: { pointsRules?: StationPointsRules } | null): PointsRules => [
  firstRule,
  ...(station?.pointsRules?.rules ?? []),
]

interface PointsAward {
  points: number
  /** Kept with what was booked, so that a receipt can name it. */
  ruleId: string
}

/** Points for the minutes of one approved record, by the rule of the day the record is of. */
export function pointsForHours(rules: PointsRules, minutes: number, at: number): PointsAward {
  const { id, value } = ruleAt(rules, at)
  return { points: Math.floor(minutes / value.minutesPerPoint), ruleId: id }
}

/** Points for each helper of a wish that was confirmed at `at`; may be none. */
export function pointsForWish(rules: PointsRules, at: number): PointsAward {
  const { id, value } = ruleAt(rules, at)
  return { points: value.wishPoints, ruleId: id }
}

/** The sentence of a rule about one source; null for a rule that the station does not know. */
export const pointsRuleText = (rules: PointsRules, ruleId: string, source: PointsSource): string | null =>
  rules.find((rule) => rule.id === ruleId)?.value.texts[source] ?? null

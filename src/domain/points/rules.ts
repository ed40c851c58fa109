/** Owns the rules by which points are earned: dated values of the station, each with the sentences a receipt shows. */
import type { KeptRules } from '../kernel/rule-changes'
import { type DatedRule, ruleAt } from '../kernel/rules'
import { durationWord } from '../words/amounts'

/** What points are earned by. */
export type PointsSource = 'hours' | 'wish' | 'sorting' | 'reuse'

export interface PointsRule {
  /** So many minutes earn one point; what is left over earns nothing, because points are whole. */
  minutesPerPoint: number
  /** Points for each helper of a wish that was confirmed. */
  wishPoints: number
  /** Points for waste that was sorted right, once a household and time of putting out; as in the first rule where none says it. */
  sortingPoints?: number
  /** Points for an old thing that has found its use, once for each; none where no rule says it. */
  reusePoints?: number
  /** The rule in words, as it is shown wherever it decided something. */
  texts: Record<Exclude<PointsSource, 'sorting' | 'reuse'>, string>
}

export type PointsRules = readonly DatedRule<PointsRule>[]

/** A default of this product. */
const FIRST_SORTING = 1

/** What a rule gives for waste that was sorted right. */
export const sortingPointsOf = ({
  sortingPoints = FIRST_SORTING,
}: Pick<PointsRule, 'sortingPoints'>): number => sortingPoints

/** What is said of it: it follows from the number alone, so that older rules say it as well. */
export function sortingTextOf(rule: Pick<PointsRule, 'sortingPoints'>): string {
  const points = sortingPointsOf(rule)
  return points === 0 ? '垃圾分类不记分' : `垃圾分对一次，一户记 ${points} 分`
}

/** What a rule gives for an old thing that has found its use. */
export const reusePointsOf = ({ reusePoints = 0 }: Pick<PointsRule, 'reusePoints'>): number => reusePoints

/** What is said of that; nothing where it gives none, as at most stations. */
export function reuseTextOf(rule: Pick<PointsRule, 'reusePoints'>): string {
  const points = reusePointsOf(rule)
  return points === 0 ? '' : `给的旧物派上用场，一件记 ${points} 分`
}

/** A rule with its sentences, which follow from the numbers so that the two never differ. */
export const ruleOf = (
  minutesPerPoint: number,
  wishPoints: number,
  sortingPoints = FIRST_SORTING,
  reusePoints = 0,
): PointsRule => ({
  ...{ minutesPerPoint, wishPoints, sortingPoints, reusePoints },
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

/** Points for a household whose waste was sorted right at `at`; may be none. */
export function pointsForSorting(rules: PointsRules, at: number): PointsAward {
  const { id, value } = ruleAt(rules, at)
  return { points: sortingPointsOf(value), ruleId: id }
}

/** Points for an old thing that has found its use at `at`; may be none. */
export function pointsForReuse(rules: PointsRules, at: number): PointsAward {
  const { id, value } = ruleAt(rules, at)
  return { points: reusePointsOf(value), ruleId: id }
}

/** The sentence of a rule about one source; null for a rule that the station does not know. */
export function pointsRuleText(rules: PointsRules, ruleId: string, source: PointsSource): string | null {
  const rule = rules.find(({ id }) => id === ruleId)?.value
  if (!rule) return null
  if (source === 'reuse') return reuseTextOf(rule)
  return source === 'sorting' ? sortingTextOf(rule) : rule.texts[source]
}

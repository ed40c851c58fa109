/** Owns the rules by which points are earned: dated values of the station, each with the sentences a receipt shows. */
import type { KeptRules } from '../kernel/rule-changes'
import { type DatedRule, ruleAt } from '../kernel/rules'
import { durationWord } from '../words/amounts'

/**
 * What is rewarded by the piece, each once: what it is called where an account names its source, the number of a rule that says with how much, how much it is where a rule of
 * before does not say it, what is said of it, and how so many of them are counted in words.
 */
export const pieces = {
  wish: {
    called: '圆心愿',
    number: 'wishPoints',
    unsaid: 0,
    says: (n: number) => (n === 0 ? '圆心愿不记分' : `帮邻居圆一个心愿记 ${n} 分`),
    counted: (n: number) => `${n} 个圆了的心愿`,
  },
  sorting: {
    called: '垃圾分类',
    number: 'sortingPoints',
    /** A default of this product. */
    unsaid: 1,
    says: (n: number) => (n === 0 ? '垃圾分类不记分' : `垃圾分对一次，一户记 ${n} 分`),
    counted: (n: number) => `${n} 次分对的垃圾`,
  },
  reuse: {
    called: '旧物',
    number: 'reusePoints',
    unsaid: 0,
    /** Most stations give none and say nothing of it. */
    says: (n: number) => (n === 0 ? '' : `给的旧物派上用场，一件记 ${n} 分`),
    counted: (n: number) => (n === 0 ? '' : `${n} 件派上用场的旧物`),
  },
} as const

export type PieceSource = keyof typeof pieces
export const pieceSources = Object.keys(pieces) as PieceSource[]

/** What points are earned by. */
export type PointsSource = 'hours' | PieceSource

type PieceNumber = (typeof pieces)[PieceSource]['number']

/** What a rule says in numbers. Its sentences follow from them, so that the two never differ. */
export type PointsRule = {
  /** So many minutes earn one point; what is left over earns nothing, because points are whole. */
  minutesPerPoint: number
} & { [N in PieceNumber]?: number }

export type PointsRules = readonly DatedRule<PointsRule>[]

/** How many points a rule gives for one piece. */
export const pointsOfPiece = (rule: PointsRule, source: PieceSource): number =>
  rule[pieces[source].number] ?? pieces[source].unsaid

/** A rule with all its numbers. */
export function wholeRule(rule: PointsRule): Required<PointsRule> {
  const { minutesPerPoint } = rule
  const numbers = pieceSources.map((source) => [pieces[source].number, pointsOfPiece(rule, source)])
  return { minutesPerPoint, ...(Object.fromEntries(numbers) as Record<PieceNumber, number>) }
}

const sentenceOf = (rule: PointsRule, source: PointsSource): string =>
  source === 'hours'
    ? `每满 ${durationWord(rule.minutesPerPoint)}记 1 分`
    : pieces[source].says(pointsOfPiece(rule, source))

/** A rule in words, a sentence for each thing that it says something of. */
export const sentencesOf = (rule: PointsRule): string[] =>
  (['hours', ...pieceSources] as const).map((source) => sentenceOf(rule, source)).filter(Boolean)

/**
 * Before a station has written a rule of its own: one point an hour, as most published schemes have it (for instance
 * Hailin, 1:1). Five points for a wish are a default of this product.
 */
export const firstRule: DatedRule<PointsRule> = {
  id: 'points-1',
  effectiveFrom: '2020-01-01',
  value: wholeRule({ minutesPerPoint: 60, wishPoints: 5 }),
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

/** Points for one piece that was rewarded at `at`, by the rule of that day; may be none. */
export function pointsFor(source: PieceSource, rules: PointsRules, at: number): PointsAward {
  const { id, value } = ruleAt(rules, at)
  return { points: pointsOfPiece(value, source), ruleId: id }
}

/** The sentence of a rule about one source; null for a rule that the station does not know. */
export function pointsRuleText(rules: PointsRules, ruleId: string, source: PointsSource): string | null {
  const rule = rules.find(({ id }) => id === ruleId)?.value
  return rule ? sentenceOf(rule, source) : null
}

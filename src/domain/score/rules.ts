/**
 * Owns how a score is reckoned, as dated rules: so many of a hundred points for proved hours, for times, for what those
 * who were helped have said, and for the panel.
 *
 * Everything is whole numbers. A point has ten parts; each part of a score is its most times a fraction, rounded to the
 * nearest tenth with a half going up, and a score is the sum of its parts as they are shown. Nothing is rounded twice.
 */
import type { Day } from '../kernel/clock'
import { changeRules, type KeptRules } from '../kernel/rule-changes'
import { type DatedRule, ruleAt } from '../kernel/rules'
import type { PeriodBy } from './period'

const scoreParts = ['hours', 'times', 'rating', 'panel'] as const
type ScorePart = (typeof scoreParts)[number]

export const partNames: Record<ScorePart, string> = {
  hours: '服务时长',
  times: '服务次数',
  rating: '服务评价',
  panel: '评议',
}

/** Of a hundred points; together they are a hundred. */
export type ScoreWeights = Readonly<Record<ScorePart, number>>

/** How far a station may move each of them. */
export const weightBounds: Readonly<Record<ScorePart, { least: number; most: number }>> = {
  hours: { least: 20, most: 60 },
  times: { least: 10, most: 40 },
  rating: { least: 10, most: 40 },
  panel: { least: 10, most: 40 },
}

type ScoreRules = readonly DatedRule<ScoreWeights>[]

export type StationScoreRules = KeptRules<ScoreWeights>

/** A default of this product. */
export const firstScoreRule: DatedRule<ScoreWeights> = {
  id: 'score-1',
  effectiveFrom: '2020-01-01',
  value: { hours: 40, times: 20, rating: 20, panel: 20 },
}

/** Where proved service does not count, the panel alone decides. */
export const panelAlone: ScoreWeights = { hours: 0, times: 0, rating: 0, panel: 100 }

export const scoreRulesOf = (station: { scoreRules?: StationScoreRules } | null): ScoreRules => [
  firstScoreRule,
  ...(station?.scoreRules?.rules ?? []),
]

/** The sheet that holds at an instant. */
export const weightsAt = (station: { scoreRules?: StationScoreRules } | null, at: number): ScoreWeights =>
  ruleAt(scoreRulesOf(station), at).value

export const weightsWord = ({ hours, times, rating, panel }: ScoreWeights): string =>
  [
    [partNames.hours, hours] as const,
    [partNames.times, times] as const,
    [partNames.rating, rating] as const,
    [partNames.panel, panel] as const,
  ]
    .filter(([, points]) => points > 0)
    .map(([name, points]) => `${name} ${points} 分`)
    .join('、')

const declared = {
  ...{ field: 'scoreRules', prefix: 'score', first: firstScoreRule, words: weightsWord },
  same: (a: ScoreWeights, b: ScoreWeights) => scoreParts.every((part) => a[part] === b[part]),
}

interface SheetDraft {
  version: number
  effectiveFrom: Day
  value: ScoreWeights
  reason: string
}

/** Saves a sheet from a day on, see kernel/rule-changes. */
export const decideSheet = (
  station: { scoreRules?: StationScoreRules },
  draft: SheetDraft,
  who: { by: string; name: string; now: number },
) => changeRules(declared, station.scoreRules, draft, who)

/** What somebody has given in a period, as it is counted. */
export interface Figures {
  /** Proved minutes. */
  minutes: number
  /** Pieces of service that were proved. */
  times: number
  /** Mean rating in half stars, 2 to 10; null where too few have said something. */
  halfStars: number | null
  /** Marks of the panel, 0 to 10 each; null before there is one. */
  marks: { sum: number; count: number } | null
}

/** What is as good as it gets: whoever reaches it has the whole part. */
export interface Scale {
  minutes: number
  times: number
  /** How many people it was made of. */
  people: number
  /** Whether it was declared, because too few people have served. */
  declared: boolean
}

/** Of fewer people a measure would be somebody's own figure. */
const FEWEST_FOR_SCALE = 10

const floors: Readonly<Record<PeriodBy, { minutes: number; times: number }>> = {
  week: { minutes: 120, times: 1 },
  month: { minutes: 480, times: 4 },
  quarter: { minutes: 1440, times: 12 },
  year: { minutes: 5760, times: 48 },
}

/** The smallest of so many that nine in ten do not exceed. */
function ninetieth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? 0
}

/**
 * The measure of a period: what nine in ten of all who have served do not exceed, hours rounded up to a whole one so that
 * it is nobody's own figure. Of fewer than ten people it is declared.
 * @param served what each person who has served has given
 */
export function scaleOf(served: readonly { minutes: number; times: number }[], by: PeriodBy): Scale {
  const people = served.length
  if (people < FEWEST_FOR_SCALE) return { ...floors[by], people, declared: true }
  return {
    minutes: Math.max(60, Math.ceil(ninetieth(served.map(({ minutes }) => minutes)) / 60) * 60),
    times: Math.max(1, ninetieth(served.map(({ times }) => times))),
    people,
    declared: false,
  }
}

export interface ScoredPart {
  part: ScorePart
  /** In tenths of a point. */
  tenths: number
  most: number
}

interface Score {
  parts: ScoredPart[]
  /** The sum of the parts. */
  tenths: number
}

/** The part of the most that a fraction comes to, a half going up. */
const share = (most: number, part: number, whole: number): number =>
  Math.floor((2 * most * Math.min(part, whole) + whole) / (2 * whole))

/** What is left of a weight is spread over the others in their proportion, the tenths that remain by the larger remainder. */
function spread(weights: ScoreWeights, without: ScorePart): Record<ScorePart, number> {
  const others = scoreParts.filter((part) => part !== without && weights[part] > 0)
  const sum = others.reduce((all, part) => all + weights[part], 0)
  const most = { hours: 0, times: 0, rating: 0, panel: 0 }
  for (const part of others) most[part] = Math.floor((1000 * weights[part]) / sum)
  const left = 1000 - others.reduce((all, part) => all + most[part], 0)
  const byRemainder = [...others].sort((a, b) => ((1000 * weights[b]) % sum) - ((1000 * weights[a]) % sum))
  for (const part of byRemainder.slice(0, left)) most[part] += 1
  return most
}

/** The most of each part in tenths: without enough ratings their weight goes to the others. */
function mostOf(weights: ScoreWeights, isRated: boolean): Record<ScorePart, number> {
  if (!isRated && weights.rating > 0) return spread(weights, 'rating')
  const { hours, times, rating, panel } = weights
  return { hours: hours * 10, times: times * 10, rating: rating * 10, panel: panel * 10 }
}

/** The score of somebody under a sheet. Parts that cannot give anything are left out. */
export function scoreOf(weights: ScoreWeights, figures: Figures, scale: Scale): Score {
  const { minutes, times, halfStars, marks } = figures
  const most = mostOf(weights, halfStars !== null)
  const reached: Record<ScorePart, number> = {
    hours: share(most.hours, minutes, scale.minutes),
    times: share(most.times, times, scale.times),
    rating: halfStars === null ? 0 : share(most.rating, halfStars - 2, 8),
    panel: marks === null || marks.count === 0 ? 0 : share(most.panel, marks.sum, 10 * marks.count),
  }
  const parts = scoreParts
    .filter((part) => most[part] > 0)
    .map((part) => ({ part, tenths: reached[part], most: most[part] }))
  return { parts, tenths: parts.reduce((sum, one) => sum + one.tenths, 0) }
}

/** Tenths as they are read: 80, or 79.5. */
export const pointsWord = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`

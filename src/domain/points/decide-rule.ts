/** Owns editing the rules for points: its numbers, kept as every dated rule of a station is. */
import type { Day } from '../kernel/clock'
import { changeRules } from '../kernel/rule-changes'
import {
  firstRule,
  type PointsRule,
  reusePointsOf,
  reuseTextOf,
  ruleOf,
  sortingPointsOf,
  sortingTextOf,
  type StationPointsRules,
} from './rules'

export interface RuleDraft {
  /** The version that the person saw; zero before the station has written a rule. */
  version: number
  effectiveFrom: Day
  minutesPerPoint: number
  wishPoints: number
  sortingPoints?: number
  reusePoints?: number
  reason: string
}

const declared = {
  ...{ field: 'pointsRules', prefix: 'points', first: firstRule },
  same: (a: PointsRule, b: PointsRule) =>
    a.minutesPerPoint === b.minutesPerPoint &&
    a.wishPoints === b.wishPoints &&
    sortingPointsOf(a) === sortingPointsOf(b) &&
    reusePointsOf(a) === reusePointsOf(b),
  words: (rule: PointsRule) =>
    [rule.texts.hours, rule.texts.wish, sortingTextOf(rule), reuseTextOf(rule)].filter(Boolean).join('，'),
}

/** Saves a rule from a day on, see kernel/rule-changes. */
export const decideRule = (
  station: { pointsRules?: StationPointsRules },
  { minutesPerPoint, wishPoints, sortingPoints, reusePoints, ...draft }: RuleDraft,
  who: { by: string; name: string; now: number },
) =>
  changeRules(
    declared,
    station.pointsRules,
    { ...draft, value: ruleOf(minutesPerPoint, wishPoints, sortingPoints, reusePoints) },
    who,
  )

/** Owns editing the rules for points: its numbers, kept as every dated rule of a station is. */
import { type Day, startOf } from '../kernel/clock'
import { changeRules } from '../kernel/rule-changes'
import { ruleAt } from '../kernel/rules'
import {
  firstRule,
  type PointsRule,
  pointsRulesOf,
  sentencesOf,
  type StationPointsRules,
  wholeRule,
} from './rules'

export type RuleDraft = PointsRule & {
  /** The version that the person saw; zero before the station has written a rule. */
  version: number
  effectiveFrom: Day
  reason: string
}

const declared = {
  ...{ field: 'pointsRules', prefix: 'points', first: firstRule },
  same: (a: PointsRule, b: PointsRule) => JSON.stringify(wholeRule(a)) === JSON.stringify(wholeRule(b)),
  words: (rule: PointsRule) => sentencesOf(rule).join('，'),
}

/** Saves a rule from a day on, see kernel/rule-changes. A number that the draft does not say stays as it would have been that day. */
export function decideRule(
  station: { pointsRules?: StationPointsRules },
  { version, effectiveFrom, reason, ...numbers }: RuleDraft,
  who: { by: string; name: string; now: number },
) {
  // A day that has gone by is refused below; no rule of that time is looked for.
  const day = Math.max(who.now, startOf(effectiveFrom))
  const before = ruleAt(pointsRulesOf(station), day).value
  const value = wholeRule({ ...before, ...numbers })
  return changeRules(declared, station.pointsRules, { version, effectiveFrom, reason, value }, who)
}

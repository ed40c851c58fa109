/** Owns editing the rules for points: from which day a new one may hold, and what is kept of who changed it. */
import { DAY, type Day, dayOf, startOf } from '../kernel/clock'
import type { GuardedUpdate } from '../kernel/guarded-update'
import { type Decision, ok, reject } from '../kernel/errors'
import { type DatedRule, ruleAt } from '../kernel/rules'
import {
  type PointsRule,
  type PointsRuleChange,
  pointsRulesOf,
  ruleOf,
  type StationPointsRules,
} from './rules'

export interface RuleDraft {
  /** The version that the person saw; zero before the station has written a rule. */
  version: number
  effectiveFrom: Day
  minutesPerPoint: number
  wishPoints: number
  reason: string
}

type RuleCode = 'STALE' | 'RULE_TOO_EARLY' | 'RULE_UNCHANGED'

/** What was granted: the rules as they stand then, and how to write them; `update` is null for a repetition. */
interface SavedRules {
  rules: StationPointsRules
  update: GuardedUpdate | null
}

const unwritten: StationPointsRules = { version: 0, rules: [], changes: [] }

/** What has happened already is judged by what held then, so a rule holds from tomorrow at the earliest. */
export const earliestDay = (now: number): Day => dayOf(now + DAY)

/** The page shows the newest changes; rules themselves are kept for good, one a day at most. */
const CHANGES_KEPT = 50

const sameNumbers = (a: PointsRule, b: PointsRule): boolean =>
  a.minutesPerPoint === b.minutesPerPoint && a.wishPoints === b.wishPoints

const wordsOf = ({ texts }: PointsRule): string => `${texts.hours}，${texts.wish}`

function repeats(last: PointsRuleChange | undefined, change: PointsRuleChange): boolean {
  if (!last) return false
  const { byPersonId, effectiveFrom, text, reason } = last
  return (
    byPersonId === change.byPersonId &&
    effectiveFrom === change.effectiveFrom &&
    text === change.text &&
    reason === change.reason
  )
}

/**
 * Saves a rule from a day on. A rule that has not begun yet is replaced by a new one of the same day, or withdrawn
 * when the new one says what would hold on that day anyway. STALE when somebody else has saved since `version`;
 * the same person's same wish again is granted without effect. RULE_TOO_EARLY, RULE_UNCHANGED.
 */
export function decideRule(
  station: { pointsRules?: StationPointsRules },
  draft: RuleDraft,
  { by, name, now }: { by: string; name: string; now: number },
): Decision<SavedRules, RuleCode> {
  const standing = station.pointsRules ?? unwritten
  const { version, effectiveFrom, minutesPerPoint, wishPoints, reason } = draft
  const value = ruleOf(minutesPerPoint, wishPoints)
  const change = { at: now, byPersonId: by, byName: name, effectiveFrom, text: wordsOf(value), reason }
  const lastChange = standing.changes[standing.changes.length - 1]
  if (standing.version === version + 1 && repeats(lastChange, change)) {
    return ok({ rules: standing, update: null })
  }
  if (standing.version !== version) return reject('STALE')
  if (effectiveFrom < earliestDay(now)) return reject('RULE_TOO_EARLY')
  const others = standing.rules.filter((rule) => rule.effectiveFrom !== effectiveFrom)
  const anyway = ruleAt(
    pointsRulesOf({ pointsRules: { ...standing, rules: others } }),
    startOf(effectiveFrom),
  )
  const replaced = standing.rules.find((rule) => rule.effectiveFrom === effectiveFrom)
  const isWithdrawal = sameNumbers(anyway.value, value)
  if (isWithdrawal ? !replaced : replaced && sameNumbers(replaced.value, value)) {
    return reject('RULE_UNCHANGED')
  }
  const added: DatedRule<PointsRule>[] = isWithdrawal
    ? []
    : [{ id: `points-${effectiveFrom}-${version + 1}`, effectiveFrom, value }]
  const rules: StationPointsRules = {
    version: version + 1,
    rules: [...others, ...added].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)),
    changes: [...standing.changes, change].slice(-CHANGES_KEPT),
  }
  const guard = { 'pointsRules.version': version === 0 ? { $exists: false } : version }
  return ok({ rules, update: { guard, patch: { $set: { pointsRules: rules } } } })
}

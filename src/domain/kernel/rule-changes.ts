/** Owns editing dated rules that a station writes itself: from which day a new one may hold, and what is kept of who changed it. */
import { DAY, type Day, dayOf, startOf } from './clock'
import { type Decision, ok, reject } from './errors'
import type { GuardedUpdate } from './guarded-update'
import { type DatedRule, ruleAt } from './rules'

interface RuleChange {
  at: number
  byPersonId: string
  byName: string
  effectiveFrom: string
  /** What the rule became, in words. */
  text: string
  reason: string
}

/** What a station keeps of its rules. Rules that have begun are never changed. */
export interface KeptRules<T> {
  version: number
  rules: DatedRule<T>[]
  changes: RuleChange[]
}

interface Declared<T> {
  /** The field of the station in which they are kept. */
  field: string
  /** What the ids of new ones begin with. */
  prefix: string
  /** What holds before a station has written one. */
  first: DatedRule<T>
  same: (a: T, b: T) => boolean
  words: (value: T) => string
}

interface Draft<T> {
  /** The version that the person saw; zero before the station has written a rule. */
  version: number
  effectiveFrom: Day
  value: T
  reason: string
}

type RuleCode = 'STALE' | 'RULE_TOO_EARLY' | 'RULE_UNCHANGED'

/** What was granted: the rules as they stand then, and how to write them; `update` is null for a repetition. */
interface SavedRules<T> {
  rules: KeptRules<T>
  update: GuardedUpdate | null
}

/** What has happened already is judged by what held then, so a rule holds from tomorrow at the earliest. */
export const earliestDay = (now: number): Day => dayOf(now + DAY)

/** The page shows the newest changes; rules themselves are kept for good, one a day at most. */
const CHANGES_KEPT = 50

function repeats(last: RuleChange | undefined, change: RuleChange): boolean {
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
export function changeRules<T>(
  { field, prefix, first, same, words }: Declared<T>,
  kept: KeptRules<T> | undefined,
  { version, effectiveFrom, value, reason }: Draft<T>,
  { by, name, now }: { by: string; name: string; now: number },
): Decision<SavedRules<T>, RuleCode> {
  const standing = kept ?? { version: 0, rules: [], changes: [] }
  const change = { at: now, byPersonId: by, byName: name, effectiveFrom, text: words(value), reason }
  const lastChange = standing.changes[standing.changes.length - 1]
  if (standing.version === version + 1 && repeats(lastChange, change)) {
    return ok({ rules: standing, update: null })
  }
  if (standing.version !== version) return reject('STALE')
  if (effectiveFrom < earliestDay(now)) return reject('RULE_TOO_EARLY')
  const others = standing.rules.filter((rule) => rule.effectiveFrom !== effectiveFrom)
  const anyway = ruleAt([first, ...others], startOf(effectiveFrom))
  const replaced = standing.rules.find((rule) => rule.effectiveFrom === effectiveFrom)
  const isWithdrawal = same(anyway.value, value)
  if (isWithdrawal ? !replaced : replaced && same(replaced.value, value)) {
    return reject('RULE_UNCHANGED')
  }
  const added: DatedRule<T>[] = isWithdrawal
    ? []
    : [{ id: `${prefix}-${effectiveFrom}-${version + 1}`, effectiveFrom, value }]
  const rules: KeptRules<T> = {
    version: version + 1,
    rules: [...others, ...added].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)),
    changes: [...standing.changes, change].slice(-CHANGES_KEPT),
  }
  const guard = { [`${field}.version`]: version === 0 ? { $exists: false } : version }
  return ok({ rules, update: { guard, patch: { $set: { [field]: rules } } } })
}

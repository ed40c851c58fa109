/** Owns dated rules: values that change on a day, so that what happened before is still judged as it was then. */

import { type Day, startOf } from './clock'
import { invariant } from './errors'

/** A value that applies from the first instant of `effectiveFrom` (Shanghai) until a later rule takes over. */
export interface DatedRule<T> {
  /** Kept with whatever the rule decided, so that a receipt can name it. */
  id: string
  effectiveFrom: Day
  value: T
}

/** The rule that applies at an instant. Throws InvariantError when none applies yet. */
export function ruleAt<T>(rules: readonly DatedRule<T>[], ms: number): DatedRule<T> {
  let found: DatedRule<T> | undefined
  for (const rule of rules) {
    if (startOf(rule.effectiveFrom) > ms) continue
    if (!found || rule.effectiveFrom > found.effectiveFrom) found = rule
  }
  invariant(found, 'no rule applies yet')
  return found
}

/** Crashes when two rules share an id or a first day, or a day is not real. Throws InvariantError. */
export function assertRules(rules: readonly DatedRule<unknown>[]): void {
  invariant(rules.length > 0, 'no rules at all')
  rules.forEach((rule) => startOf(rule.effectiveFrom))
  invariant(new Set(rules.map((rule) => rule.id)).size === rules.length, 'two rules share an id')
  invariant(
    new Set(rules.map((rule) => rule.effectiveFrom)).size === rules.length,
    'two rules begin together',
  )
}

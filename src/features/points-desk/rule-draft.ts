/** Owns a new rule as it is being written: its answers as typed, what is wrong with them, what is tried and sent. */
import type { Rules, TrialInput } from './store'

/** Numbers stand as they are typed, so that a half-typed one is not lost. */
export interface RuleDraft {
  minutesPerPoint: string
  wishPoints: string
  effectiveFrom: string
  reason: string
}

/** Begins with what holds now. */
export function ruleDraftOf({ rules, earliest }: Rules): RuleDraft {
  const now = rules.find(({ state }) => state === 'now') ?? rules[0]
  return {
    minutesPerPoint: String(now?.minutesPerPoint ?? 60),
    wishPoints: String(now?.wishPoints ?? 0),
    effectiveFrom: earliest,
    reason: '',
  }
}

const whole = (text: string, least: number, most: number): number | null => {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : null
  return number !== null && number >= least && number <= most ? number : null
}

export type RuleProblems = Partial<Record<keyof RuleDraft, string>>

/** What is wrong, by question. Empty when the rule can be saved. */
export function ruleProblems(draft: RuleDraft, earliest: string): RuleProblems {
  return {
    ...(whole(draft.minutesPerPoint, 6, 600) === null && { minutesPerPoint: '请写 6 到 600 分钟' }),
    ...(whole(draft.wishPoints, 0, 100) === null && { wishPoints: '请写 0 到 100 分' }),
    ...(draft.effectiveFrom < earliest && { effectiveFrom: '最早从明天起' }),
    ...(draft.reason.trim() === '' && { reason: '请写为什么改，居民会看到' }),
  }
}

/** The numbers that are tried on last month, or null while one is missing. */
export function trialOf(draft: RuleDraft): TrialInput | null {
  const minutesPerPoint = whole(draft.minutesPerPoint, 6, 600)
  const wishPoints = whole(draft.wishPoints, 0, 100)
  return minutesPerPoint === null || wishPoints === null ? null : { minutesPerPoint, wishPoints }
}

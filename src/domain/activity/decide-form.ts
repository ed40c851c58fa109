/** Owns how an organiser's form is judged: order of times, and what a published activity must not lack (rule V3: risks must be told). */
import { DAY, HOUR } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'
import type { ActivityFacts } from './documents'

export interface PlannedSession {
  sessionId?: string | undefined
  startAt: number
  endAt: number
  enrolUntil?: number | undefined
}

/** The longest a single session may last, hours. */
const LONGEST_HOURS = 24
/** How far ahead an organiser may plan, days. */
const FURTHEST_DAYS = 400

/** Each session starts before it ends, signing up closes by the start, and no two sessions overlap. */
export function decideTimes(sessions: readonly PlannedSession[], now: number): Decision<true, 'BAD_TIMES'> {
  const sorted = [...sessions].sort((a, b) => a.startAt - b.startAt)
  for (const [i, session] of sorted.entries()) {
    const before = sorted[i - 1]
    const wrong =
      session.startAt >= session.endAt ||
      session.endAt - session.startAt > LONGEST_HOURS * HOUR ||
      session.startAt > now + FURTHEST_DAYS * DAY ||
      (session.enrolUntil !== undefined && session.enrolUntil > session.startAt) ||
      (before !== undefined && before.endAt > session.startAt)
    if (wrong) return reject('BAD_TIMES')
  }
  return ok(true)
}

const needed: [field: keyof ActivityFacts, name: string][] = [
  ['intro', '活动介绍'],
  ['placeName', '地点'],
  ['organiserName', '主办方'],
  ['safetyContact', '安全联系人'],
  ['riskNotice', '安全提醒'],
]

/** Publishing needs a place, an organiser, somebody to call, and the risks said. */
export function decideComplete(facts: ActivityFacts): Decision<true, 'INCOMPLETE' | 'BAD_TIMES'> {
  const missing = needed.find(([field]) => facts[field] === '')
  if (missing) return reject('INCOMPLETE', { field: missing[1] })
  if (facts.minAge !== null && facts.maxAge !== null && facts.minAge > facts.maxAge) {
    return reject('INCOMPLETE', { field: '年龄范围' })
  }
  return ok(true)
}

/** Owns how the times of an organiser's form are judged. What a published activity must not lack is a guard of its workflow. */
import { DAY, HOUR } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'

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

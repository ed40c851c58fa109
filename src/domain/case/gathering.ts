/** Owns that a case becomes part of an activity: one that is ahead, where its people are asked, or one in which it came about. */
import type { ActivityType } from '../activity/vocabulary'
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'

/** The activity that a case has become part of, as it was called then. */
export interface Gathered {
  sessionId: string
  title: string
  startAt: number
}

/** Which activities may be chosen. */
export interface Gathers {
  /** What stands above the activity on the page of the case. */
  label: string
  /** One of this type that has begun, so many days ago at most; without it one that is ahead. */
  begun?: { type: ActivityType; days: number }
}

/** What of an activity decides whether it may be chosen. */
interface Choosable {
  type: string
  startAt: number
  endAt: number
  listed: boolean
}

/** Whether an activity of the station may be chosen now. */
export function mayGather(
  { begun }: Gathers,
  { type, startAt, endAt, listed }: Choosable,
  now: number,
): boolean {
  if (!listed) return false
  if (!begun) return endAt > now
  return type === begun.type && startAt <= now && startAt > now - begun.days * DAY
}

/**
 * The activity of a step that makes a case part of one; nothing of all other steps.
 * @param session the one that was chosen, if it may be
 */
export function gatheredBy(
  { gathers }: { gathers?: Gathers },
  session: Gathered | null,
): Decision<{ gathered?: Gathered }, 'CASE_NO_ACTIVITY'> {
  if (!gathers) return ok({})
  return session ? ok({ gathered: session }) : reject('CASE_NO_ACTIVITY')
}

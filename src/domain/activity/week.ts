/** Owns how the sessions of some days are told: one by one, but what is on nearly every day in a line of its own. */

import { daysBetween } from '../kernel/clock'

interface Listed {
  activityId: string
  startAt: number
}

/** On so many of seven days something is a daily shift, not an event. */
const DAILY = 4

/**
 * Sessions in the order of their beginning, sorted out.
 * @returns `single` one by one; `shifts` each as its next session and on how many of these days it is
 */
export function tellWeek<T extends Listed>(
  sessions: readonly T[],
): { single: T[]; shifts: { next: T; days: number }[] } {
  const daysOf = new Map<string, Set<number>>()
  for (const { activityId, startAt } of sessions) {
    daysOf.set(activityId, (daysOf.get(activityId) ?? new Set()).add(daysBetween(0, startAt)))
  }
  const days = ({ activityId }: Listed): number => daysOf.get(activityId)?.size ?? 0
  const single = sessions.filter((session) => days(session) < DAILY)
  const daily = sessions.filter((session) => days(session) >= DAILY)
  const firsts = daily.filter(
    (session, index) => daily.findIndex(({ activityId }) => activityId === session.activityId) === index,
  )
  return { single, shifts: firsts.map((next) => ({ next, days: days(next) })) }
}

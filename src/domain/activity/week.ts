/** Owns how the sessions of some days are told: one by one, but what is on nearly every day in a line of its own. */

interface Listed {
  activityId: string
  startAt: number
}

/** On so many of seven days something is a daily shift, not an event. */
const DAILY = 4

/**
 * Sessions in the order of their beginning, sorted out.
 * @returns `single` one by one; `shifts` each as its next session and how many there are in these days
 */
export function tellWeek<T extends Listed>(
  sessions: readonly T[],
): { single: T[]; shifts: { next: T; days: number }[] } {
  const counts = new Map<string, number>()
  for (const { activityId } of sessions) counts.set(activityId, (counts.get(activityId) ?? 0) + 1)
  const days = ({ activityId }: Listed): number => counts.get(activityId) ?? 0
  const single = sessions.filter((session) => days(session) < DAILY)
  const daily = sessions.filter((session) => days(session) >= DAILY)
  const firsts = daily.filter(
    (session, index) => daily.findIndex(({ activityId }) => activityId === session.activityId) === index,
  )
  return { single, shifts: firsts.map((next) => ({ next, days: days(next) })) }
}

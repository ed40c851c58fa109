/** Owns what a station has planned for the days that come round: what is due, and what a change of it leads to. */
import type { ActivityDocument } from '../activity/documents'
import { DAY, type Day, dayOf, NEVER, startOf } from '../kernel/clock'
import { comingDays, draftAt, type SeasonKey, seasonKeys } from './calendar'
import type { SeasonDocument, SeasonPlan } from './documents'

/** A year of which nothing is planned yet. */
export const newSeasons = (stationId: string): SeasonDocument => ({
  ...{ _id: stationId, stationId, plans: {}, wakeAt: NEVER, version: 0 },
  ...{ outbox: [], unsettled: false, settleAt: 0 },
})

/** The next day for which there is no draft yet, from tomorrow on; null where none is known. */
export const nextDay = (
  key: SeasonKey,
  plan: Pick<SeasonPlan, 'done'> | undefined,
  now: number,
  closed: readonly Day[],
): Day | null => comingDays(key, now + DAY, closed).find((day) => day > (plan?.done ?? '')) ?? null

/** Whether an activity has been held, or will be: only such a one is a model. */
export const isHeld = (state: ActivityDocument['state']): boolean =>
  state === 'published' || state === 'archived'

/** Whether anything is prepared; a day that was switched off still knows which days are done with. */
export const isPlanned = (plan: SeasonPlan | undefined): plan is SeasonPlan =>
  plan !== undefined && plan.activityId !== ''

/** How soon the timer looks again where no further day is known yet: the years after the next one come into sight. */
const LOOK_AGAIN = 7 * DAY

/** When the timer next has something to do: a draft to write, or to look for the day after those it knows. */
export function wakeOf(plans: SeasonDocument['plans'], now: number, closed: readonly Day[]): number {
  const due = seasonKeys.flatMap((key) => {
    const plan = plans[key]
    if (!isPlanned(plan)) return []
    const day = nextDay(key, plan, now, closed)
    // What is planned within the fortnight is drafted at once.
    return [day ? draftAt(day) : now + LOOK_AGAIN]
  })
  return Math.min(NEVER, ...due)
}

/** The plans whose draft is due, each with its day. */
export const dueOf = (
  { plans }: Pick<SeasonDocument, 'plans'>,
  now: number,
  closed: readonly Day[],
): { key: SeasonKey; plan: SeasonPlan; day: Day }[] =>
  seasonKeys.flatMap((key) => {
    const plan = plans[key]
    const day = isPlanned(plan) ? nextDay(key, plan, now, closed) : null
    return isPlanned(plan) && day && draftAt(day) <= now ? [{ key, plan, day }] : []
  })

/** The sessions of an activity, moved so that its first one is on a day; each keeps its hours. */
export function movedPlan(
  plan: ActivityDocument['plan'],
  day: Day,
): Omit<ActivityDocument['plan'][number], 'sessionId'>[] {
  const first = Math.min(...plan.map(({ startAt }) => startAt))
  const shift = startOf(day) - startOf(dayOf(first))
  return plan
    .filter(({ startAt }) => startAt < first + DAY)
    .map(({ startAt, endAt, enrolUntil }) => ({
      ...{ startAt: startAt + shift, endAt: endAt + shift, enrolUntil: enrolUntil + shift },
    }))
}

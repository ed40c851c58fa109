/** Owns when a session may be: whoever gives it a time, in a form or by a move, is held to the same. */
import { DAY, dayOf, HOUR, instantOf } from '../kernel/clock'

/** The longest a single session may last, hours. */
const LONGEST_HOURS = 24
/** How far ahead an organiser may plan, days. */
const FURTHEST_DAYS = 400

export interface SessionTimes {
  startAt: number
  endAt: number
  /** Until when people may sign up; the start when it is not said. */
  enrolUntil?: number | undefined
}

/** Whether the times of a session fit together: it ends after it starts, within a day, and signing up ends by the start. */
const fitTogether = ({ startAt, endAt, enrolUntil = startAt }: SessionTimes): boolean =>
  endAt > startAt && endAt - startAt <= LONGEST_HOURS * HOUR && enrolUntil <= startAt

/** Whether a session may be planned for these times: they fit together and lie ahead, but not too far. */
export const mayBePlanned = (times: SessionTimes, now: number): boolean =>
  fitTogether(times) && times.startAt > now && times.startAt <= now + FURTHEST_DAYS * DAY

/** Whether somebody can still sign up at these times. */
export const takesSignUps = ({ startAt, enrolUntil = startAt }: SessionTimes, now: number): boolean =>
  enrolUntil > now

/** The hour at which signing up opens. */
const OPENS_AT = '09:00'

/** When signing up for a session opens; null when it is open as soon as it is published. It moves along with the session. */
export function enrolFromOf({
  startAt,
  opensDays,
}: {
  startAt: number
  opensDays: number | null
}): number | null {
  return opensDays ? instantOf(dayOf(startAt - opensDays * DAY), OPENS_AT) : null
}

/** Owns how a case waits for something that is in nobody's hands here: until when, for what, and what its deadline is afterwards. */
import { DAY, type Holidays } from '../kernel/clock'
import { addWorking, workingBetween } from '../kernel/working-time'

/** A case that stands still: it is looked at again on a day that was said beforehand, at the latest. */
export interface Pause {
  since: number
  until: number
  /** What it waits for, in the words of whoever has it in hand. */
  reason: string
  /** The deadline that it had, and what that comes to if it waits until the end. */
  dueAt: number | null
  promisedAt: number | null
}

/** The deadline with as much working time left as when the case began to stand still; never earlier than it was. */
export const dueAfter = (
  { since, dueAt }: Pick<Pause, 'since' | 'dueAt'>,
  now: number,
  holidays: Holidays,
): number | null =>
  dueAt === null ? null : addWorking(dueAt, workingBetween(since, now, holidays), holidays)

interface Stepped {
  /** The days for which it may wait, and for how many it shall. */
  offered: readonly number[]
  days: number | null
  words: string
  holidays: Holidays
  now: number
}

/** The pause that a step begins; null when it is not for as long as is offered. */
export function pauseBy(
  dueAt: number | null,
  { offered, days, words, holidays, now }: Stepped,
): Pause | null {
  if (days === null || !offered.includes(days)) return null
  const until = now + days * DAY
  return {
    since: now,
    until,
    reason: words,
    dueAt,
    promisedAt: dueAfter({ since: now, dueAt }, until, holidays),
  }
}

/** For a table: the deadline of a state in which a case waits is the day that was said. */
export const untilSaid = { until: ({ until }: { until: number | null }) => until }

/** For a table: whatever goes on after a pause has the time that was left. */
export const timeLeft = { until: ({ timeLeft }: { timeLeft: number | null }) => timeLeft }

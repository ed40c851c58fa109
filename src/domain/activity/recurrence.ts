/** Owns on which days something that repeats is held: by weekday, by day of the month, or once a quarter. */
import dayjs, { type Dayjs } from 'dayjs'
import type { Day, Weekday } from '../kernel/clock'

export type Recurrence =
  | { every: 'week'; weekdays: readonly Weekday[] }
  /** Days of the month, 1 to 28 so that every month has them. */
  | { every: 'month'; days: readonly number[] }
  /** `month` is 1 to 3 within the quarter. */
  | { every: 'quarter'; month: number; day: number }

function isOn(rule: Recurrence, day: Dayjs): boolean {
  switch (rule.every) {
    case 'week':
      // Sunday is the seventh day here.
      return rule.weekdays.includes((day.day() || 7) as Weekday)
    case 'month':
      return rule.days.includes(day.date())
    case 'quarter':
      return (day.month() % 3) + 1 === rule.month && day.date() === rule.day
  }
}

/** Nothing is planned further ahead. */
const FURTHEST_DAYS = 400

/**
 * The next days of a rule, in order.
 * @param after the first day looked at is the one after this
 * @param count how many are wanted; fewer when the rule names no days, or they lie too far ahead
 * @param off days on which nothing is held, such as holidays; they are left out and not made up for
 */
export function daysOf(rule: Recurrence, after: Day, count: number, off: readonly Day[] = []): Day[] {
  const days: Day[] = []
  const from = dayjs(after)
  for (let step = 1; step <= FURTHEST_DAYS && days.length < count; step++) {
    const day = from.add(step, 'day')
    const written = day.format().slice(0, 'YYYY-MM-DD'.length)
    if (isOn(rule, day) && !off.includes(written)) days.push(written)
  }
  return days
}

/** Owns on which days something that repeats is held: by weekday, by day of the month, or once a quarter. */
import { DAY, dayOf, startOf, weekdayOf, type Day, type Weekday } from '../kernel/clock'

export type Recurrence =
  | { every: 'week'; weekdays: readonly Weekday[] }
  /** Days of the month, 1 to 28 so that every month has them. */
  | { every: 'month'; days: readonly number[] }
  /** `month` is 1 to 3 within the quarter. */
  | { every: 'quarter'; month: number; day: number }

const monthOf = (day: Day): number => Number(day.slice(5, 7))
const dayOfMonth = (day: Day): number => Number(day.slice(8, 10))

function isOn(rule: Recurrence, day: Day): boolean {
  switch (rule.every) {
    case 'week':
      return rule.weekdays.includes(weekdayOf(startOf(day)))
    case 'month':
      return rule.days.includes(dayOfMonth(day))
    case 'quarter':
      return ((monthOf(day) - 1) % 3) + 1 === rule.month && dayOfMonth(day) === rule.day
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
  const from = startOf(after)
  for (let step = 1; step <= FURTHEST_DAYS && days.length < count; step++) {
    const day = dayOf(from + step * DAY)
    if (isOn(rule, day) && !off.includes(day)) days.push(day)
  }
  return days
}

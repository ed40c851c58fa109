/**
 * Owns which months are counted when: every night the current one, and the one that ended while its rows still settle;
 * once a week those of which a row may still become another.
 */
import { type Day, DAY, dayOf, HOUR, monthOf, type Weekday, weekdayOf } from '../kernel/clock'
import { type Month, monthBefore, spanOfMonth } from '../points/months'

/** The night begins at two, when nobody waits and the last month's grace is over. */
const BEGINS = 2 * HOUR

/** How long after its end a month is still counted every night: until its binder is handed in. */
const SETTLES = 15 * DAY

/** So many months stand beside each other. */
export const SHOWN_MONTHS = 12

/** The night that was last, by its day. */
export const nightOf = (now: number): Day => dayOf(now - BEGINS)

/** So many months before the current one are counted anew once a week: hours are added and appealed against for weeks. */
const COUNTED_BACK = 3

/** The night on which they are, by its day. */
const WEEKLY: Weekday = 7

/** The months to be counted in a night. */
export function monthsOfNight(now: number): Month[] {
  const month = monthOf(now - BEGINS)
  const back =
    weekdayOf(now - BEGINS) === WEEKLY ? COUNTED_BACK : now - spanOfMonth(month).from < SETTLES ? 1 : 0
  const months = [month]
  while (months.length <= back) months.unshift(monthBefore(months[0] as Month))
  return months
}

/** The twelve months up to one, the earliest first. */
export function monthsUpTo(month: Month): Month[] {
  const months = [month]
  while (months.length < SHOWN_MONTHS) months.unshift(monthBefore(months[0] as Month))
  return months
}

/** Owns time as it passes in an office: it counts while the office is open, and stands still at night and on closed days. */
import { DAY, type Holidays, HOUR, isWorkingDay, MINUTE, startOfDay } from './clock'
import { invariant } from './errors'

/** When an office is open on a working day, in milliseconds since the day began. */
interface OfficeHours {
  from: number
  to: number
}

/** The hours of an office that has written down none. */
const usual: OfficeHours = { from: 8 * HOUR + 30 * MINUTE, to: 17 * HOUR + 30 * MINUTE }

export interface OfficeCalendar extends Holidays {
  hours?: OfficeHours
}

/** The open time of the day that begins at `day`, from `at` on; null when none is left. */
function openAfter(at: number, day: number, calendar: OfficeCalendar): { from: number; to: number } | null {
  if (!isWorkingDay(day, calendar)) return null
  const { from, to } = calendar.hours ?? usual
  const opens = Math.max(at, day + from)
  return opens < day + to ? { from: opens, to: day + to } : null
}

/** How many milliseconds the office is open between two instants; none when `to` does not lie later. */
export function workingBetween(from: number, to: number, calendar: OfficeCalendar): number {
  let sum = 0
  for (let day = startOfDay(from); day < to; day += DAY) {
    const open = openAfter(from, day, calendar)
    if (open) sum += Math.max(0, Math.min(open.to, to) - open.from)
  }
  return sum
}

/**
 * The earliest instant by which the office has been open for `span` milliseconds since `at`; `at` itself for none.
 * Throws InvariantError when the calendar has no working days.
 */
export function addWorking(at: number, span: number, calendar: OfficeCalendar): number {
  let left = span
  if (left <= 0) return at
  for (let day = startOfDay(at), step = 0; ; day += DAY, step++) {
    invariant(step < 4000, 'a calendar with no working days')
    const open = openAfter(at, day, calendar)
    if (!open) continue
    if (left <= open.to - open.from) return open.from + left
    left -= open.to - open.from
  }
}

/**
 * Owns the days on which a station's office is closed beside its weekends. They move the deadlines that are counted in
 * working days, from then on: what was promised before stays promised.
 */
import { DAY, type Day, dayOf, startOf, weekdayOf } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'

/** From one day to another, both closed. */
export interface ClosedSpan {
  from: Day
  to: Day
}

/** The longest at one go; the spring festival takes nine. */
export const LONGEST_SPAN = 31
/** How far ahead days may be closed: the year's list comes out in the autumn before. */
export const FARTHEST = 400
/** How long a day that is over is kept: the deadlines it moved are over as well. */
const KEPT = 60

/** Every day of a span, in order. */
export const daysIn = ({ from, to }: ClosedSpan): Day[] =>
  Array.from({ length: Math.round((startOf(to) - startOf(from)) / DAY) + 1 }, (_, i) =>
    dayOf(startOf(from) + i * DAY),
  )

/** Days as the spans they make, the earliest first. */
export function spansOf(days: readonly Day[]): ClosedSpan[] {
  const spans: ClosedSpan[] = []
  for (const day of [...new Set(days)].sort()) {
    const last = spans[spans.length - 1]
    if (last && dayOf(startOf(last.to) + DAY) === day) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

/** The spans that are not over yet. */
export const comingSpans = (days: readonly Day[], now: number): ClosedSpan[] =>
  spansOf(days.filter((day) => day >= dayOf(now)))

/** The days after a span was closed, or opened again. */
export function decideClosing(
  days: readonly Day[],
  { closed, ...span }: ClosedSpan & { closed: boolean },
  now: number,
): Decision<Day[], 'DAYS_WRONG'> {
  const { from, to } = span
  const isRight =
    from <= to && startOf(to) - startOf(from) < LONGEST_SPAN * DAY && startOf(to) <= now + FARTHEST * DAY
  if (!isRight || (closed && from < dayOf(now))) return reject('DAYS_WRONG')
  const named = daysIn(span)
  const kept = days.filter((day) => day >= dayOf(now - KEPT * DAY) && !named.includes(day))
  return ok([...kept, ...(closed ? named : [])].sort())
}

/** What is said of days: that the office is closed, that it works on them though they are a weekend's, or neither. */
type DaysSaid = 'closed' | 'worked' | 'usual'

interface StationDays {
  holidays: Day[]
  workedDays: Day[]
}

/** The two lists after something was said of a span. A day on which the office works is one of a weekend. */
export function decideDays(
  { holidays, workedDays }: StationDays,
  { said, ...span }: ClosedSpan & { said: DaysSaid },
  now: number,
): Decision<StationDays, 'DAYS_WRONG' | 'DAYS_NO_WEEKEND'> {
  const closing = decideClosing(holidays, { ...span, closed: said === 'closed' }, now)
  const working = decideClosing(workedDays, { ...span, closed: said === 'worked' }, now)
  if (!closing.ok) return closing
  if (!working.ok) return working
  const isWeekend = daysIn(span).every((day) => weekdayOf(startOf(day)) > 5)
  if (said === 'worked' && !isWeekend) return reject('DAYS_NO_WEEKEND')
  return ok({ holidays: closing.value, workedDays: working.value })
}

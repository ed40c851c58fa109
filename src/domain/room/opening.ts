/** Owns when a room may be used, and for which days and hours it may be booked. */
import {
  DAY,
  type Day,
  dayOf,
  instantOf,
  isWorkingDay,
  startOf,
  startOfDay,
  type Holidays,
} from '../kernel/clock'
import type { PlaceEntry } from '../station/documents'
import { roomRules } from './rules'

export interface Times {
  startAt: number
  endAt: number
}

type Opening = Pick<PlaceEntry, 'opening' | 'bookable' | 'bookDays' | 'bookFrom' | 'bookTo'>

/** Open day and night: whoever comes is noted and nobody books. */
export const isAlwaysOpen = ({ opening }: Pick<PlaceEntry, 'opening'>): boolean => opening === 'always'

/** Whether residents book it. */
export const isBookable = (place: Opening): boolean => place.bookable === true && !isAlwaysOpen(place)

/** Whether only one thing at a time takes it: a room, and whatever is booked. Squares and halls hold several at once. */
export const isTakenByOne = (place: Opening & Pick<PlaceEntry, 'kind'>): boolean =>
  (place.kind ?? 'room') === 'room' || isBookable(place)

/** When a room that is booked is open on a day; null when it is closed, or not booked at all. */
export function openOn(place: Opening, day: Day, holidays: Holidays): Times | null {
  if (!isBookable(place)) return null
  const { bookFrom = '09:00', bookTo = '17:00', bookDays = 'all' } = place
  const works = isWorkingDay(startOf(day), holidays)
  if ((bookDays === 'working' && !works) || (bookDays === 'free' && works)) return null
  const times = { startAt: instantOf(day, bookFrom), endAt: instantOf(day, bookTo) }
  return times.endAt > times.startAt ? times : null
}

/** The days on which a room may be booked now, the nearest first: from tomorrow on, some working days ahead. */
export function bookableDays(now: number, holidays: Holidays): Day[] {
  const days: Day[] = []
  let working = 0
  for (let ahead = 1; ahead <= roomRules.mostDaysAhead && working < roomRules.workingDaysAhead; ahead++) {
    const at = startOfDay(now) + ahead * DAY
    if (isWorkingDay(at, holidays)) working += 1
    days.push(dayOf(at))
  }
  return days
}

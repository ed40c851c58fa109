/** Owns the calendar: instants are epoch milliseconds, days are Asia/Shanghai days, and nothing here reads the time. */

import { invariant } from './errors'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** An instant that nobody lives to see: a number, so that an earlier one takes its place in the database. */
export const NEVER = 4_102_444_800_000

/** China has kept UTC+8 without summer time since 1991, so a fixed offset is the whole time zone. */
const SHANGHAI_OFFSET = 8 * HOUR

/** A calendar day in Shanghai, written `YYYY-MM-DD`. */
export type Day = string

/** Monday is 1 and Sunday is 7, as people here count the week. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * The official calendar's exceptions: `off` are weekdays that nobody works, `worked` are weekend days that are
 * worked in exchange for a long holiday.
 */
export interface Holidays {
  off: readonly Day[]
  worked?: readonly Day[]
}

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/

/** Days since 1970-01-01 as counted in Shanghai. */
const dayNumber = (ms: number): number => Math.floor((ms + SHANGHAI_OFFSET) / DAY)

/** The Shanghai day that the instant falls on. */
export function dayOf(ms: number): Day {
  return new Date(ms + SHANGHAI_OFFSET).toISOString().slice(0, 10)
}

/** The first instant of the Shanghai day that the instant falls on. */
export function startOfDay(ms: number): number {
  return dayNumber(ms) * DAY - SHANGHAI_OFFSET
}

/** The first instant of a written day. Throws InvariantError when the text is not a real calendar day. */
export function startOf(day: Day): number {
  invariant(DAY_FORM.test(day), `not a day: ${day}`)
  const ms = Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET
  invariant(Number.isFinite(ms) && dayOf(ms) === day, `not a day: ${day}`)
  return ms
}

/** An instant from a written day and a time of day `HH:mm`, both in Shanghai. */
export function instantOf(day: Day, time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  invariant(parts, `not a time of day: ${time}`)
  return startOf(day) + Number(parts[1]) * HOUR + Number(parts[2]) * MINUTE
}

/** The time of day in Shanghai as `HH:mm`. */
export function timeOf(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET).toISOString().slice(11, 16)
}

/** The weekday in Shanghai, Monday 1 to Sunday 7. */
export function weekdayOf(ms: number): Weekday {
  const sinceMonday = (((dayNumber(ms) + 3) % 7) + 7) % 7
  return (sinceMonday + 1) as Weekday
}

/** The month in Shanghai, written `YYYY-MM`. */
export function monthOf(ms: number): string {
  return dayOf(ms).slice(0, 7)
}

/** Whole days from one instant's day to another's; negative when `to` lies earlier. */
export function daysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whole minutes that have passed, rounded down; negative when `to` lies earlier. */
export function minutesBetween(from: number, to: number): number {
  return Math.floor((to - from) / MINUTE)
}

/** Whole years of age on the day of `at`; somebody born on 29 February turns on 1 March of a common year. */
export function ageOn(birthDay: Day, at: number): number {
  startOf(birthDay)
  const today = dayOf(at)
  const years = Number(today.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return today.slice(5) >= birthDay.slice(5) ? years : years - 1
}

/** True when the offices are open on the instant's day. */
export function isWorkingDay(ms: number, holidays: Holidays = { off: [] }): boolean {
  const day = dayOf(ms)
  if (holidays.worked?.includes(day)) return true
  return weekdayOf(ms) <= 5 && !holidays.off.includes(day)
}

/**
 * The same time of day, `count` working days later; the day it starts on does not count. Used for deadlines such
 * as "within 3 working days". Throws InvariantError when `count` is negative or the calendar has no working days.
 */
export function addWorkingDays(ms: number, count: number, holidays: Holidays = { off: [] }): number {
  invariant(Number.isInteger(count) && count >= 0, `not a number of working days: ${count}`)
  let at = ms
  let left = count
  for (let step = 0; left > 0; step++) {
    invariant(step < 400 + count * 7, 'a calendar with no working days')
    at += DAY
    if (isWorkingDay(at, holidays)) left -= 1
  }
  return at
}

/** Owns the days on which prizes can be reserved and the hours in which they are handed out. */
import { DAY, type Day, dayOf, MINUTE, startOf, startOfDay, type Weekday, weekdayOf } from '../kernel/clock'
import { weekdayWord, writtenDayWord } from '../words/moments'

/** When a station's store is open; `_id` is the station's id. A station without one is open every day. */
export interface StoreDocument {
  /** Counts the savings; missing before the first one that counted. */
  version?: number
  _id: string
  weekdays: Weekday[]
  /** Days on which it stays closed all the same, such as holidays. */
  closedDays: Day[]
  /** Days on which it opens besides. */
  extraDays: Day[]
}

/** Hours in which something is handed out; no weekdays means by arrangement. Minutes count from midnight. */
export interface PickUpHours {
  weekdays: Weekday[]
  fromMinute: number
  untilMinute: number
}

const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export const alwaysOpen = (stationId: string): StoreDocument => ({
  _id: stationId,
  weekdays: EVERY_DAY,
  closedDays: [],
  extraDays: [],
})

/** Whether prizes can be reserved on the day of an instant. */
export function isOpenDay({ weekdays, closedDays, extraDays }: StoreDocument, at: number): boolean {
  const day = dayOf(at)
  if (extraDays.includes(day)) return true
  return weekdays.includes(weekdayOf(at)) && !closedDays.includes(day)
}

/** Farther ahead than this nobody waits for an opening. */
const LOOK_AHEAD_DAYS = 92

/** The next day on which prizes can be reserved, after that of `now`; null when none is in sight. */
export function nextOpenDay(store: StoreDocument, now: number): Day | null {
  const today = startOfDay(now)
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days++) {
    if (isOpenDay(store, today + days * DAY)) return dayOf(today + days * DAY)
  }
  return null
}

/** A Monday, to name weekdays from. */
const MONDAY = startOf('2026-01-05')
const nameOf = (weekday: Weekday): string => weekdayWord(MONDAY + (weekday - 1) * DAY)

/** 每天, 周一至周五, 周二、周六; empty for no day at all. */
export function weekdaysWord(weekdays: readonly Weekday[]): string {
  const days = EVERY_DAY.filter((weekday) => weekdays.includes(weekday))
  const [first, last] = [days[0], days[days.length - 1]]
  if (first === undefined || last === undefined) return ''
  if (days.length === 7) return '每天'
  const inARow = days.length > 2 && last - first === days.length - 1
  return inARow ? `${nameOf(first)}至${nameOf(last)}` : days.map(nameOf).join('、')
}

/** 周六可以兑换 */
export function openingText({ weekdays, extraDays }: StoreDocument): string {
  const days = weekdaysWord(weekdays)
  if (days) return `${days}可以兑换`
  return extraDays.length > 0 ? '在公布的日子可以兑换' : '暂时不能兑换'
}

/** 周六 11 月 28 日; empty while open or when no day is in sight. */
export function nextOpenText(store: StoreDocument, now: number): string {
  const next = isOpenDay(store, now) ? null : nextOpenDay(store, now)
  return next ? writtenDayWord(next, now) : ''
}

const clockWord = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** 周一至周五 9:00–17:00 */
export function pickUpText({ weekdays, fromMinute, untilMinute }: PickUpHours): string {
  const days = weekdaysWord(weekdays)
  return days ? `${days} ${clockWord(fromMinute)}–${clockWord(untilMinute)}` : '时间请先问一下'
}

/** Whether something is handed out at an instant. */
export function isHandedOutAt({ weekdays, fromMinute, untilMinute }: PickUpHours, at: number): boolean {
  const minute = Math.floor((at - startOfDay(at)) / MINUTE)
  return weekdays.includes(weekdayOf(at)) && minute >= fromMinute && minute < untilMinute
}

/** Whether the days are real and none is both closed and added. */
export const isSoundOpening = ({ closedDays, extraDays }: Omit<StoreDocument, '_id'>): boolean =>
  new Set([...closedDays, ...extraDays]).size === closedDays.length + extraDays.length

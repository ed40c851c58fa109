/** Owns how instants and spans of time are said to people: 周六 9:00, 今天 14:30, 还剩 1 小时 20 分钟. */
import { DAY, HOUR, MINUTE, dayOf, daysBetween, startOf, timeOf, weekdayOf } from '../kernel/clock'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 周六 */
export const weekdayWord = (ms: number): string => weekdays[weekdayOf(ms) - 1] ?? ''

/** 9:00, without the leading zero. */
export const timeWord = (ms: number): string => timeOf(ms).replace(/^0/, '')

/** Day of the month. */
export const dayOfMonth = (ms: number): number => Number(dayOf(ms).slice(8))

/** 11 月 */
const monthOfYearWord = (ms: number): string => `${Number(dayOf(ms).slice(5, 7))} 月`

/** 11 月 29 日; with the year when it is not this one. */
export function dateWord(ms: number, now: number): string {
  const year = dayOf(ms).slice(0, 4)
  const said = `${monthOfYearWord(ms)} ${dayOfMonth(ms)} 日`
  return year === dayOf(now).slice(0, 4) ? said : `${year} 年 ${said}`
}

/** The written month, `YYYY-MM`, that lies `by` months after another. */
export function monthAfter(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** A written month seen from now: 本月, 下个月, 3 月. */
export function monthNear(month: string, now: number): string {
  const present = dayOf(now).slice(0, 7)
  if (month === present) return '本月'
  return month === monthAfter(present, 1) ? '下个月' : `${Number(month.slice(5))} 月`
}

/** A written month as people say it: 2026 年 10 月. */
export const monthWord = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** By when: 今天 14:30 前, else 周五前. */
export const byWord = (ms: number, now: number): string =>
  daysBetween(now, ms) === 0 ? `今天 ${timeWord(ms)} 前` : `${dayWord(ms, now)}前`

/** 今天, 明天, 昨天, 周六 within the coming six days, else 11 月 29 日. */
export function dayWord(ms: number, now: number): string {
  const days = daysBetween(now, ms)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days === -1) return '昨天'
  return days > 1 && days < 7 ? weekdayWord(ms) : dateWord(ms, now)
}

/** 周六 9:00 */
export const momentWord = (ms: number, now: number): string => `${dayWord(ms, now)} ${timeWord(ms)}`

/** 7 月 3 日 周五 9:00: said where it is read on another day. */
export const datedMomentWord = (ms: number): string =>
  `${dateWord(ms, ms)} ${weekdayWord(ms)} ${timeWord(ms)}`

/** 9:00–11:00 of one day; what goes on to its very end is said as 24:00. */
export const spanInDayWord = (startAt: number, endAt: number): string =>
  `${timeWord(startAt)}–${timeOf(endAt) === '00:00' ? '24:00' : timeWord(endAt)}`

/** 11 月 29 日 周日 14:30–16:30 */
export function spanWord(startAt: number, endAt: number, now: number): string {
  const start = `${dateWord(startAt, now)} ${weekdayWord(startAt)} ${timeWord(startAt)}`
  if (dayOf(startAt) === dayOf(endAt)) return `${start}–${timeWord(endAt)}`
  return `${start} 到 ${dateWord(endAt, now)} ${timeWord(endAt)}`
}

/** What a calendar leaf shows of an instant. */
export const leafOf = (ms: number, now: number): { head: string; day: number; foot: string } => {
  const days = daysBetween(now, ms)
  const far = days > 27 || days < 0
  return {
    head: days === 0 ? '今天' : far ? monthOfYearWord(ms) : weekdayWord(ms),
    day: dayOfMonth(ms),
    foot: timeWord(ms),
  }
}

/** How much is left until an instant: 2 天 3 小时, 1 小时 20 分钟, 12 分钟, 不到 1 分钟. */
export function leftWord(until: number, now: number): string {
  const left = Math.max(0, until - now)
  const days = Math.floor(left / DAY)
  const hours = Math.floor((left % DAY) / HOUR)
  const minutes = Math.floor((left % HOUR) / MINUTE)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分钟` : `${hours} 小时`
  return minutes > 0 ? `${minutes} 分钟` : '不到 1 分钟'
}

/** A written day as people say it: 11 月 28 日 周六. */
export function writtenDayWord(day: string, now: number): string {
  const ms = startOf(day)
  return `${dateWord(ms, now)} ${weekdayWord(ms)}`
}

/** Owns how instants are said to people. */
import { instantOf } from '../../../src/domain/kernel/clock'
import {
  dateWord,
  dayWord,
  leafOf,
  leftWord,
  momentWord,
  monthAfter,
  spanWord,
} from '../../../src/domain/words/moments'

const at = (day: string, time: string): number => instantOf(day, time)
const now = at('2026-11-22', '10:00')

it.each([
  ['2026-11-22', '23:59', '今天 23:59'],
  ['2026-11-23', '00:05', '明天 0:05'],
  ['2026-11-21', '09:00', '昨天 9:00'],
  ['2026-11-28', '09:00', '周六 9:00'],
  ['2026-11-29', '14:30', '11 月 29 日 14:30'],
  ['2027-01-02', '08:00', '2027 年 1 月 2 日 8:00'],
])('says %s %s as %s', (day, time, words) => {
  expect(momentWord(at(day, time), now)).toBe(words)
})

it('says a span once when it stays within a day', () => {
  expect(spanWord(at('2026-11-29', '14:30'), at('2026-11-29', '16:30'), now)).toBe(
    '11 月 29 日 周日 14:30–16:30',
  )
  expect(spanWord(at('2026-11-29', '22:00'), at('2026-11-30', '06:00'), now)).toContain('到 11 月 30 日 6:00')
})

it('heads a calendar leaf with today, the weekday, or the month when it is far', () => {
  expect(leafOf(at('2026-11-22', '16:30'), now)).toEqual({ head: '今天', day: 22, foot: '16:30' })
  expect(leafOf(at('2026-11-27', '09:00'), now)).toEqual({ head: '周五', day: 27, foot: '9:00' })
  expect(leafOf(at('2027-02-01', '09:00'), now).head).toBe('2 月')
})

it('turns the month over the year', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
})

it('says how much is left in the two largest units', () => {
  expect(leftWord(now + 90 * 60_000, now)).toBe('1 小时 30 分')
  expect(leftWord(now + 50 * 3_600_000, now)).toBe('2 天 2 小时')
  expect(leftWord(now - 1, now)).toBe('不到 1 分钟')
})

it('says the day of a date by the clock of Shanghai', () => {
  expect(dateWord(Date.parse('2026-11-22T16:30:00Z'), now)).toBe('11 月 23 日')
  expect(dayWord(Date.parse('2026-11-22T15:30:00Z'), now)).toBe('今天')
})

/** How instants and amounts are said to people. */
import * as fc from 'fast-check'
import { durationWord, hoursNumber, signed } from '@/domain/words/amounts'
import { dayWord, leafOf, leftWord, momentWord, spanWord, timeWord } from '@/domain/words/moments'
import { standingWord } from '@/domain/words/people'
import { DAY, HOUR, MINUTE, instantOf } from '@/domain/kernel/clock'

const now = instantOf('2026-11-22', '16:00')

test.each([
  ['2026-11-22', '今天'],
  ['2026-11-23', '明天'],
  ['2026-11-21', '昨天'],
  ['2026-11-28', '周六'],
  ['2026-11-29', '11 月 29 日'],
  ['2026-11-15', '11 月 15 日'],
  ['2027-01-02', '2027 年 1 月 2 日'],
])('a day near today has a name of its own: %s is %s', (day, word) => {
  expect(dayWord(instantOf(day, '09:00'), now)).toBe(word)
})

test('the day changes at midnight in Shanghai, not in Greenwich', () => {
  const lateEvening = instantOf('2026-11-22', '23:50')
  expect(dayWord(instantOf('2026-11-23', '00:10'), lateEvening)).toBe('明天')
  expect(dayWord(instantOf('2026-11-22', '00:10'), lateEvening)).toBe('今天')
})

test('a time of day has no leading zero', () => {
  expect(timeWord(instantOf('2026-11-22', '09:05'))).toBe('9:05')
  expect(timeWord(instantOf('2026-11-22', '00:30'))).toBe('0:30')
  expect(momentWord(instantOf('2026-11-28', '14:30'), now)).toBe('周六 14:30')
})

test('a span names its end once, and its other day when it has one', () => {
  const start = instantOf('2026-11-29', '14:30')
  expect(spanWord(start, start + 2 * HOUR, now)).toBe('11 月 29 日 周日 14:30–16:30')
  expect(spanWord(start, start + DAY, now)).toBe('11 月 29 日 周日 14:30 到 11 月 30 日 14:30')
})

test('a leaf near today shows the weekday, a far one its month', () => {
  expect(leafOf(now, now)).toEqual({ head: '今天', day: 22, foot: '16:00' })
  expect(leafOf(instantOf('2026-12-04', '09:00'), now).head).toBe('周五')
  expect(leafOf(instantOf('2027-03-04', '09:00'), now).head).toBe('3 月')
  expect(leafOf(instantOf('2026-11-06', '09:00'), now).head).toBe('11 月')
})

test.each([
  [2 * DAY + 3 * HOUR, '2 天 3 小时'],
  [DAY, '1 天'],
  [HOUR + 20 * MINUTE, '1 小时 20 分钟'],
  [12 * MINUTE + 59_000, '12 分钟'],
  [59_000, '不到 1 分钟'],
  [-HOUR, '不到 1 分钟'],
])('what is left of %d ms is %s', (left, word) => {
  expect(leftWord(now + left, now)).toBe(word)
})

test('hours are never said to be more than they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), (minutes) => {
      const said = Number(hoursNumber(minutes)) * 60
      expect(said).toBeLessThanOrEqual(minutes + 1e-6)
      expect(minutes - said).toBeLessThan(6)
    }),
  )
})

test('durations and signs read as people write them', () => {
  expect(durationWord(120)).toBe('2 小时')
  expect(durationWord(135)).toBe('2 小时 15 分钟')
  expect(durationWord(45)).toBe('45 分钟')
  expect(signed(-30)).toBe('−30')
  expect(signed(2)).toBe('+2')
})

test('only who waits is told a position', () => {
  expect(standingWord('waiting', 3)).toBe('候补第 3 位')
  expect(standingWord('waiting', null)).toBe('候补中')
  expect(standingWord('confirmed', 3)).toBe('已报名')
})

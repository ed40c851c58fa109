/** The festivals that are off by law: the moon's by the Chinese calendar itself, and offered while they are open. */
import { DAY, dayOf, startOf } from '../../../src/domain/kernel/clock'
import { daysIn } from '../../../src/domain/station/closed-days'
import { legalSpansOpen, movable } from '../../../src/domain/station/legal-days'

const lunar = new Intl.DateTimeFormat('zh-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'Asia/Shanghai',
})
const lunarOf = (day: string): string =>
  lunar
    .formatToParts(startOf(day))
    .filter(({ type }) => type === 'month' || type === 'day')
    .map(({ value }) => value)
    .join('/')

/** The day of 清明 after the common formula of its mean time, for the years 2000 to 2099. */
const clearDay = (year: number): number =>
  Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)

it.each(Object.entries(movable))('%s: the moon and the sun set these days', (year, days) => {
  // The calendar of the machine reckons the new moon some minutes off: where it is new at midnight, it names the day beside.
  const around = [-1, 0, 1].map((off) => lunarOf(dayOf(startOf(days.spring) + off * DAY)).replace('月', ''))
  expect([lunarOf(days.dragon), lunarOf(days.moon)].map((day) => day.replace('月', ''))).toEqual([
    expect.stringMatching(/^(5|五)\/(5|初五)$/),
    expect.stringMatching(/^(8|八)\/(15|十五)$/),
  ])
  expect(around.some((day) => /^(1|正)\/(1|初一)$/.test(day))).toBe(true)
  expect(days.clear).toBe(`${year}-04-0${clearDay(Number(year))}`)
})

const now = startOf('2026-11-27')

it('offers thirteen days of a year, the next first, as long as they may be written down', () => {
  const offered = legalSpansOpen([], now)
  expect(offered.map(({ name }) => name)).toEqual([
    ...['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节', '元旦'],
  ])
  expect(offered.slice(0, 7).flatMap(daysIn)).toHaveLength(13)
  expect(offered[1]).toEqual({ name: '春节', from: '2027-02-05', to: '2027-02-08' })
})

it('does not offer what is closed already, and offers again what is closed in part', () => {
  const whole = legalSpansOpen([{ from: '2027-02-03', to: '2027-02-10' }], now)
  expect(whole.map(({ name }) => name)).not.toContain('春节')
  const part = legalSpansOpen([{ from: '2027-02-05', to: '2027-02-06' }], now)
  expect(part.map(({ name }) => name)).toContain('春节')
})

it('offers nothing beyond the years it knows', () => {
  expect(legalSpansOpen([], startOf('2041-01-01'))).toEqual([])
  expect(legalSpansOpen([], startOf('2030-10-02')).map(({ from }) => from)).toEqual([])
})

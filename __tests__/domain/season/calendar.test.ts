/** The days that come round fall where the almanac says, for as many years as the table knows. */
import { LunarDay, SolarTerm } from 'tyme4ts'
import { DAY, startOf, weekdayOf } from '@/domain/kernel/clock'
import { comingDays, draftAt, hanNumber, nextInSeries, seasonKeys } from '@/domain/season/calendar'
import { movedDay, movedFestivals, type MovedFestival } from '@/domain/season/lunar-days'
import { dueOf, movedPlan, newSeasons, nextDay, wakeOf } from '@/domain/season/plan'

const two = (n: number): string => String(n).padStart(2, '0')
const lunar: Record<Exclude<MovedFestival, 'qingming'>, [number, number]> = {
  ...{ spring: [1, 1], lantern: [1, 15], dragonBoat: [5, 5], doubleSeventh: [7, 7] },
  ...{ midAutumn: [8, 15], doubleNinth: [9, 9] },
}

/** The same worked out by the almanac. */
function worked(festival: MovedFestival, year: number): string {
  const day =
    festival === 'qingming'
      ? SolarTerm.fromName(year, '清明').getSolarDay()
      : LunarDay.fromYmd(year, ...lunar[festival]).getSolarDay()
  return `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`
}

it.each(movedFestivals)('%s is where the almanac has it, each year', (festival) => {
  const years = Array.from({ length: 22 }, (_, i) => 2024 + i)
  expect(years.map((year) => movedDay(festival, year))).toEqual(years.map((year) => worked(festival, year)))
  expect(movedDay(festival, 2046)).toBeNull()
})

it('the table knows of the next years', () => {
  expect(movedDay('doubleNinth', new Date().getFullYear() + 3)).not.toBeNull()
})

it.each([
  ['2024-02-10', '2024-09-17'],
  ['2025-01-29', '2025-10-06'],
  ['2026-02-17', '2026-09-25'],
  ['2027-02-06', '2027-09-15'],
  ['2028-01-26', '2028-10-03'],
])('as everybody knows, spring begins on %s and the moon is full on %s', (spring, autumn) => {
  const year = Number(spring.slice(0, 4))
  expect([movedDay('spring', year), movedDay('midAutumn', year)]).toEqual([spring, autumn])
})

const at = (day: string): number => startOf(day) + 10 * 3_600_000

it('comes round from today on, in order, at the end of a year into the next', () => {
  for (const key of seasonKeys) {
    const days = comingDays(key, at('2026-12-28'))
    expect(days.length).toBeGreaterThan(0)
    expect([...days].sort()).toEqual(days)
    expect(days[0]! >= '2026-12-28').toBe(true)
  }
  expect(comingDays('leifeng', at('2026-03-05'))[0]).toBe('2026-03-05')
  expect(comingDays('leifeng', at('2026-03-06'))[0]).toBe('2027-03-05')
  expect(comingDays('quarter', at('2026-11-18')).slice(0, 2)).toEqual(['2026-12-15', '2027-03-15'])
  expect(comingDays('spring', at('2026-02-18'))[0]).toBe('2027-02-06')
})

it('what comes each week is left out where the office is closed', () => {
  const days = comingDays('friday', at('2026-11-18'), ['2026-11-27'])
  expect(days).toEqual(['2026-11-20', '2026-12-04', '2026-12-11'])
  expect(days.every((day) => weekdayOf(startOf(day)) === 5)).toBe(true)
})

it('what comes each quarter waits for the office to open', () => {
  const closed = ['2026-12-15', '2026-12-16']
  expect(comingDays('quarter', at('2026-11-18'), closed)[0]).toBe('2026-12-17')
})

it.each([
  ['第二届邻里节', '第三届邻里节'],
  ['第九期读书会', '第十期读书会'],
  ['第十届', '第十一届'],
  ['第十九届', '第二十届'],
  ['第 9 次大扫除', '第 10 次大扫除'],
  ['剪窗花', '剪窗花'],
  ['第二小学的集市', '第二小学的集市'],
])('the series counts on: %s, %s', (title, next) => expect(nextInSeries(title)).toBe(next))

it('numbers are written as they are said', () => {
  expect([1, 10, 11, 20, 35, 99].map(hanNumber)).toEqual(['一', '十', '十一', '二十', '三十五', '九十九'])
})

describe('what is due', () => {
  const plan = { activityId: 'a1', title: '扫除', done: '' as const, draftId: '' }

  it('a fortnight ahead, once for each day', () => {
    const seasons = { ...newSeasons('st1'), plans: { leifeng: plan } }
    const wake = wakeOf(seasons.plans, at('2026-01-10'), [])
    expect(wake).toBe(draftAt('2026-03-05'))
    expect(dueOf(seasons, wake - 1, [])).toEqual([])
    expect(dueOf(seasons, wake, [])).toMatchObject([{ key: 'leifeng', day: '2026-03-05' }])
    const done = { leifeng: { ...plan, done: '2026-03-05' } }
    expect(dueOf({ plans: done }, wake, [])).toEqual([])
    expect(nextDay('leifeng', done.leifeng, wake, [])).toBe('2027-03-05')
  })

  it('looks again where every day that is known is done with, and never where nothing is prepared', () => {
    const now = at('2026-11-28')
    for (const key of seasonKeys) {
      const wake = wakeOf({ [key]: { ...plan, done: '2044-01-01' } }, now, [])
      expect([key, wake]).toEqual([key, now + 7 * DAY])
    }
    expect(wakeOf({ spring: { ...plan, activityId: '' } }, now, [])).toBeGreaterThan(now + 3650 * DAY)
    expect(dueOf({ plans: { friday: { ...plan, activityId: '' } } }, now, [])).toEqual([])
  })

  it('never for today: nobody would hear of it', () => {
    expect(nextDay('friday', plan, at('2026-11-20'), [])).toBe('2026-11-27')
  })
})

it('its hours stay as they were; of several days the first is copied', () => {
  const hour = 3_600_000
  const one = (sessionId: string, day: string) => ({
    ...{ sessionId, startAt: startOf(day) + 9 * hour, endAt: startOf(day) + 11 * hour },
    enrolUntil: startOf(day) + 8 * hour,
  })
  expect(movedPlan([one('b', '2025-03-06'), one('a', '2025-03-05')], '2026-03-05')).toEqual([
    {
      ...{ startAt: startOf('2026-03-05') + 9 * hour, endAt: startOf('2026-03-05') + 11 * hour },
      enrolUntil: startOf('2026-03-05') + 8 * hour,
    },
  ])
  expect(movedPlan([one('a', '2025-03-05')], '2026-03-05')[0]!.startAt - DAY).toBe(
    startOf('2026-03-04') + 9 * hour,
  )
})

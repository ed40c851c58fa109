/** Owns the proof of the days of what repeats. */
import fc from 'fast-check'
import { daysOf } from '@/domain/activity/recurrence'
import { DAY, dayOf, startOf, weekdayOf, type Weekday } from '@/domain/kernel/clock'

it.each([
  [
    'every Friday',
    { every: 'week', weekdays: [5] },
    ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18'],
  ],
  [
    'Mondays and Thursdays',
    { every: 'week', weekdays: [1, 4] },
    ['2026-11-26', '2026-11-30', '2026-12-03', '2026-12-07'],
  ],
  [
    'the first and the fifteenth',
    { every: 'month', days: [1, 15] },
    ['2026-12-01', '2026-12-15', '2027-01-01', '2027-01-15'],
  ],
  [
    'the last month of each quarter, on the 20th',
    { every: 'quarter', month: 3, day: 20 },
    ['2026-12-20', '2027-03-20', '2027-06-20', '2027-09-20'],
  ],
] as const)('%s', (_name, rule, days) => expect(daysOf(rule, '2026-11-25', 4)).toEqual(days))

it('a holiday is left out and the next one comes in its place', () => {
  expect(daysOf({ every: 'month', days: [1, 15] }, '2026-11-25', 3, ['2027-01-01'])).toEqual([
    '2026-12-01',
    '2026-12-15',
    '2027-01-15',
  ])
})

it('a rule without days, and one whose every day is off, give nothing', () => {
  expect(daysOf({ every: 'week', weekdays: [] }, '2026-11-25', 4)).toEqual([])
  expect(daysOf({ every: 'month', days: [] }, '2026-11-25', 4)).toEqual([])
})

it('of any rule: as many as asked for, in order, none twice, none before, each one that the rule names', () => {
  const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>
  fc.assert(
    fc.property(
      fc.uniqueArray(weekday, { minLength: 1 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 1, max: 12 }),
      (weekdays, offset, count) => {
        const after = dayOf(startOf('2026-01-01') + offset * DAY)
        const days = daysOf({ every: 'week', weekdays }, after, count)
        expect(days).toHaveLength(count)
        expect(days).toEqual([...new Set(days)].sort())
        expect(days.every((day) => day > after && weekdays.includes(weekdayOf(startOf(day))))).toBe(true)
      },
    ),
  )
})

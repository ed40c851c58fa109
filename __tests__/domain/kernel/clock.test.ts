/** Shows that the calendar is Shanghai's, whatever zone the machine is in. */
import fc from 'fast-check'
import {
  addWorkingDays,
  ageOn,
  DAY,
  dayOf,
  daysBetween,
  HOUR,
  instantOf,
  isWorkingDay,
  minutesBetween,
  MINUTE,
  monthOf,
  startOf,
  startOfDay,
  timeOf,
  weekdayOf,
} from '@/domain/kernel/clock'

const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) })

describe('days', () => {
  it('begin at 16:00 UTC of the day before', () => {
    expect(dayOf(Date.UTC(2026, 2, 1, 15, 59))).toBe('2026-03-01')
    expect(dayOf(Date.UTC(2026, 2, 1, 16, 0))).toBe('2026-03-02')
    expect(startOf('2026-03-02')).toBe(Date.UTC(2026, 2, 1, 16))
    expect(monthOf(Date.UTC(2026, 1, 28, 16))).toBe('2026-03')
  })

  it('agree with the time zone tables of the platform at any instant', () => {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
      hour12: false,
    })
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Shanghai', weekday: 'short' })
    const agree = fc.property(instants, (ms) => {
      expect(`${dayOf(ms)}, ${timeOf(ms)}`).toBe(format.format(ms).replace(', 24', ', 00'))
      expect(names[weekdayOf(ms) - 1]).toBe(weekday.format(ms))
      expect(startOf(dayOf(ms))).toBe(startOfDay(ms))
      expect(instantOf(dayOf(ms), timeOf(ms))).toBe(ms - (ms % MINUTE))
    })
    fc.assert(agree, { numRuns: 300, seed: 5 })
  })

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''])('crash on %p, which is none', (day) => {
    expect(() => startOf(day)).toThrow('not a day')
  })

  it('crash on a time of day that is none', () => {
    expect(() => instantOf('2026-01-01', '24:00')).toThrow('not a time of day')
  })
})

describe('spans', () => {
  it('are counted in whole minutes and in days of the calendar', () => {
    const noon = instantOf('2026-01-01', '12:00')
    expect(minutesBetween(noon, noon + 2 * MINUTE - 1)).toBe(1)
    expect(minutesBetween(noon, noon - 1)).toBe(-1)
    expect(daysBetween(noon, noon + 13 * HOUR)).toBe(1)
    expect(daysBetween(noon, noon - 13 * HOUR)).toBe(-1)
  })

  it.each([
    ['2012-05-20', '2026-05-19', 13],
    ['2012-05-20', '2026-05-20', 14],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
  ])('somebody born on %s is on %s %i years old', (born, day, age) => {
    expect(ageOn(born, instantOf(day, '00:00'))).toBe(age)
  })
})

describe('working days', () => {
  // National day 2026: Thursday 1 to Wednesday 7 October off, Saturday 10 October worked.
  const holidays = {
    off: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    worked: ['2026-10-10'],
  }
  it.each([
    ['2026-09-30', 0, '2026-09-30'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-10-03', 1, '2026-10-08'],
  ])('from %s, %i later is %s', (from, count, to) => {
    expect(addWorkingDays(instantOf(from, '09:30'), count, holidays)).toBe(instantOf(to, '09:30'))
  })

  it('are Monday to Friday without a calendar', () => {
    expect(addWorkingDays(instantOf('2026-01-02', '09:30'), 1)).toBe(instantOf('2026-01-05', '09:30'))
    expect(isWorkingDay(startOf('2026-01-03'))).toBe(false)
    expect(isWorkingDay(startOf('2026-01-04') + DAY)).toBe(true)
  })

  it('crash on a count that is none', () => {
    expect(() => addWorkingDays(0, -1)).toThrow()
    expect(() => addWorkingDays(0, 1.5)).toThrow()
  })
})

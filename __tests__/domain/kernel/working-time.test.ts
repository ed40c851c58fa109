/** Shows that an office's time stands still while it is closed, and that adding it and counting it say the same. */
import fc from 'fast-check'
import { DAY, HOUR, instantOf, isWorkingDay, MINUTE, timeOf } from '@/domain/kernel/clock'
import { addWorking, type OfficeCalendar, workingBetween } from '@/domain/kernel/working-time'

const off = ['2026-12-02', '2026-12-03']
const calendar: OfficeCalendar = { off }
const monday = (time: string) => instantOf('2026-11-30', time)
const instants = fc.integer({ min: monday('00:00'), max: monday('00:00') + 30 * DAY })
const spans = fc.integer({ min: 1, max: 60 * HOUR })

it.each([
  [monday('09:00'), 4 * HOUR, '2026-11-30', '13:00'],
  [monday('16:30'), 2 * HOUR, '2026-12-01', '09:30'],
  [monday('03:00'), 30 * MINUTE, '2026-11-30', '09:00'],
  // Two days are closed, and then comes Friday.
  [instantOf('2026-12-01', '17:00'), HOUR, '2026-12-04', '09:00'],
  [instantOf('2026-12-05', '12:00'), HOUR, '2026-12-07', '09:30'],
])('from %d on, %d ms of it have passed on %s at %s', (at, span, day, time) => {
  expect(addWorking(at, span, calendar)).toBe(instantOf(day, time))
})

it('counts what it has added, and an instant sooner less', () => {
  fc.assert(
    fc.property(instants, spans, (at, span) => {
      const then = addWorking(at, span, calendar)
      expect(workingBetween(at, then, calendar)).toBe(span)
      expect(workingBetween(at, then - 1, calendar)).toBe(span - 1)
      expect(isWorkingDay(then, calendar)).toBe(true)
      expect(timeOf(then) >= '08:30' && timeOf(then) <= '17:30').toBe(true)
    }),
  )
})

it('adds up over any instant between, and is never less than nothing', () => {
  fc.assert(
    fc.property(instants, instants, instants, (...all) => {
      const [a, b, c] = all.sort((x, y) => x - y) as [number, number, number]
      const sum = workingBetween(a, b, calendar) + workingBetween(b, c, calendar)
      expect(workingBetween(a, c, calendar)).toBe(sum)
      expect(workingBetween(c, a, calendar)).toBe(0)
    }),
  )
})

it('adding nothing stays where it is, and an office of other hours counts by those', () => {
  expect(addWorking(monday('03:00'), 0, calendar)).toBe(monday('03:00'))
  const short: OfficeCalendar = { off, hours: { from: 14 * HOUR, to: 15 * HOUR } }
  expect(addWorking(monday('09:00'), 90 * MINUTE, short)).toBe(instantOf('2026-12-01', '14:30'))
})

it('a calendar that is never open is a fault and no endless search', () => {
  expect(() => addWorking(monday('09:00'), HOUR, { off, hours: { from: HOUR, to: HOUR } })).toThrow(
    'no working days',
  )
})

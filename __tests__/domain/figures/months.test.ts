/** Which months are counted in which night. */
import { monthsOfNight } from '@/domain/figures/months'
import { HOUR, startOf } from '@/domain/kernel/clock'

const on = (day: string) => monthsOfNight(startOf(day) + 3 * HOUR)

it('are the current one, the one before until its binder is handed in, and once a week those that may still change', () => {
  // A Friday, a Saturday and a Sunday.
  expect(on('2027-01-15')).toEqual(['2026-12', '2027-01'])
  expect(on('2027-01-16')).toEqual(['2027-01'])
  expect(on('2027-01-17')).toEqual(['2026-10', '2026-11', '2026-12', '2027-01'])
})

it('count what was approved in January of an hour in November, within a week of it', () => {
  const days = ['12', '13', '14', '15', '16', '17', '18'].map((day) => on(`2027-01-${day}`))
  expect(days.filter((months) => months.includes('2026-11'))).toHaveLength(1)
})

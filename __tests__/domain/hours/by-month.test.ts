/** A year of hours by month: what the account keeps of it, and how it is shown. */
import { monthsAfter } from '../../../src/domain/account/account'
import { minutesByMonth } from '../../../src/domain/hours/by-month'

const now = Date.parse('2026-11-27T01:00:00Z')

it('is kept as it is booked and taken back, for this year and the last', () => {
  const one = monthsAfter(undefined, '2026-11-20', 120, now)
  expect(one).toEqual({ '2026-11': 120 })
  const two = monthsAfter({ ...one, '2025-01': 30, '2024-12': 45 }, '2026-11-30', 60, now)
  expect(two).toEqual({ '2026-11': 180, '2025-01': 30 })
  expect(monthsAfter(two, '2026-11-20', -120, now)).toEqual({ '2026-11': 60, '2025-01': 30 })
  expect(monthsAfter(one, '2026-11-20', -120, now)).toEqual({})
  // A month that was not kept when it was booked does not fall below nothing.
  expect(monthsAfter({}, '2026-10-01', -60, now)).toEqual({})
})

it('is shown from January on, months without a visit as zero', () => {
  expect(minutesByMonth({ '2026-01': 60, '2026-03': 75, '2025-03': 5 }, '2026-04')).toEqual([
    { month: '2026-01', minutes: 60 },
    { month: '2026-02', minutes: 0 },
    { month: '2026-03', minutes: 75 },
    { month: '2026-04', minutes: 0 },
  ])
  expect(minutesByMonth({}, '2027-01')).toEqual([{ month: '2027-01', minutes: 0 }])
  expect(minutesByMonth({}, '2027-12')).toHaveLength(12)
})

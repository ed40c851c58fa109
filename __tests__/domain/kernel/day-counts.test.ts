/** Counts of one day: each name by itself, no more than so many, and anew on the next day. */
import { DAY } from '@/domain/kernel/clock'
import { dayCounts } from '@/domain/kernel/day-counts'

const now = Date.parse('2026-11-26T02:00:00Z')

it('lets so many pass, each name by itself, and as many on the next day', () => {
  const counts = dayCounts(10)
  const three = (at: number) => [1, 2, 3].map(() => counts.count('a', 2, at))
  expect(three(now)).toEqual([true, true, false])
  expect(counts.count('b', 2, now)).toBe(true)
  expect(three(now + DAY)).toEqual([true, true, false])
})

it('keeps no more names than so many', () => {
  const counts = dayCounts(3)
  expect(counts.count('a', 1, now)).toBe(true)
  expect(counts.count('a', 1, now)).toBe(false)
  for (const name of ['b', 'c', 'd']) counts.count(name, 1, now)
  expect(counts.count('a', 1, now)).toBe(true)
})

/** Owns the proof of the hour at which the demo is. */
import { livelyHour } from '../../../demo/present'
import { instantOf, timeOf, dayOf } from '@/domain/kernel/clock'

it.each([
  ['04:00', '09:50'],
  ['08:29', '09:50'],
  ['08:30', '08:30'],
  ['12:15', '12:15'],
  ['17:00', '17:00'],
  ['17:01', '09:50'],
  ['23:59', '09:50'],
])('opened at %s of a day, it is %s of the same day', (opened, present) => {
  const at = livelyHour(instantOf('2026-11-27', opened))
  expect([dayOf(at), timeOf(at)]).toEqual(['2026-11-27', present])
})

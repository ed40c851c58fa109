/** Owns the hour at which the demo is: a lively one of the day on which it is opened, never before what has happened in it. */
import { dayOf, instantOf, timeOf } from '../src/domain/kernel/clock'

/** Between these the machine's own hour will do; else it is this one. */
const OPENS = '08:30'
const CLOSES = '17:00'
const LIVELY = '09:50'

/** @returns the machine's present, or the lively hour of the same day in Shanghai when it is early or late there */
export function livelyHour(ms: number): number {
  const time = timeOf(ms)
  return time >= OPENS && time <= CLOSES ? ms : instantOf(dayOf(ms), LIVELY)
}

/** Owns which days somebody may have been born on, and how old a stored birthday makes somebody. */
import { ageOn, dayOf, type Day } from '../kernel/clock'

/** The oldest people known have been younger than this. */
const EARLIEST: Day = '1905-01-01'

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  !Number.isNaN(Date.parse(day)) &&
  new Date(day).toISOString().slice(0, 10) === day

/** Whether somebody who lives at `now` may have been born on this day. */
export const isBirthDate = (day: string, now: number): boolean =>
  isDay(day) && day >= EARLIEST && day <= dayOf(now)

/** Whole years of age; null when no birthday is known, or what is stored cannot be one. */
export const ageOf = (birthDate: string | null | undefined, at: number): number | null =>
  typeof birthDate === 'string' && isBirthDate(birthDate, at) ? ageOn(birthDate, at) : null

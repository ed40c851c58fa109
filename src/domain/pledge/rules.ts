/** Owns the days of pledges: when whoever gave one is reminded, and when it is late. */
import { DAY, startOf } from '../kernel/clock'
import type { Answer } from '../kernel/form'

export const pledgeRules = {
  /** So many days before the day that was said, and so many after it, a letter goes out. */
  remindDays: 7,
  lateDays: 3,
  /** Somebody of the station looks whether it was kept within so many working days. */
  lookWorkingDays: 5,
  /** Letters go out in the morning of their day. */
  morningHours: 9,
  perDay: 10,
  atDesk: 40,
  /** So many days ahead at most. */
  daysAhead: 730,
} as const

interface Said {
  form: Readonly<Record<string, Answer>>
}

/** The morning of a day so many days from the one that was said; null before one was. */
const morning = ({ form: { day } }: Said, days: number): number | null =>
  typeof day === 'string' && day !== ''
    ? startOf(day) + days * DAY + (pledgeRules.morningHours * DAY) / 24
    : null

export const remindAt = (facts: Said): number | null => morning(facts, -pledgeRules.remindDays)
export const lateAt = (facts: Said): number | null => morning(facts, pledgeRules.lateDays)

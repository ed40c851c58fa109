/** Owns months as the points are summed by: `YYYY-MM` in Shanghai, with the one before and where it begins and ends. */
import { type Day, startOf } from '../kernel/clock'

export type Month = string

const shifted = (month: Month, by: number): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const monthBefore = (month: Month): Month => shifted(month, -1)

/** The first day of a month and that of the next one. */
export const daysOfMonth = (month: Month): { from: Day; until: Day } => ({
  from: `${month}-01`,
  until: `${shifted(month, 1)}-01`,
})

/** The first instant of a month and that of the next one, in epoch milliseconds. */
export function spanOfMonth(month: Month): { from: number; until: number } {
  const { from, until } = daysOfMonth(month)
  return { from: startOf(from), until: startOf(until) }
}

/** The pass in which the points of a month are summed up; once it is finished they stand. */
export const sumsPassOf = (month: Month): string => `sums:${month}`

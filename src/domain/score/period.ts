/** Owns the periods that campaigns are held for: a week, a month, a quarter or a year, each by its key. */
import { DAY, type Day, dayOf, startOf, weekdayOf } from '../kernel/clock'
import { invariant } from '../kernel/errors'

export const periodNames = { week: '一周', month: '一个月', quarter: '一个季度', year: '一年' } as const
export type PeriodBy = keyof typeof periodNames

/** `2026-11-23` (its Monday), `2026-11`, `2026-4`, `2026`. */
export interface Period {
  by: PeriodBy
  key: string
}

const padded = (n: number): string => String(n).padStart(2, '0')
const monthFrom = (year: number, count: number): Day =>
  `${year + Math.floor(count / 12)}-${padded((count % 12) + 1)}-01`

/** The period of a kind in which a day lies. */
export function periodOn(by: PeriodBy, day: Day): Period {
  const year = day.slice(0, 4)
  if (by === 'week') return { by, key: dayOf(startOf(day) - (weekdayOf(startOf(day)) - 1) * DAY) }
  if (by === 'month') return { by, key: day.slice(0, 7) }
  if (by === 'year') return { by, key: year }
  return { by, key: `${year}-${Math.ceil(Number(day.slice(5, 7)) / 3)}` }
}

/** The first day of a period and the first one after it. Throws InvariantError when the key is none of its kind. */
export function daysOfPeriod({ by, key }: Period): { from: Day; until: Day } {
  const year = Number(key.slice(0, 4))
  if (by === 'week') return { from: key, until: dayOf(startOf(key) + 7 * DAY) }
  if (by === 'year') return { from: monthFrom(year, 0), until: monthFrom(year + 1, 0) }
  const months = by === 'month' ? 1 : 3
  const first = by === 'month' ? Number(key.slice(5, 7)) - 1 : (Number(key.slice(5)) - 1) * 3
  invariant(first >= 0 && first < 12, `not a period: ${key}`)
  return { from: monthFrom(year, first), until: monthFrom(year, first + months) }
}

/** Whether a text is the key of a period of this kind. */
export const isPeriodKey = (by: PeriodBy, key: string): boolean => {
  const shape = {
    week: /^\d{4}-\d{2}-\d{2}$/,
    month: /^\d{4}-\d{2}$/,
    quarter: /^\d{4}-[1-4]$/,
    year: /^\d{4}$/,
  }
  if (!shape[by].test(key)) return false
  try {
    return periodOn(by, daysOfPeriod({ by, key }).from).key === key
  } catch {
    return false
  }
}

/** The period before or after, so many of them. */
export function shiftedPeriod(period: Period, by: number): Period {
  let found = period
  for (let step = 0; step < Math.abs(by); step++) {
    const { from, until } = daysOfPeriod(found)
    found = periodOn(found.by, by > 0 ? until : dayOf(startOf(from) - DAY))
  }
  return found
}

/** As it is said: 2026 年 11 月. */
export function periodWord({ by, key }: Period): string {
  const year = `${key.slice(0, 4)} 年`
  if (by === 'year') return year
  if (by === 'quarter') return `${year}第 ${key.slice(5)} 季度`
  const month = `${year} ${Number(key.slice(5, 7))} 月`
  return by === 'month' ? month : `${month} ${Number(key.slice(8))} 日起的一周`
}

/** The kind of period whose winners are the entrants of this one, where a station wants it so. */
export const chainedTo: Partial<Record<PeriodBy, PeriodBy>> = {
  month: 'week',
  quarter: 'month',
  year: 'quarter',
}

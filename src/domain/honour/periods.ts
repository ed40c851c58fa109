/** Owns the time an honour is for: a week, a month, a quarter or a year, or the day alone on which it was given. */
import { type Day, DAY, startOf, weekdayOf } from '../kernel/clock'
import { dayOf } from '../kernel/clock'
import { monthWord } from '../words/moments'

type PeriodLength = 'week' | 'month' | 'quarter' | 'year'

/** `key` is 2026-11-23 of a week, which is its Monday, 2026-11 of a month, 2026-4 of a quarter, 2026 of a year. */
export interface HonourPeriod {
  by: PeriodLength
  key: string
}

const quarterOf = (month: number): number => Math.ceil(month / 3)

const mondayOf = (day: Day): Day => dayOf(startOf(day) - (weekdayOf(startOf(day)) - 1) * DAY)

/** The period of this length in which a day lies. */
export function periodOf(by: PeriodLength, day: Day): HonourPeriod {
  const [year = '', month = ''] = day.split('-')
  const keys = {
    week: () => mondayOf(day),
    month: () => `${year}-${month}`,
    quarter: () => `${year}-${quarterOf(Number(month))}`,
    year: () => year,
  }
  return { by, key: keys[by]() }
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The first instant after a period. */
function endOf({ by, key }: HonourPeriod): number {
  const [year = 0, part = 1] = key.split('-').map(Number)
  const monthsIn = { month: part, quarter: part * 3, year: 12, week: 0 }
  if (by === 'week') return startOf(key) + 7 * DAY
  const month = monthsIn[by]
  return month === 12 ? startOf(`${year + 1}-01-01`) : startOf(`${year}-${two(month + 1)}-01`)
}

/** Longer periods stand before the shorter ones that end with them. */
const ranks: Record<PeriodLength, number> = { week: 0, month: 1, quarter: 2, year: 3 }

/** Under which period an honour stands that is for none: the month of its day. */
const standsUnder = (period: HonourPeriod | null, day: Day): HonourPeriod => period ?? periodOf('month', day)

/** By which a board is ordered: when the period ended, and of several that end then the longest first. */
export function shownAtOf(period: HonourPeriod | null, day: Day): number {
  const under = standsUnder(period, day)
  return endOf(under) + ranks[under.by]
}

/** 2026 年 11 月, 2026 年第 4 季度, 2026 年, 2026 年 11 月 23 日那一周 */
export function periodWord(period: HonourPeriod | null, day: Day): string {
  const { by, key } = standsUnder(period, day)
  const [year = '', part = '', third = ''] = key.split('-')
  const words: Record<PeriodLength, () => string> = {
    week: () => `${year} 年 ${Number(part)} 月 ${Number(third)} 日那一周`,
    month: () => monthWord(key),
    quarter: () => `${year} 年第 ${part} 季度`,
    year: () => `${year} 年`,
  }
  return words[by]()
}

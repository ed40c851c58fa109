/** Owns the year of a station: which days come round, and when each comes next. */
import { DAY, type Day, dayOf, startOf, startOfDay, weekdayOf } from '../kernel/clock'
import { movedDay, type MovedFestival } from './lunar-days'

/** The same day of every year, MM-DD; a festival that moves; the first of so many months; a day of every week. */
type Returns =
  | { every: 'year'; on: string }
  | { every: 'year'; festival: MovedFestival }
  | { every: 'quarter'; on: number }
  | { every: 'week'; on: 1 | 2 | 3 | 4 | 5 | 6 | 7 }

interface SeasonDay {
  name: string
  returns: Returns
}

/** Source: the accounts of five stations; the seven festivals are those of 我们的节日. */
export const seasonDays = {
  spring: { name: '春节', returns: { every: 'year', festival: 'spring' } },
  lantern: { name: '元宵', returns: { every: 'year', festival: 'lantern' } },
  leifeng: { name: '学雷锋日', returns: { every: 'year', on: '03-05' } },
  women: { name: '妇女节', returns: { every: 'year', on: '03-08' } },
  qingming: { name: '清明', returns: { every: 'year', festival: 'qingming' } },
  dragonBoat: { name: '端午', returns: { every: 'year', festival: 'dragonBoat' } },
  cooling: { name: '夏送清凉', returns: { every: 'year', on: '07-15' } },
  doubleSeventh: { name: '七夕', returns: { every: 'year', festival: 'doubleSeventh' } },
  midAutumn: { name: '中秋', returns: { every: 'year', festival: 'midAutumn' } },
  national: { name: '国庆', returns: { every: 'year', on: '10-01' } },
  doubleNinth: { name: '重阳', returns: { every: 'year', festival: 'doubleNinth' } },
  menHealth: { name: '男性健康日', returns: { every: 'year', on: '10-28' } },
  winter: { name: '冬日慰问', returns: { every: 'year', on: '12-20' } },
  quarter: { name: '每季一次', returns: { every: 'quarter', on: 15 } },
  friday: { name: '每周五', returns: { every: 'week', on: 5 } },
} as const satisfies Record<string, SeasonDay>

export type SeasonKey = keyof typeof seasonDays
export const seasonKeys = Object.keys(seasonDays) as SeasonKey[]

/** So long before its day an activity is drafted. Source: P4. */
const DRAFTED_MS = 14 * DAY

function inYear(returns: Extract<Returns, { every: 'year' }>, year: number): Day | null {
  return 'festival' in returns ? movedDay(returns.festival, year) : `${year}-${returns.on}`
}

const MONTHS = [3, 6, 9, 12]

/** The day itself, or the next one on which the office is open. */
function openFrom(day: Day, closed: readonly Day[]): Day {
  let open = day
  while (closed.includes(open)) open = dayOf(startOf(open) + DAY)
  return open
}

/** The days on which it comes round in a year, in their order. */
function daysIn(returns: Returns, year: number, from: number): Day[] {
  if (returns.every === 'year') return [inYear(returns, year)].filter((day): day is Day => day !== null)
  if (returns.every === 'quarter')
    return MONTHS.map((month) => `${year}-${String(month).padStart(2, '0')}-${returns.on}`)
  const ahead = (returns.on - weekdayOf(from) + 7) % 7
  return Array.from({ length: 4 }, (_, week) => dayOf(startOfDay(from) + (ahead + 7 * week) * DAY))
}

/**
 * The days on which it comes round next, from the day of an instant on; at most two years ahead.
 * @param closed days on which the office is closed: what comes each week is left out on them, what comes each quarter waits
 */
export function comingDays(key: SeasonKey, from: number, closed: readonly Day[] = []): Day[] {
  const { returns } = seasonDays[key]
  const year = Number(dayOf(from).slice(0, 4))
  const years = returns.every === 'week' ? [year] : [year, year + 1]
  return years
    .flatMap((one) => daysIn(returns, one, from))
    .map((day) => (returns.every === 'quarter' ? openFrom(day, closed) : day))
    .filter((day) => day >= dayOf(from) && !(returns.every === 'week' && closed.includes(day)))
}

/** When the draft for a day is written. */
export const draftAt = (day: Day): number => startOf(day) - DRAFTED_MS

const digits = '零一二三四五六七八九'

/** 十二 for 12; from 1 to 99. */
export function hanNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${head}${ones === 0 && tens > 0 ? '' : digits[ones]}`
}

/** 12 for 十二 and for 12; null for what is no such number. */
function numberOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(word)
  if (!parts || word === '') return null
  const [, first, ten, last] = parts
  if (!ten) return first && !last ? digits.indexOf(first) : null
  return (first ? digits.indexOf(first) : 1) * 10 + (last ? digits.indexOf(last) : 0)
}

/** 第二届 becomes 第三届, 第 9 期 becomes 第 10 期; a title without a number stays as it is. */
export function nextInSeries(title: string): string {
  return title.replace(
    /第(\s?)([一二三四五六七八九十]{1,3}|\d{1,2})(\s?)([届期次])/,
    (whole, a, word, b, unit) => {
      const value = numberOf(String(word))
      if (value === null || value >= 99) return String(whole)
      const next = /\d/.test(String(word)) ? String(value + 1) : hanNumber(value + 1)
      return `第${String(a)}${next}${String(b)}${String(unit)}`
    },
  )
}

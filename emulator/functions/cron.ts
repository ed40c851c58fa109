/**
 * Owns the platform's timer expressions: seven fields (second minute hour day month weekday year) in Beijing time.
 * When both day and weekday are limited, either of them is enough, as on the platform.
 */

const BEIJING_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const FIRST_YEAR = 1970
const LAST_YEAR = 2099
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  any: boolean
  values: number[]
}

/** A parsed timer expression. */
export interface Cron {
  seconds: Field
  minutes: Field
  hours: Field
  days: Field
  months: Field
  weekdays: Field
  years: Field
}

/** Throws an Error that names the field when the text is no seven-field expression. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a timer has seven fields, "${text}" has ${fields.length}`)
  const [second, minute, hour, day, month, weekday, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    seconds: parseField('second', second, 0, 59),
    minutes: parseField('minute', minute, 0, 59),
    hours: parseField('hour', hour, 0, 23),
    days: parseField('day', day, 1, 31),
    months: parseField('month', month, 1, 12, MONTHS, 1),
    weekdays: parseField('weekday', weekday, 0, 6, WEEKDAYS, 0),
    years: parseField('year', year, FIRST_YEAR, LAST_YEAR),
  }
}

/** The first instant after `fromMs` at which the timer fires, or null when it never will again. */
export function nextFiring(cron: Cron, fromMs: number): number | null {
  const from = new Date(fromMs + BEIJING_OFFSET_MS)
  const startOfDay = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate())
  const sinceMidnight = Math.floor((from.getTime() - startOfDay) / 1000)
  for (let day = startOfDay, after = sinceMidnight; ; day += DAY_MS, after = -1) {
    const date = new Date(day)
    const year = date.getUTCFullYear()
    if (year > LAST_YEAR || year > (cron.years.values.at(-1) ?? 0)) return null
    if (!matchesDay(cron, date)) continue
    const second = nextSecond(cron, after)
    if (second !== null) return day + second * 1000 - BEIJING_OFFSET_MS
  }
}

function matchesDay({ days, months, weekdays, years }: Cron, date: Date): boolean {
  if (!years.values.includes(date.getUTCFullYear())) return false
  if (!months.values.includes(date.getUTCMonth() + 1)) return false
  const onDay = days.values.includes(date.getUTCDate())
  const onWeekday = weekdays.values.includes(date.getUTCDay())
  if (days.any) return onWeekday
  return weekdays.any ? onDay : onDay || onWeekday
}

/** The first second of a day after `after` at which hours, minutes and seconds all agree. */
function nextSecond({ hours, minutes, seconds }: Cron, after: number): number | null {
  for (const hour of hours.values) {
    for (const minute of minutes.values) {
      const base = hour * 3600 + minute * 60
      const second = seconds.values.find((value) => base + value > after)
      if (second !== undefined) return base + second
    }
  }
  return null
}

function parseField(
  what: string,
  text: string,
  min: number,
  max: number,
  names: string[] = [],
  base = 0,
): Field {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1', extra] = part.split('/')
    const every = Number(step)
    if (extra !== undefined || !Number.isInteger(every) || every < 1) throw bad(what, text)
    const [low, high] = bounds(range, part.includes('/'))
    if (low > high || low < min || high > max) throw bad(what, text)
    for (let value = low; value <= high; value += every) values.add(value)
  }
  return { any: text === '*' || text === '?', values: [...values].sort((a, b) => a - b) }

  function bounds(range: string, stepped: boolean): [number, number] {
    if (range === '*' || range === '?') return [min, max]
    const [from = '', to, more] = range.split('-')
    if (more !== undefined) throw bad(what, text)
    const low = number(from)
    return [low, to === undefined ? (stepped ? max : low) : number(to)]
  }

  function number(part: string): number {
    const named = names.indexOf(part.toUpperCase())
    if (named >= 0) return named + base
    if (!/^\d+$/.test(part)) throw bad(what, text)
    return Number(part)
  }
}

function bad(what: string, text: string): Error {
  return new Error(`"${text}" is not a timer's ${what} field`)
}

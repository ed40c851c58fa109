/** Owns dates as text: the format letters of dateToString and dateFromString, and the ISO forms. */
import { MongoError } from '../errors'
import {
  type CalendarFields,
  dayOfYear,
  instantOf,
  isoDay,
  isoWeek,
  MS_PER_DAY,
  MS_PER_MINUTE,
  readZone,
  sundayWeek,
  utcMs,
  wallClock,
  zoneOffsetMs,
} from './time-zone'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const WRITERS: Readonly<Record<string, (wall: Date, offsetMs: number) => string>> = {
  '%': () => '%',
  Y: (wall) => pad(wall.getUTCFullYear(), 4),
  m: (wall) => pad(wall.getUTCMonth() + 1, 2),
  d: (wall) => pad(wall.getUTCDate(), 2),
  H: (wall) => pad(wall.getUTCHours(), 2),
  M: (wall) => pad(wall.getUTCMinutes(), 2),
  S: (wall) => pad(wall.getUTCSeconds(), 2),
  L: (wall) => pad(wall.getUTCMilliseconds(), 3),
  j: (wall) => pad(dayOfYear(wall), 3),
  w: (wall) => String(wall.getUTCDay() + 1),
  u: (wall) => String(isoDay(wall)),
  U: (wall) => pad(sundayWeek(wall), 2),
  V: (wall) => pad(isoWeek(wall).week, 2),
  G: (wall) => pad(isoWeek(wall).year, 4),
  b: (wall) => (MONTHS[wall.getUTCMonth()] as string).slice(0, 3),
  B: (wall) => MONTHS[wall.getUTCMonth()] as string,
  z: (_, offsetMs) => offsetText(offsetMs),
  Z: (_, offsetMs) => String(offsetMs / MS_PER_MINUTE),
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MS_PER_MINUTE
  return `${offsetMs < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(Math.floor(minutes % 60), 2)}`
}

/** Writes an instant; without a format as ISO, whose closing Z stands for UTC alone. */
export function dateToText(date: Date, format: string | undefined, zone: string): string {
  const offsetMs = zoneOffsetMs(zone, date.getTime())
  const wall = wallClock(date.getTime(), zone)
  const wanted = format ?? (zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  return wanted.replace(/%([\s\S]?)/g, (_, letter: string) => {
    const write = Object.hasOwn(WRITERS, letter) ? WRITERS[letter] : undefined
    if (letter === '') throw new MongoError(18535, "Unmatched '%' at end of format string")
    if (!write) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
    return write(wall, offsetMs)
  })
}

type Found = Partial<CalendarFields> & {
  offsetMs?: number
  isoYear?: number
  isoWeek?: number
  isoDay?: number
  ordinal?: number
}

const READERS: Readonly<Record<string, [string, (text: string, found: Found) => void]>> = {
  Y: ['\\d{4}', (text, found) => (found.year = Number(text))],
  m: ['\\d{1,2}', (text, found) => (found.month = Number(text))],
  d: ['\\d{1,2}', (text, found) => (found.day = Number(text))],
  H: ['\\d{1,2}', (text, found) => (found.hour = Number(text))],
  M: ['\\d{1,2}', (text, found) => (found.minute = Number(text))],
  S: ['\\d{1,2}', (text, found) => (found.second = Number(text))],
  L: ['\\d{1,3}', (text, found) => (found.millisecond = Number(text))],
  j: ['\\d{1,3}', (text, found) => (found.ordinal = Number(text))],
  G: ['\\d{4}', (text, found) => (found.isoYear = Number(text))],
  V: ['\\d{1,2}', (text, found) => (found.isoWeek = Number(text))],
  u: ['\\d', (text, found) => (found.isoDay = Number(text))],
  b: ['[A-Za-z]{3}', (text, found) => (found.month = monthNumber(text, 3))],
  B: ['[A-Za-z]+', (text, found) => (found.month = monthNumber(text, 99))],
  z: ['(?:[+-]\\d{2}:?\\d{2}|Z)', (text, found) => (found.offsetMs = zoneOffsetMs(readZone(text), 0))],
  Z: ['[+-]?\\d+', (text, found) => (found.offsetMs = Number(text) * MS_PER_MINUTE)],
}

function monthNumber(text: string, length: number): number {
  return MONTHS.findIndex((month) => month.slice(0, length).toLowerCase() === text.toLowerCase()) + 1
}

const ISO =
  /^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?|[A-Z][A-Za-z_]+\/[A-Za-z_/]+)?\s*$/

/**
 * Reads a date. Without a format only the ISO forms are understood.
 * Throws MongoError ConversionFailure for a text that is no date.
 */
export function textToDate(text: string, format: string | undefined, zone: string | undefined): Date {
  const found = format === undefined ? readIso(text) : readFormat(text, format)
  if (found.offsetMs !== undefined && zone !== undefined && zone !== 'UTC') {
    throw failure(
      text,
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  }
  const fields = complete(found, text)
  const ms = found.offsetMs !== undefined ? utcMs(fields) - found.offsetMs : instantOf(fields, zone ?? 'UTC')
  return new Date(ms)
}

function readIso(text: string): Found {
  const match = ISO.exec(text)
  if (!match) throw failure(text, 'not an ISO date')
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const found: Found = { year: Number(year), month: Number(month), day: Number(day ?? 1) }
  if (hour !== undefined) {
    found.hour = Number(hour)
    found.minute = Number(minute)
    found.second = Number(second ?? 0)
    found.millisecond = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
  }
  if (zone !== undefined) {
    const checked = readZone(zone === 'z' ? 'Z' : zone)
    found.offsetMs = zoneOffsetMs(checked, utcMs(complete({ ...found }, text)))
  }
  return found
}

function readFormat(text: string, format: string): Found {
  const letters: string[] = []
  const pattern = format.replace(/%([\s\S]?)|[\\^$.*+?()[\]{}|]/g, (part, letter: string | undefined) => {
    if (letter === undefined) return '\\' + part
    if (letter === '%') return '%'
    const reader = Object.hasOwn(READERS, letter) ? READERS[letter] : undefined
    if (!reader) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
    letters.push(letter)
    return `(${reader[0]})`
  })
  const match = new RegExp(`^${pattern}$`).exec(text)
  if (!match) throw failure(text, `it does not follow the format '${format}'`)
  const found: Found = {}
  letters.forEach((letter, i) => READERS[letter]?.[1](match[i + 1] as string, found))
  return found
}

function complete(found: Found, text: string): CalendarFields {
  const time = {
    hour: found.hour ?? 0,
    minute: found.minute ?? 0,
    second: found.second ?? 0,
    millisecond: found.millisecond ?? 0,
  }
  if (found.isoYear !== undefined) {
    const day = isoWeekStart(found.isoYear) + ((found.isoWeek ?? 1) - 1) * 7 + (found.isoDay ?? 1) - 1
    return { year: 1970, month: 1, day: day + 1, ...time }
  }
  const fields = { year: found.year ?? 1970, month: found.month ?? 1, day: found.day ?? 1, ...time }
  if (found.ordinal !== undefined) return { ...fields, month: 1, day: found.ordinal }
  const check = new Date(utcMs(fields))
  const kept = check.getUTCMonth() + 1 === fields.month && check.getUTCDate() === fields.day
  if (!kept || time.hour > 23 || time.minute > 59 || time.second > 59)
    throw failure(text, 'a field is out of range')
  return fields
}

/** The Monday that begins an ISO year, in days since 1970. */
export function isoWeekStart(year: number): number {
  const fourth = new Date(utcMs({ year, month: 1, day: 4, hour: 0, minute: 0, second: 0, millisecond: 0 }))
  return fourth.getTime() / MS_PER_DAY - (isoDay(fourth) - 1)
}

function failure(text: string, why: string): MongoError {
  return new MongoError('ConversionFailure', `Error parsing date string '${text}'; ${why}`)
}

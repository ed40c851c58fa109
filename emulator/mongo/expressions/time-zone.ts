/** Owns time zones: names and offsets, and the way from an instant to the fields of a calendar and back. */
import { MongoError } from '../errors'
import { typeOf } from '../values'

/** The calendar fields of an instant in some zone; months and days count from 1. */
export interface CalendarFields {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

export const MS_PER_MINUTE = 60_000
export const MS_PER_DAY = 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * A checked time zone: "UTC", "GMT", "Z", an offset such as +08:00, +0800 or +08, or an Olson name.
 * Throws MongoError 40485 for a zone nobody knows, 40517 for a value that is no string.
 */
export function readZone(value: unknown): string {
  if (value === undefined) return 'UTC'
  if (typeof value !== 'string') {
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeOf(value)}`)
  }
  if (fixedOffset(value) !== null) return value
  if (!formatters.has(value)) formatters.set(value, makeFormatter(value))
  return value
}

function makeFormatter(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new MongoError(40485, `unrecognized time zone identifier: "${zone}"`)
  }
}

function fixedOffset(zone: string): number | null {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone)
  if (!match) return null
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return (match[1] === '-' ? -minutes : minutes) * MS_PER_MINUTE
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function zoneOffsetMs(zone: string, instantMs: number): number {
  const fixed = fixedOffset(zone)
  if (fixed !== null) return fixed
  const found: Record<string, string> = {}
  for (const { type, value } of (formatters.get(zone) as Intl.DateTimeFormat).formatToParts(instantMs))
    found[type] = value
  const year = found['era'] === 'BC' ? 1 - Number(found['year']) : Number(found['year'])
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(found[name]),
  ) as [number, number, number, number, number]
  const wall = utcMs({ year, month, day, hour, minute, second, millisecond: 0 })
  return wall - Math.floor(instantMs / 1000) * 1000
}

/** The instant, as if in UTC, of calendar fields; fields out of range carry over. */
export function utcMs(fields: CalendarFields): number {
  const date = new Date(0)
  date.setUTCFullYear(fields.year, fields.month - 1, fields.day)
  date.setUTCHours(fields.hour, fields.minute, fields.second, fields.millisecond)
  return date.getTime()
}

/** The instant at which the zone's clocks show these fields. */
export function instantOf(fields: CalendarFields, zone: string): number {
  const wall = utcMs(fields)
  const first = wall - zoneOffsetMs(zone, wall)
  return wall - zoneOffsetMs(zone, first)
}

/** What the zone's clocks show at an instant, as a date whose UTC fields are to be read. */
export function wallClock(instantMs: number, zone: string): Date {
  return new Date(instantMs + zoneOffsetMs(zone, instantMs))
}

/** The ISO week and its year of a wall-clock date; weeks begin on Monday. */
export function isoWeek(wall: Date): { week: number; year: number } {
  const thursday = new Date(wall.getTime())
  thursday.setUTCDate(thursday.getUTCDate() + 4 - isoDay(wall))
  const year = thursday.getUTCFullYear()
  return { week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1, year }
}

/** Monday is 1, Sunday 7. */
export const isoDay = (wall: Date): number => wall.getUTCDay() || 7

/** The first of January is 1. */
export function dayOfYear(wall: Date): number {
  const newYear = utcMs({
    year: wall.getUTCFullYear(),
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  })
  return Math.floor((wall.getTime() - newYear) / MS_PER_DAY) + 1
}

/** The week of the year from 0 to 53; weeks begin on Sunday and the first Sunday begins week 1. */
export const sundayWeek = (wall: Date): number => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7)

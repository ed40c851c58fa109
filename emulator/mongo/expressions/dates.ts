/** Owns the date operators of expressions. */
import { ObjectId } from 'bson'
import { MongoError } from '../errors'
import { isDate, isDoc, isNumeric, isObjectId, toDouble, typeOf } from '../values'
import { dateToText, isoWeekStart, textToDate } from './date-format'
import { isNullish, namedOperand, onNamed, type Operator, type OperatorTable } from './scope'
import {
  dayOfYear,
  instantOf,
  isoDay,
  isoWeek,
  MS_PER_DAY,
  readZone,
  sundayWeek,
  utcMs,
  wallClock,
  zoneOffsetMs,
} from './time-zone'

/** The instant of a date or of an ObjectId. Throws MongoError 16006 for anything else. */
export function needDate(value: unknown): Date {
  if (isDate(value)) return value
  if (isObjectId(value)) return new ObjectId(value.id).getTimestamp()
  throw new MongoError(16006, `can't convert from BSON type ${typeOf(value)} to Date`)
}

/** A field of a date: the operand is a date, or `{ date, timezone }`. */
function part(read: (wall: Date) => unknown): Operator {
  return (operand, compile, name) => {
    const list = Array.isArray(operand) ? operand : [operand]
    if (list.length !== 1) {
      throw new MongoError(
        40536,
        `${name} accepts exactly one argument if given an array, but was given ${list.length}`,
      )
    }
    const only: unknown = list[0]
    const named = isDoc(only) && ('date' in only || 'timezone' in only)
    const spec = named
      ? namedOperand(only, name, { required: ['date'], optional: ['timezone'] })
      : { date: only }
    const date = compile(spec['date'])
    const zone = 'timezone' in spec ? compile(spec['timezone']) : null
    return (scope) => {
      const value = date(scope)
      const where = zone?.(scope)
      if (isNullish(value) || (zone && isNullish(where))) return null
      return read(wallClock(needDate(value).getTime(), readZone(where ?? undefined)))
    }
  }
}

const dateToString = onNamed(
  { required: ['date'], optional: ['format', 'timezone', 'onNull'] },
  ({ date, format, timezone, onNull }, _, __, given) => {
    if (isNullish(date)) return given.has('onNull') ? onNull : null
    if ((given.has('format') && isNullish(format)) || (given.has('timezone') && isNullish(timezone)))
      return null
    if (format !== undefined && typeof format !== 'string') {
      throw new MongoError(
        18533,
        `$dateToString requires that 'format' be a string, found: ${typeOf(format)}`,
      )
    }
    return dateToText(needDate(date), format, readZone(timezone))
  },
)

const dateFromString = onNamed(
  { required: ['dateString'], optional: ['format', 'timezone', 'onError', 'onNull'] },
  ({ dateString, format, timezone, onError, onNull }, _, __, given) => {
    if (isNullish(dateString)) return given.has('onNull') ? onNull : null
    if ((given.has('format') && isNullish(format)) || (given.has('timezone') && isNullish(timezone)))
      return null
    try {
      if (typeof dateString !== 'string') {
        throw new MongoError(
          'ConversionFailure',
          `$dateFromString requires that 'dateString' be a string, found: ${typeOf(dateString)} with value ${String(dateString)}`,
        )
      }
      if (format !== undefined && typeof format !== 'string') {
        throw new MongoError(
          40684,
          `$dateFromString requires that 'format' be a string, found: ${typeOf(format)}`,
        )
      }
      return textToDate(dateString, format, given.has('timezone') ? readZone(timezone) : undefined)
    } catch (error) {
      if (given.has('onError') && error instanceof MongoError && error.codeName === 'ConversionFailure')
        return onError
      throw error
    }
  },
)

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
const ISO_PARTS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const

const dateFromParts = onNamed(
  { required: [], optional: [...PARTS, ...ISO_PARTS, 'timezone'] },
  (values, _, __, given) => {
    const iso = given.has('isoWeekYear')
    if (iso && given.has('year')) {
      throw new MongoError(40489, '$dateFromParts does not allow mixing natural dates with ISO dates')
    }
    if (!iso && !given.has('year')) {
      throw new MongoError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
    }
    if ([...given].some((name) => isNullish(values[name]))) return null
    const at = (name: string, fallback: number): number => {
      if (!given.has(name)) return fallback
      const value = values[name]
      if (isNumeric(value) && Number.isInteger(toDouble(value))) return toDouble(value)
      throw new MongoError(
        40515,
        `'${name}' must evaluate to an integer, found ${typeOf(value)} with value ${String(value)}`,
      )
    }
    const time = {
      hour: at('hour', 0),
      minute: at('minute', 0),
      second: at('second', 0),
      millisecond: at('millisecond', 0),
    }
    const zone = readZone(values['timezone'])
    if (iso) {
      const days = isoWeekStart(at('isoWeekYear', 0)) + (at('isoWeek', 1) - 1) * 7 + at('isoDayOfWeek', 1) - 1
      return new Date(instantOf({ year: 1970, month: 1, day: days + 1, ...time }, zone))
    }
    return new Date(
      instantOf({ year: at('year', 0), month: at('month', 1), day: at('day', 1), ...time }, zone),
    )
  },
)

const dateToParts = onNamed(
  { required: ['date'], optional: ['timezone', 'iso8601'] },
  ({ date, timezone, iso8601 }) => {
    if (isNullish(date)) return null
    const wall = wallClock(needDate(date).getTime(), readZone(timezone))
    const time = {
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
      millisecond: wall.getUTCMilliseconds(),
    }
    if (iso8601 === true) {
      const { week, year } = isoWeek(wall)
      return { isoWeekYear: year, isoWeek: week, isoDayOfWeek: isoDay(wall), ...time }
    }
    return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), ...time }
  },
)

const UNIT_MS: Readonly<Record<string, number>> = {
  week: 7 * MS_PER_DAY,
  day: MS_PER_DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}
const UNIT_MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }

/** Adds an amount of a unit on the wall clock: months keep the day or end at the last one there is. */
function shifted(direction: 1 | -1): Operator {
  return onNamed({ required: ['startDate', 'unit', 'amount'], optional: ['timezone'] }, (values, name) => {
    const { startDate, unit, amount, timezone } = values
    if (isNullish(startDate) || isNullish(unit) || isNullish(amount)) return null
    if (!isNumeric(amount) || !Number.isInteger(toDouble(amount))) {
      throw new MongoError(5166405, `${name} expects integer amount of time units`)
    }
    const zone = readZone(timezone)
    const start = needDate(startDate).getTime()
    const count = direction * toDouble(amount)
    const months = UNIT_MONTHS[String(unit)]
    if (months === undefined) {
      const unitMs = UNIT_MS[String(unit)]
      if (unitMs === undefined)
        throw new MongoError('FailedToParse', `unknown time unit value: ${String(unit)}`)
      if (unitMs < MS_PER_DAY) return new Date(start + count * unitMs)
    }
    const wall = wallClock(start, zone)
    if (months === undefined) wall.setUTCDate(wall.getUTCDate() + count * (unit === 'week' ? 7 : 1))
    else {
      const day = wall.getUTCDate()
      wall.setUTCDate(1)
      wall.setUTCMonth(wall.getUTCMonth() + count * months)
      const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()
      wall.setUTCDate(Math.min(day, last))
    }
    return new Date(wall.getTime() - zoneOffsetMs(zone, wall.getTime() - zoneOffsetMs(zone, wall.getTime())))
  })
}

const dateTrunc = onNamed(
  { required: ['date', 'unit'], optional: ['timezone', 'startOfWeek', 'binSize'] },
  (values, name) => {
    const { date, unit, timezone, binSize, startOfWeek } = values
    if (isNullish(date) || isNullish(unit)) return null
    if (!isNullish(binSize) && binSize !== 1)
      throw new MongoError(
        'CommandNotSupported',
        `${name} with a binSize is not implemented by the local cloud`,
      )
    const zone = readZone(timezone)
    const wall = wallClock(needDate(date).getTime(), zone)
    const fields = {
      year: wall.getUTCFullYear(),
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
      millisecond: 0,
    }
    const month = wall.getUTCMonth() + 1
    const day = wall.getUTCDate()
    const time = { hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() }
    switch (unit) {
      case 'year':
        break
      case 'quarter':
        fields.month = month - ((month - 1) % 3)
        break
      case 'month':
        fields.month = month
        break
      case 'week':
        Object.assign(fields, { month, day: day - daysSinceWeekStart(wall, startOfWeek) })
        break
      case 'day':
        Object.assign(fields, { month, day })
        break
      case 'hour':
        Object.assign(fields, { month, day, hour: time.hour })
        break
      case 'minute':
        Object.assign(fields, { month, day, hour: time.hour, minute: time.minute })
        break
      case 'second':
        Object.assign(fields, { month, day, ...time })
        break
      case 'millisecond':
        return needDate(date)
      default:
        throw new MongoError('FailedToParse', `unknown time unit value: ${String(unit)}`)
    }
    return new Date(instantOf(fields, zone))
  },
)

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function daysSinceWeekStart(wall: Date, startOfWeek: unknown): number {
  const name = String(startOfWeek ?? 'sunday').toLowerCase()
  const first = WEEKDAYS.findIndex((weekday) => weekday === name || weekday.slice(0, 3) === name)
  if (first < 0) throw new MongoError('FailedToParse', `unknown day of week value: ${name}`)
  return (wall.getUTCDay() - first + 7) % 7
}

/** How many boundaries of a unit lie between two dates. */
const dateDiff = onNamed(
  { required: ['startDate', 'endDate', 'unit'], optional: ['timezone', 'startOfWeek'] },
  ({ startDate, endDate, unit, timezone, startOfWeek }) => {
    if (isNullish(startDate) || isNullish(endDate) || isNullish(unit)) return null
    const zone = readZone(timezone)
    const [from, to] = [startDate, endDate].map((date) => wallClock(needDate(date).getTime(), zone)) as [
      Date,
      Date,
    ]
    const months = UNIT_MONTHS[String(unit)]
    if (months !== undefined) {
      const index = (wall: Date): number =>
        Math.floor((wall.getUTCFullYear() * 12 + wall.getUTCMonth()) / months)
      return index(to) - index(from)
    }
    const unitMs = UNIT_MS[String(unit)]
    if (unitMs === undefined)
      throw new MongoError('FailedToParse', `unknown time unit value: ${String(unit)}`)
    const dayIndex = (wall: Date): number =>
      Math.floor(
        utcMs({
          year: wall.getUTCFullYear(),
          month: wall.getUTCMonth() + 1,
          day: wall.getUTCDate(),
          hour: 0,
          minute: 0,
          second: 0,
          millisecond: 0,
        }) / MS_PER_DAY,
      )
    if (unit === 'week') {
      return (
        (dayIndex(to) -
          daysSinceWeekStart(to, startOfWeek) -
          dayIndex(from) +
          daysSinceWeekStart(from, startOfWeek)) /
        7
      )
    }
    if (unit === 'day') return dayIndex(to) - dayIndex(from)
    return (
      Math.floor(needDate(endDate).getTime() / unitMs) - Math.floor(needDate(startDate).getTime() / unitMs)
    )
  },
)

export const DATES: OperatorTable = {
  $year: part((wall) => wall.getUTCFullYear()),
  $month: part((wall) => wall.getUTCMonth() + 1),
  $dayOfMonth: part((wall) => wall.getUTCDate()),
  $dayOfWeek: part((wall) => wall.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((wall) => wall.getUTCHours()),
  $minute: part((wall) => wall.getUTCMinutes()),
  $second: part((wall) => wall.getUTCSeconds()),
  $millisecond: part((wall) => wall.getUTCMilliseconds()),
  $week: part(sundayWeek),
  $isoDayOfWeek: part(isoDay),
  $isoWeek: part((wall) => isoWeek(wall).week),
  $isoWeekYear: part((wall) => isoWeek(wall).year),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: shifted(1),
  $dateSubtract: shifted(-1),
  $dateTrunc: dateTrunc,
  $dateDiff: dateDiff,
}

/** Owns the date operators of expressions. */
import { MongoError } from '../errors'
import { isDoc, isNumeric, toDouble, typeOf } from '../values'
import { dateToText, isoWeekStart, textToDate } from './date-format'
import { needDate } from './date-math'
import { isNullish, namedOperand, onNamed, type Operator, type OperatorTable } from './scope'
import { dayOfYear, instantOf, isoDay, isoWeek, readZone, sundayWeek, wallClock } from './time-zone'

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
}

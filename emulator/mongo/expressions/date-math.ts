/** Owns reckoning with dates in expressions: adding, subtracting, cutting off and counting units of time. */
import { ObjectId } from 'bson'
import { MongoError, notImplemented } from '../errors'
import { isDate, isNumeric, isObjectId, toDouble, typeOf } from '../values'
import { isNullish, onNamed, type Operator, type OperatorTable } from './scope'
import { instantOf, MS_PER_DAY, readZone, utcMs, wallClock, zoneOffsetMs } from './time-zone'

/** The instant of a date or of an ObjectId. Throws MongoError 16006 for anything else. */
export function needDate(value: unknown): Date {
  if (isDate(value)) return value
  if (isObjectId(value)) return new ObjectId(value.id).getTimestamp()
  throw new MongoError(16006, `can't convert from BSON type ${typeOf(value)} to Date`)
}

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
    if (!isNullish(binSize) && binSize !== 1) throw notImplemented(`${name} with a binSize`)
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

export const DATE_MATH: OperatorTable = {
  $dateAdd: shifted(1),
  $dateSubtract: shifted(-1),
  $dateTrunc: dateTrunc,
  $dateDiff: dateDiff,
}

/** Owns which days a form takes, by the day on which it arrives: what a phone offers holds on the server. */
import { DAY, daysBetween, startOf, startOfDay } from './clock'
import { askedIn, type Field, type FormTable } from './form'

type DayField = Extract<Field, { is: 'day' }>

/**
 * What was written without a signal comes in later than it was written. One day that has become too near, or too long ago,
 * since yesterday is taken as it was meant; what has waited for longer is asked again, with the days that can be chosen now.
 * A day that is too far ahead only comes nearer by waiting, so that at that end there is nothing to forgive.
 */
export const LATE_DAYS = 1

/** The first day that may be chosen, in days from today. */
const firstOf = ({ from = 1 }: Pick<DayField, 'from'>): number => from

/** Whether a form that arrives now takes this day. */
function takesDay(field: Pick<DayField, 'from' | 'most'>, day: string, now: number): boolean {
  const ahead = daysBetween(now, startOf(day))
  return ahead >= firstOf(field) - LATE_DAYS && ahead <= field.most
}

/** The days of a form, by the names of their fields. */
export const dayFieldsOf = (table: FormTable): [string, DayField][] =>
  Object.entries(table).flatMap(([name, field]) => (field.is === 'day' ? [[name, field]] : []))

/** Whether a form asks for a day, and so may be refused for one. */
export const asksForDays = (table: FormTable): boolean => dayFieldsOf(table).length > 0

/** A day that a form does not take, and the first and the last instants of those that it does. */
interface WrongDay {
  label: string
  from: number
  until: number
}

/**
 * The first of the days that were answered which the form does not take; null where every one will do.
 * @param before what stands already; a day that nobody has changed is not asked about again
 */
export function wrongDayIn(
  table: FormTable,
  answers: object,
  now: number,
  before: object = {},
): WrongDay | null {
  const given = answers as Readonly<Record<string, unknown>>
  const stood = before as Readonly<Record<string, unknown>>
  for (const [name, field] of askedIn(table, answers)) {
    const day = given[name]
    if (field.is !== 'day' || typeof day !== 'string' || day === '' || day === stood[name]) continue
    if (takesDay(field, day, now)) continue
    const dayAfter = (days: number): number => startOfDay(now) + days * DAY
    return { label: field.label, from: dayAfter(firstOf(field)), until: dayAfter(field.most) }
  }
  return null
}

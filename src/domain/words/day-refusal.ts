/** Owns how a day that a form does not take is refused: which field it is, and what can be chosen instead. */
import type { Rejection } from '../kernel/errors'
import type { FormTable } from '../kernel/form'
import { wrongDayIn } from '../kernel/form-days'
import { dateWord } from './moments'

/**
 * What is wrong with the days of a form that arrives now; null where nothing is.
 * @param before what stands already; a day that nobody has changed is not asked about again
 */
export function dayRefusal(
  table: FormTable,
  answers: object,
  now: number,
  before?: object,
): Rejection<'DAY_NOT_OFFERED'> | null {
  const wrong = wrongDayIn(table, answers, now, before)
  if (!wrong) return null
  const { label: field, from, until } = wrong
  return {
    code: 'DAY_NOT_OFFERED',
    details: { field, from: dateWord(from, now), until: dateWord(until, now) },
  }
}

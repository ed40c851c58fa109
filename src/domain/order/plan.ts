/** Owns for when and how long an order is planned, as it was asked for. */
import type { CaseDocument } from '../case/documents'
import type { Plan } from '../case/plan'
import { dayParts, hoursOfPart, spanOf } from '../case/suggest'
import { instantOf, MINUTE } from '../kernel/clock'
import { orderForm } from './form'

/** What is counted on of each answer; of the open one no more than it says. */
const minutesOf: Record<keyof typeof orderForm.takes.options, number> = {
  half: 30,
  hour: 60,
  two: 120,
  more: 120,
}

type Planned = Pick<CaseDocument, 'form'>

const isPart = (part: unknown): part is keyof typeof dayParts => typeof part === 'string' && part in dayParts

/** 换灯泡 */
export const nameOfOrder = ({ form }: Planned): string =>
  (orderForm.item.options as Record<string, string>)[String(form['item'])] ?? ''

/** Some time in that part of the day, for as long as was asked for; null of one that does not say. */
export function planOf(form: Planned['form']): Plan | null {
  const { day, part, takes } = form
  const minutes = (minutesOf as Record<string, number>)[String(takes)]
  if (typeof day !== 'string' || day === '' || minutes === undefined || !isPart(part)) return null
  return { ...spanOf({ day, part }), minutes }
}

/** The first hour of that part of the day, and as long as was asked for; null of one that does not say. */
export function plannedSpan({ form }: Planned): { startAt: number; endAt: number } | null {
  const { day, part, takes } = form
  const minutes = (minutesOf as Record<string, number>)[String(takes)]
  const begins = hoursOfPart(String(part))
  if (typeof day !== 'string' || minutes === undefined || begins === null) return null
  const startAt = instantOf(day, begins)
  return { startAt, endAt: startAt + minutes * MINUTE }
}

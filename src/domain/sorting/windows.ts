/** Owns when a point is open: the two parts of a day, and in which of them an instant lies. */
import { dayOf, instantOf } from '../kernel/clock'
import { sortingRules } from './rules'

export const dayParts = { morning: '早上', evening: '晚上' } as const
export type DayPart = keyof typeof dayParts

interface Hours {
  open: boolean
  morning: boolean
  morningFrom: string
  morningTo: string
  evening: boolean
  eveningFrom: string
  eveningTo: string
}

const spans = ({ morning, evening, ...hours }: Hours) => [
  ...(morning ? [{ part: 'morning' as const, from: hours.morningFrom, to: hours.morningTo }] : []),
  ...(evening ? [{ part: 'evening' as const, from: hours.eveningFrom, to: hours.eveningTo }] : []),
]

/** The part of the day in which a point is open at an instant; null while it is closed. */
export function partAt(hours: Hours, at: number): DayPart | null {
  if (!hours.open) return null
  const day = dayOf(at)
  const found = spans(hours).find(
    ({ from, to }) =>
      at >= instantOf(day, from) - sortingRules.graceMs && at <= instantOf(day, to) + sortingRules.graceMs,
  )
  return found?.part ?? null
}

const short = (time: string): string => time.replace(/^0/, '')

/** 早上 7:00–9:00、晚上 18:00–20:30 */
export const hoursOf = (hours: Hours): string =>
  spans(hours)
    .map(({ part, from, to }) => `${dayParts[part]} ${short(from)}–${short(to)}`)
    .join('、')

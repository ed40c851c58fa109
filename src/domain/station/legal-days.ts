/**
 * Owns the festivals on which everybody is off by law (全国年节及纪念日放假办法, as of 2025), to be offered when a station
 * writes down its closed days. How many days around them are off each year is announced in the autumn before.
 */
import { DAY, type Day, dayOf, startOf } from '../kernel/clock'
import { type ClosedSpan, daysIn, FARTHEST } from './closed-days'

export interface LegalSpan extends ClosedSpan {
  name: string
}

/** Of each year the days that the moon and the sun set: the first of the lunar year, 清明, 端午 and 中秋. */
export const movable: Readonly<Record<number, { spring: Day; clear: Day; dragon: Day; moon: Day }>> = {
  2026: { spring: '2026-02-17', clear: '2026-04-05', dragon: '2026-06-19', moon: '2026-09-25' },
  2027: { spring: '2027-02-06', clear: '2027-04-05', dragon: '2027-06-09', moon: '2027-09-15' },
  2028: { spring: '2028-01-26', clear: '2028-04-04', dragon: '2028-05-28', moon: '2028-10-03' },
  2029: { spring: '2029-02-13', clear: '2029-04-04', dragon: '2029-06-16', moon: '2029-09-22' },
  2030: { spring: '2030-02-03', clear: '2030-04-05', dragon: '2030-06-05', moon: '2030-09-12' },
}

const plus = (day: Day, days: number): Day => dayOf(startOf(day) + days * DAY)

function legalIn(year: number): LegalSpan[] {
  const moving = movable[year]
  if (!moving) return []
  const { spring, clear, dragon, moon } = moving
  return [
    { name: '元旦', from: `${year}-01-01`, to: `${year}-01-01` },
    { name: '春节', from: plus(spring, -1), to: plus(spring, 2) },
    { name: '清明节', from: clear, to: clear },
    { name: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` },
    { name: '端午节', from: dragon, to: dragon },
    { name: '中秋节', from: moon, to: moon },
    { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
  ]
}

/** The festivals to come, within what may be closed ahead, of which some day is still open. @param now epoch milliseconds */
export function legalSpansOpen(closed: readonly ClosedSpan[], now: number): LegalSpan[] {
  const [today, last] = [dayOf(now), dayOf(now + FARTHEST * DAY)]
  const off = new Set(closed.flatMap(daysIn))
  const first = Number(today.slice(0, 4))
  return [first, first + 1, first + 2]
    .flatMap(legalIn)
    .filter(({ from, to }) => from >= today && to <= last)
    .filter((span) => daysIn(span).some((day) => !off.has(day)))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

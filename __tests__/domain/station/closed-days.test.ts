/** The days on which the office is closed: closed and opened in spans, kept in bounds, and minded by the deadlines. */
import { addWorkingDays, DAY, dayOf, startOf } from '../../../src/domain/kernel/clock'
import {
  comingSpans,
  daysIn,
  decideClosing,
  FARTHEST,
  LONGEST_SPAN,
  spansOf,
} from '../../../src/domain/station/closed-days'
import { closedWord } from '../../../src/domain/station/closed-words'

const now = startOf('2026-09-28') + 10 * 3_600_000
const feast = { from: '2026-10-01', to: '2026-10-07' }

const after = (days: readonly string[], closing: { from: string; to: string; closed: boolean }) => {
  const decided = decideClosing(days, closing, now)
  return decided.ok ? decided.value : decided.error.code
}

it('a span is its days, and days are the spans they make', () => {
  expect(daysIn(feast)).toHaveLength(7)
  expect(daysIn({ from: '2026-12-31', to: '2027-01-02' })).toEqual(['2026-12-31', '2027-01-01', '2027-01-02'])
  expect(spansOf([...daysIn(feast), '2027-01-01'])).toEqual([feast, { from: '2027-01-01', to: '2027-01-01' }])
  expect(spansOf(['2026-10-02', '2026-10-01', '2026-10-02'])).toEqual([
    { from: '2026-10-01', to: '2026-10-02' },
  ])
  expect(spansOf([])).toEqual([])
})

it('closing twice is closing once, and opening gives the days back', () => {
  const once = after([], { ...feast, closed: true })
  expect(once).toEqual(daysIn(feast))
  expect(after(once as string[], { ...feast, closed: true })).toEqual(once)
  expect(after(once as string[], { from: '2026-10-07', to: '2026-10-07', closed: false })).toEqual(
    daysIn({ from: '2026-10-01', to: '2026-10-06' }),
  )
  expect(after(once as string[], { ...feast, closed: false })).toEqual([])
})

it.each([
  ['backwards', { from: '2026-10-07', to: '2026-10-01' }],
  ['from yesterday', { from: '2026-09-27', to: '2026-10-01' }],
  ['longer than a month', { from: '2026-10-01', to: dayOf(startOf('2026-10-01') + LONGEST_SPAN * DAY) }],
  ['farther than the year to come', { from: '2027-12-01', to: '2027-12-01' }],
])('days written %s are refused', (_, span) =>
  expect(after([], { ...span, closed: true })).toBe('DAYS_WRONG'),
)

it('today may be closed, and the longest and the farthest are taken', () => {
  const today = { from: '2026-09-28', to: '2026-09-28' }
  expect(after([], { ...today, closed: true })).toEqual(['2026-09-28'])
  const last = dayOf(now + FARTHEST * DAY)
  expect(after([], { from: last, to: last, closed: true })).toEqual([last])
  const longest = { from: '2026-10-01', to: dayOf(startOf('2026-10-01') + (LONGEST_SPAN - 1) * DAY) }
  expect(after([], { ...longest, closed: true })).toHaveLength(LONGEST_SPAN)
})

it('what has begun can be opened again', () => {
  const begun = { from: '2026-09-26', to: '2026-09-30' }
  expect(after(daysIn(begun), { ...begun, closed: false })).toEqual([])
})

it('however often days are closed, no more are kept than the document may hold', () => {
  let days: string[] = []
  for (let at = startOf('2024-01-01'); at < startOf('2026-09-28'); at += DAY) days.push(dayOf(at))
  for (let from = now; from + 30 * DAY <= now + FARTHEST * DAY; from += 31 * DAY) {
    const decided = decideClosing(days, { from: dayOf(from), to: dayOf(from + 30 * DAY), closed: true }, now)
    if (decided.ok) days = decided.value
  }
  expect(days.length).toBeGreaterThan(300)
  expect(days.length).toBeLessThanOrEqual(500)
})

it('deadlines in working days pass over them', () => {
  const wednesday = startOf('2026-09-30') + 10 * 3_600_000
  expect(dayOf(addWorkingDays(wednesday, 2, { off: daysIn(feast) }))).toBe('2026-10-09')
})

it('what is over is not shown, and what is to come is said as people say it', () => {
  expect(comingSpans(['2026-09-01', ...daysIn(feast)], now)).toEqual([feast])
  expect(closedWord(feast, now)).toBe('10 月 1 日到 10 月 7 日')
  expect(closedWord({ from: '2027-01-01', to: '2027-01-01' }, now)).toBe('2027 年 1 月 1 日')
})

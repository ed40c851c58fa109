/** Owns the score sheet: any figures come to what a second, independent reckoning says, to the tenth. */
import fc from 'fast-check'
import { countsFor, themes } from '@/domain/campaign/kinds'
import { daysOfPeriod, isPeriodKey, periodOn, periodWord, shiftedPeriod } from '@/domain/score/period'
import { firstScoreRule, panelAlone, pointsWord, scaleOf, scoreOf, weightsWord } from '@/domain/score/rules'
import { choose } from '@/domain/campaign/standing'
import { areClose, marksOf, mayMark } from '@/domain/campaign/panel'

const scale = { minutes: 600, times: 8, people: 40, declared: false }
const weights = firstScoreRule.value

/** Rows as they are proved, and the same sheet in fractions of whole numbers: a second way to the same tenths. */
const person = fc.record({
  rows: fc.array(fc.integer({ min: 1, max: 480 }), { maxLength: 30 }),
  halfStars: fc.option(fc.integer({ min: 2, max: 10 })),
  marks: fc.option(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 9 })),
})
const sheet = fc
  .tuple(...[20, 10, 10, 10].map((min) => fc.integer({ min, max: min + 20 })))
  .filter((four) => four.reduce((sum, one) => sum + one, 0) === 100)
  .map(([hours = 0, times = 0, rating = 0, panel = 0]) => ({ hours, times, rating, panel }))
const sheets = fc.oneof(fc.constant(weights), fc.constant(panelAlone), sheet)

/** Nearest tenth, a half up, by long division of big numbers. */
const nearest = (top: bigint, bottom: bigint): bigint => {
  const whole = top / bottom
  return (top % bottom) * 2n >= bottom ? whole + 1n : whole
}
const least = (a: number, b: number): bigint => BigInt(Math.min(a, b))

function reckoned(
  four: typeof weights,
  { rows, halfStars, marks }: { rows: number[]; halfStars: number | null; marks: number[] | null },
  measure: { minutes: number; times: number },
): bigint {
  let minutes = 0
  for (const row of rows) minutes += row
  const spreads = halfStars === null && four.rating > 0
  const others = [four.hours, four.times, four.panel]
  let most = [four.hours, four.times, four.panel].map((points) => points * 10)
  if (spreads) {
    const sum = others.reduce((a, b) => a + b)
    const exact = others.map((points) => (points * 1000) / sum)
    most = exact.map(Math.floor)
    const order = [0, 1, 2].sort((a, b) => ((others[b]! * 1000) % sum) - ((others[a]! * 1000) % sum) || a - b)
    for (let i = 0; most.reduce((a, b) => a + b) < 1000; i++) most[order[i]!]! += 1
  }
  const [hours, times, panel] = most as [number, number, number]
  const sum =
    nearest(BigInt(hours) * least(minutes, measure.minutes), BigInt(measure.minutes)) +
    nearest(BigInt(times) * least(rows.length, measure.times), BigInt(measure.times)) +
    (halfStars === null ? 0n : nearest(BigInt(four.rating * 10) * BigInt(halfStars - 2), 8n))
  if (!marks) return sum
  return sum + nearest(BigInt(panel) * BigInt(marks.reduce((a, b) => a + b, 0)), BigInt(marks.length * 10))
}

test('a score is what a second reckoning of the same rows says, and the sum of the parts that are shown', () => {
  fc.assert(
    fc.property(...([sheets, fc.array(person, { minLength: 1, maxLength: 40 })] as const), (four, people) => {
      const sums = people.map(({ rows }) => ({
        minutes: rows.reduce((a, b) => a + b, 0),
        times: rows.length,
      }))
      const measure = scaleOf(sums, 'month')
      people.forEach((one, i) => {
        const marks = one.marks && { sum: one.marks.reduce((a, b) => a + b, 0), count: one.marks.length }
        const score = scoreOf(four, { ...sums[i]!, halfStars: one.halfStars, marks }, measure)
        expect(BigInt(score.tenths)).toBe(reckoned(four, one, measure))
        expect(score.parts.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(score.tenths)
        expect(score.parts.reduce((sum, { most }) => sum + most, 0)).toBe(1000)
        expect(score.parts.every(({ tenths, most }) => tenths >= 0 && tenths <= most)).toBe(true)
      })
    }),
    { numRuns: 300 },
  )
})

test('7.5 of 10 hours, 6 of 8 times, 4.8 would be 5 stars in halves, marks of 8: thirty, fifteen, twenty, sixteen', () => {
  const figures = { minutes: 450, times: 6, halfStars: 10, marks: { sum: 24, count: 3 } }
  const { parts, tenths } = scoreOf(weights, figures, scale)
  expect(parts.map((part) => pointsWord(part.tenths))).toEqual(['30', '15', '20', '16'])
  expect(pointsWord(tenths)).toBe('81')
  expect(pointsWord(scoreOf(weights, { ...figures, halfStars: null }, scale).tenths)).toBe('76.3')
  expect(scoreOf(panelAlone, figures, scale).parts).toEqual([{ part: 'panel', tenths: 800, most: 1000 }])
  expect(weightsWord(weights)).toBe('服务时长 40 分、服务次数 20 分、服务评价 20 分、评议 20 分')
})

test('of fewer than ten people the measure is declared; of ten it is a whole hour that nobody need have', () => {
  const nine = Array.from({ length: 9 }, (_, i) => ({ minutes: 100 + i, times: 3 }))
  expect(scaleOf(nine, 'month')).toEqual({ minutes: 480, times: 4, people: 9, declared: true })
  expect(scaleOf([...nine, { minutes: 4000, times: 90 }], 'month')).toEqual({
    ...{ minutes: 120, times: 3, people: 10, declared: false },
  })
})

test('chosen are the best; of equals whoever was chosen less often; of those the ones the panel has said', () => {
  const one = (entryId: string, tenths: number, earlier = 0) => ({ entryId, tenths, earlier })
  expect(choose([one('a', 500), one('b', 700), one('c', 600), one('d', 0)], 2)).toEqual({
    chosen: ['b', 'c'],
  })
  expect(choose([one('a', 500), one('d', 0)], 2)).toEqual({ chosen: ['a'] })
  expect(choose([one('a', 700, 1), one('b', 700, 0)], 1)).toEqual({ chosen: ['b'] })
  const equals = [one('a', 700), one('b', 600), one('c', 600), one('d', 600)]
  expect(choose(equals, 3)).toEqual({ tied: ['b', 'c', 'd'], places: 2 })
  expect(choose(equals, 3, ['d', 'b', 'a'])).toEqual({ chosen: ['a', 'b', 'd'] })
  expect(choose(equals, 3, ['d'])).toEqual({ tied: ['b', 'c', 'd'], places: 2 })
  expect(choose(equals, 4)).toEqual({ chosen: ['a', 'b', 'c', 'd'] })
})

test('nobody marks themselves, the family, the household, or whom they have recommended', () => {
  const kin = (_id: string, householdId: string | null = null, family: string[] = []) => ({
    ...{ _id, householdId },
    family: family.map((personId) => ({ personId, removedAt: null }) as never),
  })
  const mine = kin('p1', 'h1', ['p4'])
  const open = { recommendedBy: [] }
  expect(mayMark(mine, kin('p1'), open)).toBe(false)
  expect(mayMark(mine, kin('p2', 'h1'), open)).toBe(false)
  expect(mayMark(mine, kin('p4'), open)).toBe(false)
  expect(mayMark(kin('p4'), mine, open)).toBe(false)
  expect(mayMark(mine, kin('p3', 'h2'), open)).toBe(true)
  expect(mayMark(mine, kin('p3'), { recommendedBy: ['p1'] })).toBe(false)
  expect(areClose(kin('p5'), kin('p6'))).toBe(false)
  expect(marksOf({})).toBeNull()
  expect(marksOf({ a: { mark: 8 }, b: { mark: 9 } })).toEqual({ sum: 17, count: 2 })
})

test('periods follow one another without a gap, whatever their kind, and are said in words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('week', 'month', 'quarter', 'year'),
      fc.integer({ min: 0, max: 3000 }),
      (by, days) => {
        const day = new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
        const period = periodOn(by, day)
        const { from, until } = daysOfPeriod(period)
        expect(from <= day && day < until).toBe(true)
        expect(isPeriodKey(by, period.key)).toBe(true)
        expect(daysOfPeriod(shiftedPeriod(period, 1)).from).toBe(until)
        expect(shiftedPeriod(shiftedPeriod(period, 1), -1)).toEqual(period)
      },
    ),
  )
  expect(
    ['2026-11', '2026-4', '2026', '2026-11-23'].map((key, i) =>
      periodWord({ by: (['month', 'quarter', 'year', 'week'] as const)[i]!, key }),
    ),
  ).toEqual(['2026 年 11 月', '2026 年第 4 季度', '2026 年', '2026 年 11 月 23 日起的一周'])
  expect([
    isPeriodKey('week', '2026-11-24'),
    isPeriodKey('month', '2026-13'),
    isPeriodKey('quarter', '2026-5'),
  ]).toEqual([false, false, false])
})

test('a theme counts its own types, and what is given at home for neighbours alone', () => {
  expect(countsFor(null, null)).toBe(true)
  expect(Object.keys(themes).map((theme) => countsFor(theme as never, null))).toEqual([true, false, false])
  expect(countsFor('beauty', 'cleanup')).toBe(true)
  expect(countsFor('culture', 'cleanup')).toBe(false)
})

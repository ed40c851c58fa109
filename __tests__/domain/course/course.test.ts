/** Owns the rules of courses as tables: phases, terms, consent, lots, and what a lesson lacks. */
import { createHash, createHmac } from 'node:crypto'
import {
  asksGuardians,
  decideTerms,
  hasAdults,
  isForMinors,
  placesIn,
  countsFor,
} from '../../../src/domain/activity/course-terms'
import { applied } from '../../../src/domain/kernel/applied'
import { NEVER } from '../../../src/domain/kernel/clock'
import { newSeats } from '../../../src/domain/kernel/seats'
import { fillByDraw, seatAll, seatNext } from '../../../src/domain/kernel/seats-lots'
import { needsConsent } from '../../../src/domain/course/decide-enrol'
import { drawnOrder, drawOf, digestOfSeed, lotOf, outcomesOf } from '../../../src/domain/course/lot'
import { movesUp, phaseOf, wakeAtOf } from '../../../src/domain/course/rules'

const HOUR = 3_600_000
const teacher = { personId: null, name: '陈老师' }
const terms = (given: object = {}) => ({ drawAt: null, ownUntil: null, teacher, adults: [], ...given })
const lesson = (startAt: number, isOff = false) => ({
  sessionId: `s${startAt}`,
  startAt,
  endAt: startAt + 1,
  isOff,
})
const draw = { at: 50, day: '2026-07-01', lots: [], free: 1, line: 1 }

describe('a phase', () => {
  const timed = (given: object = {}) =>
    ({ state: 'open', course: terms(), draw: null, lessons: [lesson(100), lesson(200)], ...given }) as never
  it.each([
    ['open', {}, 0],
    ['open', {}, 150],
    ['over', {}, 200],
    ['over', { lessons: [lesson(100), lesson(200, true)] }, 150],
    ['over', { state: 'cancelled' }, 0],
    ['lots', { course: terms({ drawAt: 50 }) }, 49],
    ['drawing', { course: terms({ drawAt: 50 }) }, 50],
    ['open', { course: terms({ drawAt: 50 }), draw }, 60],
    ['over', { course: terms({ drawAt: 50 }), draw }, 200],
  ])('is %s', (phase, given, now) => expect(phaseOf(timed(given), now)).toBe(phase))

  it.each([
    [50, { course: terms({ drawAt: 50 }) }],
    [NEVER, { course: terms({ drawAt: 50 }), draw }],
    [NEVER, {}],
    [30, { holdUntil: 30 }],
    [NEVER, { holdUntil: 30, state: 'cancelled' }],
  ])('wakes the timer at %d', (at, given) =>
    expect(wakeAtOf({ ...(timed(given) as object), holdUntil: 0, ...given } as never, 10)).toBe(at),
  )
})

describe('the terms of a course', () => {
  const planned = (given: object = {}) =>
    decideTerms({
      course: terms(),
      capacity: 20,
      queueCapacity: 5,
      plan: [{ startAt: 100 * HOUR }],
      ...given,
    } as never)
  it.each([
    ['ok', {}],
    ['ok', { course: null, capacity: 500, review: '看证' }],
    ['COURSE_TOO_LARGE', { capacity: 101 }],
    ['COURSE_TOO_LARGE', { queueCapacity: 21 }],
    ['COURSE_PLAIN', { review: '看证' }],
    ['COURSE_PLAIN', { posts: [{ name: '引导' }] }],
    ['ok', { course: terms({ drawAt: 88 * HOUR }) }],
    ['COURSE_DRAW_LATE', { course: terms({ drawAt: 88 * HOUR + 1 }) }],
    ['ok', { course: terms({ adults: ['周敏', '李强'] }) }],
    ['COURSE_ADULTS', { course: terms({ adults: ['周敏', '周 敏'] }) }],
    ['COURSE_ADULTS', { course: terms({ adults: ['周敏', '陈老师'] }) }],
  ])('answer %s', (code, given) => {
    const decided = planned(given)
    expect(decided.ok ? 'ok' : decided.error.code).toBe(code)
  })

  const facts = (given: object = {}) =>
    ({ type: 'skills_training', audience: 'all', minAge: null, maxAge: null, ...given }) as never
  it.each([
    [true, { audience: 'child' }],
    [true, { audience: 'teen' }],
    [true, { maxAge: 17 }],
    [false, { maxAge: 18 }],
    [false, { audience: 'elder60' }],
    [true, { type: 'tutoring' }],
    [false, { type: 'tutoring', minAge: 18 }],
    [false, { type: 'tutoring', audience: 'elder60' }],
  ])('are for minors: %s for %j', (is, given) => {
    expect(isForMinors(facts(given))).toBe(is)
    const lookedAfterBy = (...adults: string[]) =>
      hasAdults({ ...(facts(given) as object), course: terms({ adults }) } as never)
    expect(lookedAfterBy('甲', '乙')).toBe(true)
    expect([lookedAfterBy('甲'), lookedAfterBy('甲', '甲 '), lookedAfterBy('甲', '陈老师')]).toEqual([
      ...[!is, !is, !is],
    ])
  })

  it('ask the guardian of any child, and of whoever is brought to a course for minors', () => {
    const now = Date.parse('2026-07-01T09:00:00+08:00')
    const asks = (given: object, birthDate: string | null, isSelf = false) =>
      needsConsent(facts(given), { isSelf, birthDate, now })
    expect(asks({ audience: 'child' }, null)).toBe(true)
    expect(asks({}, '2016-01-01')).toBe(true)
    expect([asks({}, '1950-01-01'), asks({}, null)]).toEqual([false, false])
    expect(asks({ audience: 'child' }, '1980-01-01', true)).toBe(false)
  })

  it('make a course of what teaches children their schoolwork, and of nothing else', () => {
    const held = (given: object, course: unknown = null) =>
      asksGuardians({ ...(facts(given) as object), course } as never)
    expect(held({ type: 'tutoring', audience: 'child' })).toBe(false)
    expect(held({ type: 'tutoring', audience: 'child' }, terms())).toBe(true)
    expect([held({ audience: 'child' }), held({ type: 'tutoring', minAge: 18 })]).toEqual([true, true])
  })

  it('count the hours of a teaching volunteer, who takes one place more', () => {
    const course = terms({ teacher: { personId: 'p1', name: '陈' } })
    expect(['p1', 'p2'].map((who) => countsFor({ countsHours: false, course }, who))).toEqual([true, false])
    expect([placesIn({ capacity: 5, course }), placesIn({ capacity: 5, course: terms() })]).toEqual([6, 5])
  })
})

describe('a draw', () => {
  const seed = 'ab'.repeat(32)
  const asks = (who: string, by = who) => ({ who, by, at: 1, until: 9 })

  it('is what any other library computes', () => {
    expect(digestOfSeed(seed)).toBe(createHash('sha256').update(seed).digest('hex'))
    expect(lotOf(seed, '2026-07-01', '000000042')).toBe(
      createHmac('sha256', `${seed}2026-07-01`).update('000000042').digest('hex'),
    )
  })

  it('orders the same tickets the same way, however they come, and otherwise with another seed or day', () => {
    const tickets = Array.from({ length: 60 }, (_, i) => String(i).padStart(9, '0'))
    const order = drawnOrder(seed, '2026-07-01', tickets)
    expect(drawnOrder(seed, '2026-07-01', [...tickets].reverse())).toEqual(order)
    expect(drawnOrder(seed, '2026-07-02', tickets)).not.toEqual(order)
    expect(drawnOrder('cd'.repeat(32), '2026-07-01', tickets)).not.toEqual(order)
  })

  it('gives every place among ten to each of ten about as often', () => {
    const firsts = Array.from(
      { length: 400 },
      (_, i) => drawnOrder(`s${i}`, '2026-07-01', [...'0123456789'])[0],
    )
    for (const ticket of '0123456789') {
      const won = firsts.filter((first) => first === ticket).length
      expect(won).toBeGreaterThan(18)
      expect(won).toBeLessThan(66)
    }
  })

  it('keeps families together, and goes down the list until nothing is left', () => {
    const seats = {
      ...newSeats(2, 2),
      applicants: ['a', 'b', 'c1', 'c2', 'd'].map((who) => asks(who, who[0])),
    }
    const { lots, order } = drawOf(seats, { seed, day: '2026-07-01', ticketOf: (by) => by })
    expect(lots.map(({ people }) => people).sort()).toEqual([1, 1, 1, 2])
    const at = order.findIndex(({ who }) => who === 'c1')
    expect(order[at + 1]?.who).toBe('c2')
    const outcomes = outcomesOf(lots, { free: 2, line: 2 })
    expect(outcomes.reduce((sum, one) => sum + one.seated, 0)).toBe(2)
    expect(outcomes.reduce((sum, one) => sum + one.inLine, 0)).toBe(2)
    const { patch, guard } = fillByDraw('seats', seats, order, 7)
    expect(guard).toMatchObject({ 'seats.version': 1 })
    const after = applied({ seats }, patch).seats
    expect([after.holders, after.queue, after.applicants?.map(({ who }) => who)]).toMatchObject([
      order.slice(0, 2).map(({ who }) => ({ who, at: 7 })),
      order.slice(2, 4).map(({ who }) => ({ who })),
      order.slice(4).map(({ who }) => who),
    ])
    expect([after.free, after.queueFree]).toEqual([0, 0])
    expect(() => fillByDraw('seats', seats, order.slice(1), 7)).toThrow('leaves somebody out')
  })

  it('moves the first of the queue up, and seats many at once', () => {
    const seats = {
      ...newSeats(3, 2),
      free: 1,
      queueFree: 0,
      queue: ['a', 'b'].map((who) => ({ who, by: who, at: 1 })),
    }
    expect(movesUp({ seats, state: 'open', holdUntil: 5 }, 4)).toBe(false)
    expect(movesUp({ seats, state: 'open', holdUntil: 5 }, 5)).toBe(true)
    const heads = seats.queue.slice(0, 1)
    expect(applied({ seats }, seatNext('seats', heads, 7).patch).seats).toMatchObject({
      ...{ free: 0, queueFree: 1, holders: [{ who: 'a', at: 7 }], queue: [{ who: 'b' }] },
    })
    expect(() => seatAll('seats', [])).toThrow('nobody')
  })
})

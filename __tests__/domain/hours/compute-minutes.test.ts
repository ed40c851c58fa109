/** Shows what the rules of hours may and may not do to a visit. */
import fc from 'fast-check'
import { approvalOf } from '../../../src/domain/hours/approval'
import { computeMinutes, computeWrittenMinutes } from '../../../src/domain/hours/compute-minutes'
import { hoursRules, hoursRulesAt } from '../../../src/domain/hours/rules'
import { assertRules } from '../../../src/domain/kernel/rules'
import { pointsForHours, pointsRulesOf } from '../../../src/domain/points/rules'

const MINUTE = 60_000
const start = 1_800_000_000_000
const rules = hoursRulesAt(start)

const planned = fc
  .integer({ min: 30, max: 600 })
  .map((length) => ({ startAt: start, endAt: start + length * MINUTE }))
const visits = fc
  .tuple(fc.integer({ min: -120, max: 800 }), fc.integer({ min: 0, max: 900 }), fc.nat(59_999))
  .map(([from, length, ms]) => ({
    inAt: start + from * MINUTE,
    outAt: start + (from + length) * MINUTE + ms,
  }))

describe('minutes of a visit', () => {
  it('are never more than measured, than the cap allows, or off the rounding step', () => {
    fc.assert(
      fc.property(visits, planned, (visit, session) => {
        const { rawMinutes, minutes } = computeMinutes(visit, session, rules)
        const plannedMinutes = (session.endAt - session.startAt) / MINUTE
        expect(minutes).toBeLessThanOrEqual(rawMinutes)
        expect(minutes).toBeLessThanOrEqual(plannedMinutes * 1.25)
        expect(minutes % 6).toBe(0)
        expect(minutes === 0 || minutes >= 15).toBe(true)
      }),
    )
  })

  it('lead from raw to counted by the rules that are named, each of which took something', () => {
    fc.assert(
      fc.property(visits, planned, (visit, session) => {
        const { rawMinutes, minutes, applied } = computeMinutes(visit, session, rules)
        expect(rawMinutes + applied.reduce((sum, rule) => sum + rule.delta, 0)).toBe(minutes)
        expect(applied.every((rule) => rule.delta < 0 && rule.text !== '')).toBe(true)
        const order = applied.map((rule) =>
          ['hours.span', 'hours.cap', 'hours.round', 'hours.smallest'].indexOf(rule.ruleId),
        )
        expect([...order].sort()).toEqual(order)
      }),
    )
  })

  it('never shrink when somebody stays longer or comes earlier', () => {
    fc.assert(
      fc.property(visits, planned, fc.nat(300), (visit, session, more) => {
        const { minutes } = computeMinutes(visit, session, rules)
        const longer = computeMinutes({ ...visit, outAt: visit.outAt + more * MINUTE }, session, rules)
        const earlier = computeMinutes({ ...visit, inAt: visit.inAt - more * MINUTE }, session, rules)
        expect(longer.minutes).toBeGreaterThanOrEqual(minutes)
        expect(earlier.minutes).toBeGreaterThanOrEqual(minutes)
      }),
    )
  })

  it.each([
    ['on time', 0, 120, 120, []],
    ['half an hour early, which counts up to the cap', -30, 120, 150, []],
    ['an hour early', -60, 120, 150, ['hours.span']],
    ['far too long', 0, 400, 150, ['hours.span']],
    ['early and long', -30, 150, 150, ['hours.cap']],
    ['a broken tenth', 0, 100, 96, ['hours.round']],
    ['too short', 0, 14, 0, ['hours.round', 'hours.smallest']],
    ['left before coming', 30, 20, 0, []],
  ])('are counted for somebody %s', (_, from, to, minutes, ruleIds) => {
    const visit = { inAt: start + from * MINUTE, outAt: start + to * MINUTE }
    const counted = computeMinutes(visit, { startAt: start, endAt: start + 120 * MINUTE }, rules)
    expect([counted.minutes, counted.applied.map((rule) => rule.ruleId)]).toEqual([minutes, ruleIds])
  })

  it('that were written down are only rounded', () => {
    expect(computeWrittenMinutes(60, rules)).toEqual({ rawMinutes: 60, minutes: 60, applied: [] })
    expect(computeWrittenMinutes(65, rules)).toMatchObject({ minutes: 60, applied: [{ delta: -5 }] })
    expect(computeWrittenMinutes(14, rules)).toMatchObject({ minutes: 0, applied: [{ delta: -14 }] })
  })
})

describe('the rules', () => {
  it('are dated without gaps or twins', () => {
    assertRules(hoursRules)
    assertRules(pointsRulesOf(null))
  })

  it('give whole points for whole hours', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (minutes) => {
        const { points } = pointsForHours(pointsRulesOf(null), minutes, start)
        expect(points).toBe(Math.floor(minutes / 60))
      }),
    )
  })

  it('say who must look at a record', () => {
    const proof = (method: 'code' | 'card' | 'roster' | 'bulk' | 'planned' | 'answered') => ({
      method,
      at: start,
      receivedAt: start,
      late: false,
      nonce: null,
      byPersonId: 'p',
      placeCode: null,
    })
    const way = (day: number, ...ends: Parameters<typeof proof>[0][]) => {
      const [checkIn = 'code', checkOut = 'code'] = ends
      return approvalOf({ kind: 'proved', checkIn: proof(checkIn), checkOut: proof(checkOut) }, day, rules)
    }
    expect(way(480)).toEqual({ way: 'rules', why: '' })
    expect(way(480, 'card', 'code').way).toBe('rules')
    expect(way(481)).toEqual({ way: 'leader', why: '当天超过 8 小时' })
    expect(way(721)).toEqual({ way: 'leaderAndAdmin', why: '当天超过 12 小时' })
    expect(way(60, 'roster')).toEqual({ way: 'leaderAndStaff', why: '现场勾选' })
    expect(way(60, 'code', 'bulk')).toEqual({ way: 'leaderAndStaff', why: '组织者一起签退' })
    expect(way(60, 'code', 'planned')).toEqual({ way: 'leaderAndStaff', why: '忘了签退' })
    expect(way(60, 'code', 'answered').way).toBe('leaderAndStaff')
    expect(way(800, 'roster')).toEqual({ way: 'leaderAndAdmin', why: '现场勾选，当天超过 12 小时' })
    expect(approvalOf({ kind: 'added', checkIn: null, checkOut: null }, 60, rules)).toEqual({
      way: 'leaderAndStaff',
      why: '补录',
    })
  })
})

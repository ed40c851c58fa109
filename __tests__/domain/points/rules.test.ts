/** Rules for points as data: which one holds, from when a new one may, and that a trial gives what saving gives. */
import fc from 'fast-check'
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { assertRules } from '../../../src/domain/kernel/rules'
import { earliestDay } from '../../../src/domain/kernel/rule-changes'
import { decideRule, type RuleDraft } from '../../../src/domain/points/decide-rule'
import { daysOfMonth, monthBefore, spanOfMonth } from '../../../src/domain/points/months'
import { ruleNumbers } from '../../../src/domain/points/rule-form'
import { previewPerson, previewTotals } from '../../../src/domain/points/preview-rule'
import {
  pointsForHours,
  pointsFor,
  pointsRulesOf,
  pointsRuleText,
  type StationPointsRules,
  wholeRule,
} from '../../../src/domain/points/rules'

const now = startOf('2027-03-06') + 9 * HOUR
const admin = { by: 'admin', name: '站长', now }
const draft = (given: Partial<RuleDraft> = {}): RuleDraft => ({
  version: 0,
  effectiveFrom: '2027-04-01',
  minutesPerPoint: 30,
  wishPoints: 8,
  reason: '居民议事会定的',
  ...given,
})
const codeOf = (decision: { ok: boolean; error?: { code: string } }) =>
  decision.ok ? 'ok' : decision.error?.code

/** The rules after saving; fails the test when refused. */
function saved(rules: StationPointsRules | undefined, given: RuleDraft, by = admin): StationPointsRules {
  const decision = decideRule(rules ? { pointsRules: rules } : {}, given, by)
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value.rules
}

it('before a station wrote one, an hour is a point', () => {
  const rules = pointsRulesOf({})
  assertRules(rules)
  expect([59, 60, 119, 120].map((minutes) => pointsForHours(rules, minutes, now).points)).toEqual([
    0, 1, 1, 2,
  ])
  expect(pointsFor('wish', rules, now)).toEqual({ points: 5, ruleId: 'points-1' })
  expect(pointsRuleText(rules, 'points-1', 'hours')).toBe('每满 1 小时记 1 分')
  expect(pointsRuleText(rules, 'gone', 'hours')).toBeNull()
})

it('what happened before a rule began is judged by the one before', () => {
  const rules = pointsRulesOf({ pointsRules: saved(undefined, draft()) })
  assertRules(rules)
  const first = startOf('2027-04-01')
  expect(pointsForHours(rules, 120, first - 1).points).toBe(2)
  expect(pointsForHours(rules, 120, first)).toEqual({ points: 4, ruleId: 'points-2027-04-01-1' })
  expect(pointsFor('wish', rules, first).points).toBe(8)
  expect(pointsRuleText(rules, 'points-2027-04-01-1', 'wish')).toBe('帮邻居圆一个心愿记 8 分')
  expect(pointsRuleText(rules, 'points-2027-04-01-1', 'hours')).toBe('每满 30 分钟记 1 分')
})

it.each([
  ['yesterday', dayOf(now - DAY), 'RULE_TOO_EARLY'],
  ['today', dayOf(now), 'RULE_TOO_EARLY'],
  ['tomorrow', dayOf(now + DAY), 'ok'],
  ['next year', '2028-01-01', 'ok'],
])('begins %s: %s', (_, effectiveFrom, code) => {
  expect(codeOf(decideRule({}, draft({ effectiveFrom }), admin))).toBe(code)
})

it('tomorrow is tomorrow in Shanghai', () => {
  expect(earliestDay(startOf('2027-03-07') - 1)).toBe('2027-03-07')
  expect(earliestDay(startOf('2027-03-07'))).toBe('2027-03-08')
})

it('refuses what changes nothing and what somebody else changed meanwhile', () => {
  const rules = saved(undefined, draft())
  const again = (given: Partial<RuleDraft>) => codeOf(decideRule({ pointsRules: rules }, draft(given), admin))
  expect(codeOf(decideRule({}, draft({ minutesPerPoint: 60, wishPoints: 5 }), admin))).toBe('RULE_UNCHANGED')
  expect(again({ version: 1 })).toBe('RULE_UNCHANGED')
  expect(again({ version: 1, effectiveFrom: '2027-05-01' })).toBe('RULE_UNCHANGED')
  expect(again({ minutesPerPoint: 45 })).toBe('STALE')
  expect(codeOf(decideRule({ pointsRules: rules }, draft(), { ...admin, by: 'other' }))).toBe('STALE')
})

it('grants the same wish of the same person again without effect', () => {
  const rules = saved(undefined, draft())
  const decision = decideRule({ pointsRules: rules }, draft(), { ...admin, now: now + HOUR })
  expect(decision).toEqual({ ok: true, value: { rules, update: null } })
})

it('replaces a rule that has not begun, withdraws it, and keeps who did what', () => {
  const first = saved(undefined, draft())
  const second = saved(first, draft({ version: 1, minutesPerPoint: 45 }))
  expect(second.rules.map(({ id, value }) => [id, value.minutesPerPoint])).toEqual([
    ['points-2027-04-01-2', 45],
  ])
  const third = saved(second, draft({ version: 2, minutesPerPoint: 60, wishPoints: 5, reason: '先不改' }))
  expect(third.rules).toEqual([])
  expect(third.changes.map(({ reason, byPersonId }) => [reason, byPersonId])).toEqual([
    ['居民议事会定的', 'admin'],
    ['居民议事会定的', 'admin'],
    ['先不改', 'admin'],
  ])
})

it('of any sequence of edits the rules stay in order, and none that has begun is changed', () => {
  const edits = fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 5 }),
      minutesPerPoint: fc.integer({ min: 6, max: 600 }),
      wishPoints: fc.nat(20),
      later: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(edits, (sequence) => {
      let at = now
      let rules: StationPointsRules | undefined
      for (const { days, minutesPerPoint, wishPoints, later } of sequence) {
        at += later * DAY
        const before = pointsRulesOf(rules ? { pointsRules: rules } : {})
        const given = draft({
          version: rules?.version ?? 0,
          effectiveFrom: dayOf(at + days * DAY),
          minutesPerPoint,
          wishPoints,
        })
        const decision = decideRule(rules ? { pointsRules: rules } : {}, given, { ...admin, now: at })
        if (!decision.ok) continue
        rules = decision.value.rules
        const after = pointsRulesOf({ pointsRules: rules })
        assertRules(after)
        const begun = before.filter((rule) => rule.effectiveFrom <= dayOf(at))
        for (const rule of begun) expect(after).toContainEqual(rule)
        expect(pointsForHours(after, 600, at)).toEqual(pointsForHours(before, 600, at))
        expect(pointsFor('wish', after, startOf(given.effectiveFrom)).points).toBe(wishPoints)
      }
    }),
  )
})

it('a trial of a month gives what the saved rule gives record by record', () => {
  const record = fc.record({
    minutes: fc.integer({ min: 0, max: 720 }).map((n) => n * 6),
    points: fc.nat(20),
  })
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 60 }),
      fc.integer({ min: 6, max: 600 }),
      fc.nat(100),
      fc.nat(30),
      fc.tuple(fc.nat(10), fc.nat(200)),
      (records, minutesPerPoint, wishPoints, wishes, [sortingPoints, sortings]) => {
        const different = minutesPerPoint !== 60 || wishPoints !== 5
        fc.pre(different)
        const groups = [...new Set(records.map(({ minutes }) => minutes))].map((minutes) => {
          const same = records.filter((one) => one.minutes === minutes)
          return { minutes, records: same.length, points: same.reduce((sum, one) => sum + one.points, 0) }
        })
        const rule = wholeRule({ minutesPerPoint, wishPoints, sortingPoints })
        const totals = previewTotals(rule, groups, [
          { source: 'wish', times: wishes, points: wishes * 5 },
          { source: 'sorting', times: sortings, points: sortings },
        ])
        const rules = pointsRulesOf({
          pointsRules: saved(undefined, draft({ minutesPerPoint, wishPoints, sortingPoints })),
        })
        const at = startOf('2027-04-15')
        const real = records.map(({ minutes }) => pointsForHours(rules, minutes, at).points)
        const all = real.reduce((sum, n) => sum + n, 0)
        const pieces =
          wishes * pointsFor('wish', rules, at).points + sortings * pointsFor('sorting', rules, at).points
        expect(totals.after).toBe(all + pieces)
        expect(totals.before).toBe(records.reduce((sum, one) => sum + one.points, wishes * 5 + sortings))
        expect(previewPerson(rule, records).after).toBe(all)
      },
    ),
  )
})

it('a number that a phone does not know of stays as it is', () => {
  const rules = saved(undefined, draft({ reusePoints: 4, sortingPoints: 0 }))
  const { reusePoints: _, sortingPoints: __, ...older } = draft({ version: 1, effectiveFrom: '2027-05-01' })
  const [, later] = saved(rules, { ...older, wishPoints: 9 }).rules
  expect(later?.value).toEqual({ minutesPerPoint: 30, wishPoints: 9, sortingPoints: 0, reusePoints: 4 })
})

it('a day before there was any rule is too early, as every day that has gone by', () => {
  expect(codeOf(decideRule({}, draft({ effectiveFrom: '1905-01-01' }), admin))).toBe('RULE_TOO_EARLY')
})

it('every number that is asked for is one of a rule, and of none other', () => {
  const asked = Object.keys(ruleNumbers).sort()
  expect(Object.keys(wholeRule({ minutesPerPoint: 60 })).sort()).toEqual(asked)
})

it('months follow each other over the year', () => {
  expect(monthBefore('2027-01')).toBe('2026-12')
  expect(monthBefore('2027-11')).toBe('2027-10')
  expect(daysOfMonth('2027-12')).toEqual({ from: '2027-12-01', until: '2028-01-01' })
  expect(spanOfMonth('2027-02').until - spanOfMonth('2027-02').from).toBe(28 * DAY)
})

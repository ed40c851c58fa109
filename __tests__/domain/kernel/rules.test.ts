/** Shows that dated rules apply from the first instant of their day, and that decisions are values while faults crash. */
import { MINUTE, startOf } from '@/domain/kernel/clock'
import { invariant, InvariantError, ok, reject } from '@/domain/kernel/errors'
import { assertRules, ruleAt } from '@/domain/kernel/rules'

const rules = [
  { id: 'later', effectiveFrom: '2026-03-01', value: 2 },
  { id: 'first', effectiveFrom: '2026-01-01', value: 1 },
]

describe('ruleAt', () => {
  it('keeps the old rule until the new one’s day begins in Shanghai', () => {
    expect(ruleAt(rules, startOf('2026-03-01') - MINUTE).id).toBe('first')
    expect(ruleAt(rules, startOf('2026-03-01')).id).toBe('later')
  })

  it('crashes before the first rule', () => {
    expect(() => ruleAt(rules, startOf('2025-12-31'))).toThrow('no rule applies yet')
  })
})

describe('assertRules', () => {
  it.each([
    ['no rules', []],
    ['two rules from one day', [...rules, { id: 'x', effectiveFrom: '2026-01-01', value: 3 }]],
    ['two rules of one id', [...rules, { id: 'first', effectiveFrom: '2026-05-01', value: 3 }]],
    ['a day that is none', [{ id: 'x', effectiveFrom: '2026-02-30', value: 3 }]],
  ])('crashes on %s', (_name, wrong) => {
    expect(() => assertRules(rules)).not.toThrow()
    expect(() => assertRules(wrong)).toThrow(InvariantError)
  })
})

describe('decisions', () => {
  it('are plain values, and only a fault crashes', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 })
    expect(reject('FULL')).toEqual({ ok: false, error: { code: 'FULL' } })
    expect(reject('FULL', { left: 0 })).toEqual({ ok: false, error: { code: 'FULL', details: { left: 0 } } })
    expect(() => invariant(true, 'never')).not.toThrow()
    expect(() => invariant(0, 'it happened')).toThrow(new InvariantError('it happened'))
  })
})

/** Shows that guards and patches are joined without losing a part, and that joined updates happen together or not at all. */
import {
  allOf,
  assertPatch,
  assertSharp,
  type Guard,
  guardOperators,
  together,
} from '@/domain/kernel/guarded-update'
import { operations, sampleUpdate } from './support/seats-world'
import { OneDocument } from './support/one-document'

const operatorsIn = (value: unknown): string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        ...(key.startsWith('$') ? [key] : []),
        ...operatorsIn(inner),
      ])

describe('allOf', () => {
  it('keeps two conditions on one field apart', () => {
    const guard = allOf({ a: { $gt: 1 }, b: 1 }, { a: { $lt: 5 } }, { $and: [{ a: { $ne: 3 } }] })
    const holds = (a: number) => new OneDocument({ a, b: 1 }).apply({ guard, patch: { $set: { c: 1 } } })
    expect([1, 2, 3, 4, 5].map(holds)).toEqual([false, true, false, true, false])
  })

  it('keeps two alternatives apart', () => {
    const guard = allOf({ $or: [{ a: 1 }, { a: 2 }] }, { $or: [{ b: 1 }, { b: 2 }] })
    const holds = (a: number, b: number) =>
      new OneDocument({ a, b }).apply({ guard, patch: { $set: { c: 1 } } })
    expect([holds(1, 2), holds(1, 3), holds(3, 1)]).toEqual([true, false, false])
  })
})

describe('a guard that would let everybody in', () => {
  const held = (condition: unknown): Guard => ({ 'stalls.1.holder': condition })
  const blunt: Guard[] = [
    held(null),
    held({ $eq: null }),
    held({ $in: ['a', null] }),
    allOf({ state: 'on' }, { $and: [held(null)] }),
    { $or: [{ state: 'on' }, { $nor: [{ 'stalls.0': null }] }] },
  ]

  it.each(blunt.map((guard) => [JSON.stringify(guard), guard] as const))('is not sent: %s', (_, guard) => {
    expect(() => assertSharp(guard)).toThrow('null guards nothing')
  })

  it('is told from those that mean what they say', () => {
    const sharp: Guard[] = [
      { holder: null, 'posts.p1.who': null },
      held({ $exists: false }),
      held({ $ne: null }),
      { $or: [held('a'), { state: null }] },
    ]
    for (const guard of sharp) expect(() => assertSharp(guard)).not.toThrow()
  })
})

describe('together', () => {
  const both = together(
    { guard: { open: true }, patch: { $inc: { free: -1 }, $push: { list: 'x' } } },
    { guard: { state: 'on' }, patch: { $inc: { version: 1 }, $set: { state: 'off' } } },
  )

  it('changes everything when both guards hold, and nothing otherwise', () => {
    const start = { open: true, state: 'on', free: 1, version: 1, list: [] as string[] }
    const doc = new OneDocument(start)
    expect(doc.apply(both)).toBe(true)
    expect(doc.read()).toEqual({ open: true, state: 'off', free: 0, version: 2, list: ['x'] })
    const closed = new OneDocument({ ...start, open: false })
    expect(closed.apply(both)).toBe(false)
    expect(closed.read()).toEqual({ ...start, open: false })
  })

  it.each([
    ['the same field by the same operator', { $inc: { free: 2 } }],
    ['the same field by another operator', { $set: { free: 2 } }],
    ['a field inside a changed one', { $set: { 'list.0': 'y' } }],
  ])('crashes when both change %s', (_name, patch) => {
    expect(() => together(both, { guard: {}, patch })).toThrow('change')
  })
})

describe('assertPatch', () => {
  it('crashes on an empty patch and on a changed id', () => {
    expect(() => assertPatch({})).toThrow('an empty patch')
    expect(() => assertPatch({ $set: { _id: 'x' } })).toThrow('_id')
    expect(() => assertPatch({ $set: { ab: 1 }, $inc: { a: 1 } })).not.toThrow()
  })
})

describe('the guards of seats', () => {
  it.each(operations)('of %s use only operators that the vocabulary lists', (operation) => {
    const used = operatorsIn(sampleUpdate(operation).guard as Guard)
    expect(guardOperators).toEqual(expect.arrayContaining(used))
  })

  it.each(operations)('of %s survive being sent as JSON', (operation) => {
    const update = sampleUpdate(operation)
    expect(JSON.parse(JSON.stringify(update))).toEqual(update)
  })
})

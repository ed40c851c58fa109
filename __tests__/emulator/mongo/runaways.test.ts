/** What would take time or memory without end is refused instead. */
import { performance } from 'node:perf_hooks'
import { type MongoError } from '../../../emulator/mongo/errors'
import { compileQuery } from '../../../emulator/mongo/match'
import { compileExpression } from '../../../emulator/mongo/expressions/compile'
import { mayBacktrackWithoutEnd } from '../../../emulator/mongo/regex-guard'

const evaluate = (spec: unknown): unknown => compileExpression(spec)({ root: {}, variables: {}, nowMs: 0 })

const refusal = (work: () => unknown): MongoError | null => {
  try {
    work()
    return null
  } catch (error) {
    return error as MongoError
  }
}

it.each([
  ['^(a+)+$', ''],
  ['^(A+)+$', 'i'],
  ['^(?=a)(a|aa)+$', ''],
])('the pattern %s with flags "%s" is given up on a text it would chew for years', ($regex, $options) => {
  const matches = compileQuery({ text: { $regex, $options } }, { nowMs: 0 })
  const before = performance.now()
  expect(refusal(() => matches({ text: `${'a'.repeat(80)}b` }))).toMatchObject({ code: 51156 })
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(matches({ text: 'a'.repeat(80) })).toBe(true)
  expect(matches({ text: 'aab' })).toBe(false)
})

it.each(['^abc', '.*foo.*', 'a+', '[*+]{2}', '\\*\\+\\*\\+', '(ab|cd)', '^1\\d{10}$'])(
  'the everyday pattern %s is not watched',
  (pattern) => expect(mayBacktrackWithoutEnd(pattern)).toBe(false),
)

it.each([[[0, 2_000_000_000]], [[0, -2_000_000_000, -1]], [[0, 6_553_601]]])(
  'the range %j is refused before it takes the memory',
  (range) => {
    const { code, message } = refusal(() => evaluate({ $range: range })) ?? {}
    expect([code, message]).toEqual([146, expect.stringContaining('$range would use too much memory')])
  },
)

it('a range that runs the other way is empty however far it is', () => {
  expect(evaluate({ $range: [0, -2_000_000_000] })).toEqual([])
})

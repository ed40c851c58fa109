/** Shows that a patch read by ourselves gives the document that the reference interpreter gives. */
import fc from 'fast-check'
import { applied } from '@/domain/kernel/applied'
import { withOutbox } from '@/domain/kernel/outbox'
import type { Observer } from './support/one-document'
import { play, scriptOf } from './support/seats-world'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a document after a patch', () => {
  it('is as the reference makes it, for every change of seats', () => {
    let seen = 0
    const compare: Observer = ({ patch }, before, after) => {
      if (after === null) return
      const kept = JSON.stringify(before)
      expect(plain(applied(before, patch))).toEqual(after)
      expect(JSON.stringify(before)).toBe(kept)
      seen += 1
    }
    fc.assert(
      fc.property(scriptOf(), (script) => void play(script, undefined, compare)),
      { numRuns: 200, seed: 5 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  it('holds what must follow, and lacks what was taken off', () => {
    const item = { id: 'a', kind: 'letter', at: 1, payload: {} }
    const update = withOutbox({ guard: {}, patch: { $set: { state: 'x' } } }, [item], 7)
    expect(applied({ outbox: [], unsettled: false }, update.patch)).toEqual({
      state: 'x',
      outbox: [item],
      unsettled: true,
      settleAt: 7,
    })
    const pull = { $pull: { outbox: { id: { $in: ['a'] } }, names: 'bo' } }
    expect(applied({ outbox: [item], names: ['ann', 'bo'] }, pull)).toEqual({
      outbox: [],
      names: ['ann'],
    })
  })

  it('is refused for an operator without a reading', () => {
    expect(() => applied({ a: 1 }, { $mul: { a: 2 } } as never)).toThrow('without a reading')
  })
})

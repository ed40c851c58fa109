/** Shows that the local database reads every update of seats as the reference interpreter does. */
import fc from 'fast-check'
import { compileQuery } from '../../../emulator/mongo/match'
import { applyUpdate } from '../../../emulator/mongo/update'
import type { Doc } from '../../../emulator/mongo/values'
import type { Observer } from './support/one-document'
import { play, scriptOf } from './support/seats-world'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the local database', () => {
  it('accepts, refuses and changes exactly as the reference does', () => {
    const seen = { accepted: 0, refused: 0 }
    const compare: Observer = ({ guard, patch }, before, after) => {
      const holds = compileQuery(guard)(before as Doc)
      expect(holds).toBe(after !== null)
      seen[holds ? 'accepted' : 'refused'] += 1
      if (holds) expect(plain(applyUpdate(before as Doc, patch as Doc, { nowMs: 0 }))).toEqual(after)
    }
    fc.assert(
      fc.property(scriptOf(), (script) => void play(script, undefined, compare)),
      { numRuns: 200, seed: 4 },
    )
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(500)
  })
})

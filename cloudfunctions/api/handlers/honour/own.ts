/** Owns how a handler of one's own honour begins. */
import { opening } from '../../access/station'
import { done, joinedOne, refuse } from '../../handler'
import type { HonourDoc } from '../../repositories/honours'

/** An honour that the caller answers for; of others nobody learns that there are any. */
export const withOwn = opening<HonourDoc>(({ caller, joined }) => {
  const honour = joinedOne<HonourDoc>(joined, 'honour')
  return honour && honour.ownerId === caller.personId ? done(honour) : refuse('NOT_FOUND')
})

/** Owns turning several wishes down at once with one reason, as somebody does who finds a desk full of the same. */
import type { Holidays } from '@/domain/kernel/clock'
import { alreadyDone } from '@/domain/kernel/workflow'
import type { Touched } from '@/domain/person/reach'
import { moveWish } from '@/domain/wish/wish-changes'
import { done, joinedAll, refuse, type Caller, type HandlerFor, type Result } from '../../handler'
import { foreign } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import { withKin } from '../../repositories/people'
import { holidaysOf, withStation } from '../../repositories/stations'
import { wishesJoin, writeWish, type WishDoc } from '../../repositories/wishes'
import { homeOf } from '../../touched'
import { decideMany } from '../decide-many'
import { byCaller, stationIn } from './the-wish'
import { mayOpenWish } from '../../access/wishes'

interface Rejecting {
  caller: Caller
  version: number
  reason: string
  holidays: Holidays
  now: number
}

async function rejectOne(wish: WishDoc | undefined, given: Rejecting): Promise<Result<null>> {
  const { caller, version, reason, holidays, now } = given
  if (!wish) return refuse('NOT_FOUND')
  if (!mayOpenWish(wish, caller)) return refuse('NOT_FOUND')
  if (wish.version !== version)
    return alreadyDone(wish, 'reject', { by: caller.personId }) ? done(null) : refuse('STALE')
  const by = byCaller(wish, caller)
  const change = moveWish(wish, 'reject', by, { now, reason, holidays })
  if (!change.ok) return refuse(change.error.code, change.error.details)
  const written = await writeWish(change.value, now)
  return written ? done(null) : refuse('STALE')
}

/** All of them lie in the grids of those who wish. */
function touches({ joined }: { joined: Record<string, Doc[]> }): Touched | null {
  const wishes = joinedAll<WishDoc>(joined, 'wishes')
  return wishes.length > 0 ? { gridIds: wishes.flatMap(homeOf) } : null
}

/**
 * One request for all, and what turning one down takes for each. Whoever may not decide about all of them decides about
 * none; one that has moved or gone is left, and the others are turned down.
 */
export const rejectMany: HandlerFor<'wish.rejectMany'> = {
  joins: ({ input }) => ({
    wishes: wishesJoin(input.wishes.map(({ id }) => id)),
    ...withStation,
    ...withKin,
  }),
  touches,
  run: async ({ caller, input, joined, now }) => {
    const wishes = joinedAll<WishDoc>(joined, 'wishes')
    const elsewhere = foreign(wishes, caller)
    if (elsewhere) return elsewhere
    const holidays = holidaysOf(stationIn(joined))
    const decided = await decideMany(input.wishes, ({ id, version }) =>
      rejectOne(
        wishes.find(({ _id }) => _id === id),
        { caller, version, reason: input.reason, holidays, now },
      ),
    )
    return done(decided)
  },
}

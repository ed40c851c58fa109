/** Owns turning several wishes down at once with one reason, as somebody does who finds a desk full of the same. */
import { alreadyDone } from '@/domain/kernel/workflow'
import { moveWish } from '@/domain/wish/wish-changes'
import { done, joinedAll, refuse, type Caller, type Handler, type Result } from '../../handler'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { wishesJoin, writeWish, type WishDoc } from '../../repositories/wishes'
import { mayOpen } from '../../views/wish-detail'
import { decideMany } from '../decide-many'
import { byCaller, stationIn } from './the-wish'
import type { Holidays } from '@/domain/kernel/clock'

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
  if (wish.stationId !== caller.stationId) return refuse('OTHER_STATION')
  if (!mayOpen(wish, caller)) return refuse('NOT_FOUND')
  if (wish.version !== version)
    return alreadyDone(wish, 'reject', { by: caller.personId }) ? done(null) : refuse('STALE')
  const by = byCaller(wish, caller)
  const change = moveWish(wish, 'reject', by, { now, reason, holidays }, { set: { refusal: reason } })
  if (!change.ok) return refuse(change.error.code, change.error.details)
  const written = await writeWish(change.value, { by: caller.personId, reason, now })
  return written ? done(null) : refuse('STALE')
}

/** One request for all, and what turning one down takes for each. */
export const rejectMany: Handler<'wish.rejectMany'> = {
  joins: ({ input }) => ({
    wishes: wishesJoin(input.wishes.map(({ id }) => id)),
    ...withStation,
    ...withKin,
  }),
  run: async ({ caller, input, joined, now }) => {
    const wishes = joinedAll<WishDoc>(joined, 'wishes')
    const holidays = { off: stationIn(joined)?.holidays ?? [] }
    const decided = await decideMany(input.wishes, ({ id, version }) =>
      rejectOne(
        wishes.find(({ _id }) => _id === id),
        { caller, version, reason: input.reason, holidays, now },
      ),
    )
    return done(decided)
  },
}

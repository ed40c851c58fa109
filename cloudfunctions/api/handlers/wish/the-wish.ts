/** Owns what every handler of one wish begins and ends with: the wish, whether it is the caller's business, the answer. */
import type { Output } from '@/contract'
import { homeOf } from '../../touched'
import type { Decision } from '@/domain/kernel/errors'
import type { Touched } from '@/domain/person/reach'
import { maskName } from '@/domain/person/mask'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { actorsFor } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import type { Helper, WishBy, WishChange, WishCode } from '@/domain/wish/wish-changes'
import { done, joinedOne, refuse, type Caller, type Rejected, type Result } from '../../handler'
import { BusyError, type Doc, type Join } from '../../platform/cloud'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { findWish, wishJoin, writeWish, type WishDoc, type Written } from '../../repositories/wishes'
import { mayOpen, wishDetailOf } from '../../views/wish-detail'

/** The wish and the station along with the caller. */
export const wishJoins = ({ input }: { input: { wishId: string } }): Record<string, Join> => ({
  wish: wishJoin(input.wishId),
  ...withStation,
  ...withKin,
})

/** A wish lies in the grid of whoever wishes. */
export const wishTouches = ({ joined }: { joined: Record<string, Doc[]> }): Touched | null => {
  const wish = joinedOne<WishDoc>(joined, 'wish')
  return wish && { gridIds: homeOf(wish) }
}

interface Given {
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

/** The wish, if the caller may open it. */
export function theWish({ caller, joined }: Given): Result<WishDoc> {
  const wish = joinedOne<WishDoc>(joined, 'wish')
  if (!wish) return refuse('NOT_FOUND')
  if (wish.stationId !== caller.stationId) return refuse('OTHER_STATION')
  return mayOpen(wish, caller) ? done(wish) : refuse('NOT_FOUND')
}

export const stationIn = (joined: Record<string, Doc[]>): StationDocument | null =>
  joinedOne<StationDocument & Doc>(joined, 'station')

/** The wish as the caller sees it. */
export const answer = (wish: WishDocument, { caller, joined, now }: Given): Result<Output<'wish.open'>> =>
  done(wishDetailOf(wish, caller, { now, isOn: featuresOf(stationIn(joined)).wishes }))

/** The caller as the table knows him. */
export const byCaller = (wish: WishDocument, caller: Caller): WishBy => ({
  personId: caller.personId,
  actors: actorsFor(wish, caller),
  kin: caller.kin,
})

export const ownName = ({ person }: Caller): string => person.realName || person.nickname || '居民'

export const asHelper = (wish: WishDocument, caller: Caller): Helper => ({
  ...byCaller(wish, caller),
  name: maskName(ownName(caller)),
})

/** What a decision wants written: the change, and what its writing must know. */
export interface Wanted {
  change: WishChange
  written: Omit<Written, 'now'>
}

const MOST_ROUNDS = 6

/**
 * Changes a wish that others may change at the same moment: decided again with a fresh reading whenever somebody else
 * was quicker. `decide` answers null when nothing is left to do.
 */
export async function changeWish(
  read: WishDoc,
  now: number,
  decide: (wish: WishDoc) => Decision<Wanted | null, WishCode> | Rejected,
): Promise<Result<WishDoc>> {
  let wish = read
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const decision = decide(wish)
    if (!decision.ok) return refuse(decision.error.code, decision.error.details)
    if (decision.value === null) return done(wish)
    const written = await writeWish(decision.value.change, { ...decision.value.written, now })
    if (written) return done(written)
    const fresh = await findWish(wish._id)
    if (!fresh) return refuse('NOT_FOUND')
    wish = fresh
  }
  throw new BusyError(`${read._id} is being changed by many at once`)
}

/** Writes a change decided on the version the person saw; STALE when it has moved since. */
export async function writeSeen(wanted: Wanted, given: Given): Promise<Result<Output<'wish.open'>>> {
  const written = await writeWish(wanted.change, { ...wanted.written, now: given.now })
  return written ? answer(written, given) : refuse('STALE')
}

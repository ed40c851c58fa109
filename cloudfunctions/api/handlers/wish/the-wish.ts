/** Owns what every handler of one wish begins and ends with: the wish, whether it is the caller's business, the answer. */
import type { ErrorCode, Output } from '@/contract'
import { homeOf } from '../../touched'
import type { Decision } from '@/domain/kernel/errors'
import type { Touched } from '@/domain/person/reach'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { actorsFor } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import type { Helper, WishBy, WishChange, WishCode } from '@/domain/wish/wish-changes'
import { done, joinedOne, refuse, type Caller, type Rejected, type Result } from '../../handler'
import { opened, opening } from '../../access/station'
import type { Doc, Join } from '../../platform/cloud'
import { moveCase } from '../../kernel/move-case'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { followingWish, wishJoin, WISHES, writeWish, type WishDoc } from '../../repositories/wishes'
import { wishDetailOf } from '../../views/wish-detail'
import { mayOpenWish } from '../../access/wishes'

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
export const onWish = opening<WishDoc>(({ joined, caller }) =>
  opened(joinedOne<WishDoc>(joined, 'wish'), caller, (wish) => mayOpenWish(wish, caller)),
)

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

export const ownName = ({ person }: Caller): string => residentName(person)

export const asHelper = (wish: WishDocument, caller: Caller): Helper => ({
  ...byCaller(wish, caller),
  name: maskName(ownName(caller)),
})

/**
 * Changes a wish that others may change at the same moment: decided again with a fresh reading whenever somebody else
 * was quicker. `decide` answers null when nothing is left to do.
 */
export async function changeWish(
  read: WishDoc,
  now: number,
  decide: (wish: WishDoc) => Decision<WishChange | null, WishCode> | Rejected,
): Promise<Result<WishDoc>> {
  const moved = await moveCase<WishDoc, ErrorCode>({
    collection: WISHES,
    read,
    now,
    decide: (wish) => {
      const decision = decide(wish)
      if (!decision.ok) return refuse(decision.error.code, decision.error.details)
      if (decision.value === null) return done({ update: null, after: wish })
      const { update, wish: after } = decision.value
      return done({ update, after: after as WishDoc, items: followingWish(decision.value, now) })
    },
  })
  return moved.ok ? done(moved.value.doc) : moved
}

/** Writes a change decided on the version the person saw; STALE when it has moved since. */
export async function writeSeen(change: WishChange, given: Given): Promise<Result<Output<'wish.open'>>> {
  const written = await writeWish(change, given.now)
  return written ? answer(written, given) : refuse('STALE')
}

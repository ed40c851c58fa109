/**
 * Owns what every handler of one wish begins and ends with: the wish, whether it is the caller's business, the answer; and
 * what becomes of something that is handed in on the version seen.
 */
import type { ErrorCode, Output } from '@/contract'
import { appPages } from '@/domain/app-pages'
import type { Decision } from '@/domain/kernel/errors'
import { alreadyDone } from '@/domain/kernel/workflow'
import type { CheckDocument, CheckedPiece } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { residentName } from '@/domain/person/name-of'
import type { ActionTarget } from '@/domain/person/reach'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { actorsFor, hasPart, mayOpenWish } from '@/domain/wish/actors'
import { decideWish, moveWish, type WishBy, type WishChange, type WishCode } from '@/domain/wish/changes'
import type { WishDocument } from '@/domain/wish/documents'
import type { WishEvent } from '@/domain/wish/wish-flow'
import { opened, opening } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
  visiting,
} from '../../handler'
import { moveCase } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { type NewCheck, newCheck } from '../../repositories/checks'
import { withKin } from '../../repositories/people'
import { holidaysOf, withStation } from '../../repositories/stations'
import { followingWish, type WishDoc, wishesJoin, WISHES, writeWish } from '../../repositories/wishes'
import { homeOf } from '../../touched'
import { wishDetailOf } from '../../views/wish'

/** The actions that name one wish. */
type OfWish =
  `wish.${'open' | 'amend' | 'claim' | 'leave' | 'note' | 'deliver' | 'move' | 'thank' | 'contact'}`

interface Given {
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

/**
 * The handler of an action of one wish: the wish, the station and the caller's household come along with the caller; it
 * lies in the grid of whoever wishes, and is answered only to those who may open it.
 */
export const ofWish = <A extends OfWish>(
  run: (wish: WishDoc, context: Context<A>) => Promise<Result<Output<A>>> | Result<Output<A>>,
) => ({
  joins: ({ input }: { input: { wishId: string } }): Record<string, Join> => ({
    wish: wishesJoin([input.wishId]),
    ...withStation,
    ...withKin,
  }),
  touches: ({ joined }: { joined: Record<string, Doc[]> }): ActionTarget | null => {
    const wish = joinedOne<WishDoc>(joined, 'wish')
    return wish && { gridIds: homeOf(wish) }
  },
  // Whoever has moved keeps the wishes made or helped with before, at the station where they hang.
  visits: visiting<WishDoc>('wish', (wish, { personId }) => hasPart(wish, personId)),
  run: opening<WishDoc>(({ joined, caller }) =>
    opened(joinedOne<WishDoc>(joined, 'wish'), caller, (wish) => mayOpenWish(wish, caller)),
  )<Context<A>, Output<A>>(run),
})

export const stationIn = (joined: Record<string, Doc[]>): StationDocument | null =>
  joinedOne<StationDocument & Doc>(joined, 'station')

/** The wish as the caller sees it. */
export const answer = (wish: WishDocument, { caller, joined, now }: Given): Result<Output<'wish.open'>> =>
  done(wishDetailOf(wish, caller, { now, isOn: featuresOf(stationIn(joined)).wishes }))

/** The caller as the table knows them. */
export const byCaller = (wish: WishDocument, caller: Caller): WishBy => ({
  personId: caller.personId,
  actors: actorsFor(wish, caller),
  kin: caller.kin,
})

/** The check of something that the caller writes about a wish. */
export const checkBy = (
  { personId, stationId, person }: Caller,
  wishId: string,
  { part, ...piece }: Omit<NewCheck, 'subject' | 'author' | 'page'> & { part: string },
): Promise<CheckDocument> =>
  newCheck({
    subject: { kind: 'wish', id: wishId, part },
    author: { personId, stationId, openid: person.openid, name: residentName(person) },
    page: appPages.wish(wishId),
    ...piece,
  })

/**
 * Changes a wish that others may change at the same moment: decided again with a fresh reading whenever somebody else
 * was quicker. `decide` answers null when nothing is left to do.
 */
export async function changeWish(
  read: WishDoc,
  given: Given,
  decide: (wish: WishDoc) => Decision<WishChange | null, WishCode> | Rejected,
): Promise<Result<Output<'wish.open'>>> {
  const { now } = given
  const moved = await moveCase<WishDoc, ErrorCode>({
    collection: WISHES,
    read,
    now,
    decide: (wish) => {
      const decision = decide(wish)
      if (!decision.ok) return decision
      if (decision.value === null) return done({ update: null, after: wish })
      const { update, wish: after } = decision.value
      return done({ update, after: after as WishDoc, items: followingWish(decision.value, now) })
    },
  })
  return moved.ok ? answer(moved.value.doc, given) : moved
}

/** Writes a change decided on the version the person saw; STALE when it has moved since. */
export async function writeSeen(
  change: Decision<WishChange, WishCode>,
  given: Given,
): Promise<Result<Output<'wish.open'>>> {
  if (!change.ok) return change
  const written = await writeWish(change.value, given.now)
  return written ? answer(written, given) : refuse('STALE')
}

interface HandedIn {
  event: WishEvent
  /** Whether what stands there says the same, by which a repetition is told from another word. */
  isSame: boolean
  /** What is refused before the table is asked, and after it. */
  first?: () => Rejected | null
  then?: () => Rejected | null
  /** What is to be checked. */
  piece: Omit<Parameters<typeof checkBy>[2], 'now'>
  /** What the wish says then. */
  set: (check: CheckedPiece) => Partial<WishDocument>
}

/** Something with a check of its own is handed in on the version that the person saw. */
export async function handIn(
  wish: WishDoc,
  context: Given & { input: { version: number } },
  { event, isSame, first, then, piece, set }: HandedIn,
): Promise<Result<Output<'wish.open'>>> {
  const { caller, input, joined, now } = context
  if (wish.version !== input.version) {
    const repeated = isSame && alreadyDone(wish, event, { by: caller.personId })
    return repeated ? answer(wish, context) : refuse('STALE')
  }
  const refused = first?.()
  if (refused) return refused
  const by = byCaller(wish, caller)
  const given = { now, holidays: holidaysOf(stationIn(joined)) }
  // Judged before the check is asked for, because asking costs one of the service's answers.
  const allowed = decideWish(wish, event, by, given)
  if (!allowed.ok) return allowed
  const late = then?.()
  if (late) return late
  const check = await checkBy(caller, wish._id, { ...piece, now })
  const change = moveWish(wish, event, by, { ...given, check }, { set: set(pieceOf(check)) })
  return writeSeen(change, context)
}

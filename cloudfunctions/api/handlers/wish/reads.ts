/** Owns reading wishes: the wall, one's own, one of them, the desk's. */
import { standingWith, type Viewer } from '@/domain/wish/actors'
import { doubtsIn } from '@/domain/wish/decide-form'
import { nameFor } from '@/domain/person/name-of'
import { mayHelp } from '@/domain/person/roles'
import { done, joinedAll, refuse, type Handler } from '../../handler'
import type { Join } from '../../platform/cloud'
import { withStation } from '../../repositories/stations'
import {
  deskWishes,
  isByDeadline,
  ownWishesJoin,
  wallWishes,
  type WishCardDoc,
  type WishDoc,
} from '../../repositories/wishes'
import { recorderFor, wishCardOf, wishMovesOf } from '../../views/wish'
import { pageOf, readPageCursor } from '../../kernel/paging'
import { answer, ofWish, stationIn } from './load-wish'
import { rowsOf } from '../../views/rows'

const PAGE = 20

const broken = () => refuse('INVALID_INPUT', { field: 'cursor' })

export const wall: Handler<'wish.wall'> = {
  joins: () => withStation,
  run: async ({ input, caller, joined, now }) => {
    const after = readPageCursor(input.cursor)
    if (after === 'broken') return broken()
    const { view, gridId, group } = input
    const nearAt = view === 'open' && input.nearlyDue ? now : undefined
    const filter = { stationId: caller.stationId, view, gridId, group, nearAt }
    const found = await wallWishes(filter, after, PAGE + 1)
    const { shown, next } = pageOf(found, PAGE, (wish) =>
      nearAt === undefined ? wish.wallAt : wish.deadlineAt,
    )
    return done({
      items: rowsOf(shown, (wish) => wishCardOf(wish, now, false)),
      next,
      grids: (stationIn(joined)?.grids ?? []).map(({ gridId: id, name }) => ({ gridId: id, name })),
      mayHelp: mayHelp(caller),
      serverNow: now,
    })
  },
}

export const mine: Handler<'wish.mine'> = {
  joins: ({ input, personId }): Record<string, Join> => {
    const after = readPageCursor(input.cursor)
    const list = input.as === 'maker' ? 'makerIds' : 'helperIds'
    return after === 'broken' ? {} : { wishes: ownWishesJoin(list, personId, after, PAGE + 1) }
  },
  run: ({ input, caller, joined, now }) => {
    if (readPageCursor(input.cursor) === 'broken') return Promise.resolve(broken())
    const { shown, next } = pageOf(joinedAll<WishDoc>(joined, 'wishes'), PAGE, (wish) => wish.createdAt)
    const items = rowsOf(shown, (wish) => ({
      ...wishCardOf(wish, now, input.as === 'maker'),
      standing: standingWith(wish, caller.personId),
    }))
    return Promise.resolve(done({ items, next, serverNow: now }))
  },
}

export const open = ofWish<'wish.open'>(answer)

const deskItem = (wish: WishCardDoc, viewer: Viewer, now: number) => ({
  ...wishCardOf(wish, now, true),
  version: wish.version,
  wisher: nameFor(wish.wisherName, viewer),
  recorder: recorderFor(wish, viewer),
  dueAt: wish.dueAt,
  overdue: wish.dueAt !== null && wish.dueAt <= now,
  verdict: wish.body.verdict,
  doubts: doubtsIn(wish.form),
  createdAt: wish.createdAt,
  moves: wishMovesOf(wish, viewer, now),
})

export const desk: Handler<'wish.desk'> = {
  run: async ({ input, caller, now }) => {
    const after = readPageCursor(input.cursor)
    if (after === 'broken') return broken()
    const found = await deskWishes(caller, input.state, after, PAGE + 1)
    const at = (wish: WishCardDoc) => (isByDeadline(input.state) ? (wish.dueAt ?? 0) : wish.createdAt)
    const { shown, next } = pageOf(found, PAGE, at)
    return done({ items: rowsOf(shown, (wish) => deskItem(wish, caller, now)), next, serverNow: now })
  },
}

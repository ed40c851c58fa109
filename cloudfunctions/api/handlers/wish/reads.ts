/** Owns reading wishes: the wall, one's own, one of them, the desk's. */
import { standingWith, type Viewer } from '@/domain/wish/actors'
import { doubtsIn } from '@/domain/wish/decide-form'
import { nameFor } from '@/domain/person/name-of'
import { mayHelp } from '@/domain/person/roles'
import { done, joinedAll, type Handler } from '../../handler'
import { withStation } from '../../repositories/stations'
import {
  deskWishes,
  ownWishes,
  ownWishesJoin,
  wallWishes,
  type WishCardDoc,
  type WishDoc,
} from '../../repositories/wishes'
import { recorderFor, wishCardOf, wishMovesOf } from '../../views/wish'
import { answer, ofWish, stationIn } from './load-wish'
import { rowsOf } from '../../views/rows'

export const wall: Handler<'wish.wall'> = {
  joins: () => withStation,
  run: async ({ input, caller, joined, now }) => {
    const { view, gridId, group } = input
    const nearAt = view === 'open' && input.nearlyDue ? now : undefined
    const filter = { stationId: caller.stationId, view, gridId, group, nearAt }
    const { shown, next } = await wallWishes(filter, input.cursor)
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
  joins: ({ input, personId }) => ({ wishes: ownWishesJoin(input, personId) }),
  run: ({ input, caller, joined, now }) => {
    const { shown, next } = ownWishes.of(joinedAll<WishDoc>(joined, 'wishes'))
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
    const { shown, next } = await deskWishes(caller, input)
    return done({ items: rowsOf(shown, (wish) => deskItem(wish, caller, now)), next, serverNow: now })
  },
}

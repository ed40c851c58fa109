/** Owns taking a scan back: of the wrong card, or with the wrong word, by whoever made it and for some minutes. */
import { ok, reject } from '@/domain/kernel/errors'
import type { WorkflowCode } from '@/domain/kernel/workflow'
import { creditFor, takeBack as decideBack } from '@/domain/sorting/decide-sorting'
import { withJoined } from '../../access/station'
import { type Context, done, type Handler } from '../../handler'
import { moveCase } from '../../kernel/move-case'
import { itemKinds } from '../../repositories/items'
import { type SortingDoc, sortingJoin, SORTINGS } from '../../repositories/sortings'

/** Two requests, and those of what is booked back. */
export const takeBack: Handler<'sort.takeBack'> = {
  joins: ({ input }) => sortingJoin(input.sortingId),
  run: withJoined<SortingDoc>('sorting')(async (stands, context) => {
    const { input, caller, now } = context as unknown as Context<'sort.takeBack'>
    const by = caller.personId
    const isDone = ({ state, version, helperId }: SortingDoc): boolean =>
      state === 'taken' && version === input.version + 1 && helperId === by
    const moved = await moveCase<
      SortingDoc,
      WorkflowCode | 'SORT_NOT_YOURS' | 'SORT_BACK_LATE' | 'SORT_BACK_OFTEN' | 'STALE'
    >({
      ...{ collection: SORTINGS, read: stands, now },
      decide: (current) => {
        if (isDone(current)) return ok({ update: null, after: current })
        if (current.version !== input.version) return reject('STALE')
        const decision = decideBack(current, { by, now })
        if (!decision.ok) return decision
        const { update, after } = decision.value
        const facts = creditFor(current)
        return ok({
          ...{ update, after: after as SortingDoc },
          items: facts ? [itemKinds.uncredit.item(facts.sourceKey, now, { facts, at: now })] : [],
        })
      },
    })
    if (!moved.ok) return moved
    const { _id: sortingId, state, version } = moved.value.doc
    return done({ sortingId, state, version })
  }),
}

/** Owns the appeal of whoever wrote a piece that was turned down. */
import type { CheckCode } from '@/domain/moderation/check-flow'
import { appeal as appealCheck } from '@/domain/moderation/decide-check'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { type CheckDoc, checkJoin, moveCheck } from '../../repositories/checks'
import { ownCheck } from '../../views/check'

/** Somebody else's check is as good as none. */
export const appeal: Handler<'moderation.appeal'> = {
  joins: ({ input }) => ({ check: checkJoin(input.checkId) }),
  run: async ({ caller, input, joined, now }) => {
    const found = joinedOne<CheckDoc>(joined, 'check')
    if (!found || found.authorId !== caller.personId) return refuse('NOT_FOUND')
    const given = { by: caller.personId, reason: input.reason, now }
    const moved = await moveCheck<CheckCode>(found, now, (current) => appealCheck(current, given))
    return moved.ok ? done(ownCheck(moved.value, now)) : moved
  },
}

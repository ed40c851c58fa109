/** Owns what those who decide on contents see and do: what waits, what was decided, deciding. */
import { checkFlow, type CheckCode } from '@/domain/moderation/check-flow'
import { decideByStaff } from '@/domain/moderation/decide-check'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { foreign, opened, withJoined } from '../../access/station'
import type { Join } from '../../platform/cloud'
import { type CheckDoc, checkJoin, checksJoin, findChecks, moveCheck } from '../../repositories/checks'
import { checkActor, checkItem } from '../../views/check'
import { decideMany } from '../decide-many'
import { beyond, orderedBy, pageOf, readPageCursorOrBegin } from '../../kernel/paging'
import { rowsOf } from '../../views/rows'

const PAGE = 20

/** What waits for a person, the most urgent first. Two requests. */
function findWaiting(stationId: string, states: readonly string[], cursor: string | undefined) {
  const after = beyond('dueAt', readPageCursorOrBegin(cursor), 'asc')
  return findChecks(
    { stationId, state: { $in: states }, ...after },
    { order: orderedBy('dueAt', 'asc'), limit: PAGE + 1 },
  )
}

/** What stands in one state, the newest first. Two requests. */
function findStanding(stationId: string, state: string, cursor: string | undefined) {
  const after = beyond('movedAt', readPageCursorOrBegin(cursor), 'desc')
  return findChecks({ stationId, state, ...after }, { order: orderedBy('movedAt', 'desc'), limit: PAGE + 1 })
}

export const queue: Handler<'moderation.queue'> = {
  joins: ({ input }): Record<string, Join> =>
    input.checkId === undefined ? {} : { check: checkJoin(input.checkId) },
  run: async ({ caller, input, joined, now }) => {
    if (input.checkId !== undefined) {
      const found = opened(joinedOne<CheckDoc>(joined, 'check'), caller)
      if (!found.ok) return found
      const check = found.value
      return done({ items: [checkItem(check, caller, now)], next: null })
    }
    const { state, cursor } = input
    const found = state
      ? await findStanding(caller.stationId, state, cursor)
      : await findWaiting(caller.stationId, statesWaitingFor(checkFlow, checkActor(caller).roles), cursor)
    const { shown: page, next } = pageOf(found, PAGE, ({ movedAt, dueAt }) => (state ? movedAt : dueAt) ?? 0)
    return done({
      items: rowsOf(page, (check) => checkItem(check, caller, now)),
      next,
    })
  },
}

export const decide: Handler<'moderation.decide'> = {
  joins: ({ input }) => ({ check: checkJoin(input.checkId) }),
  run: withJoined<CheckDoc>('check')(async (check, { caller, input, now }) => {
    const { version, verdict, reason = '' } = input
    const event = verdict === 'passed' ? 'pass' : 'block'
    const moved = await moveCheck<CheckCode>(check, now, (current) =>
      decideByStaff(current, checkActor(caller), { event, version, reason, now }),
    )
    return moved.ok ? done(checkItem(moved.value, caller, now)) : moved
  }),
}

/** One request for all, and what each decision takes; one that cannot be decided leaves the others alone. */
export const blockMany: Handler<'moderation.blockMany'> = {
  joins: ({ input }) => ({ checks: checksJoin(input.checks.map(({ id }) => id)) }),
  run: async ({ caller, input, joined, now }) => {
    const checks = joinedAll<CheckDoc>(joined, 'checks')
    const elsewhere = foreign(checks, caller)
    if (elsewhere) return elsewhere
    const decided = await decideMany(input.checks, async ({ id, version }) => {
      const check = checks.find(({ _id }) => _id === id)
      if (!check) return refuse('NOT_FOUND')
      return moveCheck<CheckCode>(check, now, (current) =>
        decideByStaff(current, checkActor(caller), { event: 'block', version, reason: input.reason, now }),
      )
    })
    return done(decided)
  },
}

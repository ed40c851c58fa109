/** Owns what those who decide on contents see and do: what waits, what was decided, deciding. */
import { checkFlow, type CheckCode } from '@/domain/moderation/check-flow'
import { decideByStaff, takeBackByStaff } from '@/domain/moderation/decide-check'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { foreign, opened, withJoined } from '../../access/station'
import type { Join } from '../../platform/joins'
import {
  type CheckDoc,
  checkJoin,
  CHECKS,
  checksJoin,
  findChecks,
  moveCheck,
} from '../../repositories/checks'
import { checkActor, checkItem } from '../../views/check'
import { decideMany } from '../decide-many'
import { inPages } from '../../kernel/paging'
import { rowsOf } from '../../views/rows'

/** The most urgent first. */
const waiting = inPages<CheckDoc>(20, ['dueAt', 'asc'])
/** The newest first. */
const standing = inPages<CheckDoc>(20, ['movedAt', 'desc'])

/** Two requests: the caller, then what waits for the caller's roles, or what stands in one state. */
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
    const { stationId } = caller
    const state = input.state ?? { $in: statesWaitingFor(checkFlow, checkActor(caller).roles) }
    const pages = input.state ? standing : waiting
    const { shown, next } = await pages.read(findChecks, { stationId, state }, input.cursor, {
      ...{ text: input.text, in: CHECKS, fields: ['title', 'text', 'authorName'] },
      says: ({ title, text, authorName }: CheckDoc) => [title, text, maskName(authorName)],
    })
    return done({ items: rowsOf(shown, (check) => checkItem(check, caller, now)), next })
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

/** One request for all, and what each takes; what cannot be taken back stays as it was decided. */
export const takeBack: Handler<'moderation.takeBack'> = {
  joins: ({ input }) => ({ checks: checksJoin(input.checks.map(({ id }) => id)) }),
  run: async ({ caller, input, joined, now }) => {
    const checks = joinedAll<CheckDoc>(joined, 'checks')
    const elsewhere = foreign(checks, caller)
    if (elsewhere) return elsewhere
    const items: ReturnType<typeof checkItem>[] = []
    const { left } = await decideMany(input.checks, async ({ id, version }) => {
      const check = checks.find(({ _id }) => _id === id)
      if (!check) return refuse('NOT_FOUND')
      const moved = await moveCheck<CheckCode>(check, now, (current) =>
        takeBackByStaff(current, checkActor(caller), { version, now }),
      )
      if (moved.ok) items.push(checkItem(moved.value, caller, now))
      return moved
    })
    return done({ items, left })
  },
}

/** One request for all, and what each decision takes; one that cannot be decided leaves the others alone. */
export const blockMany: Handler<'moderation.blockMany'> = {
  joins: ({ input }) => ({ checks: checksJoin(input.checks.map(({ id }) => id)) }),
  run: async ({ caller, input, joined, now }) => {
    const checks = joinedAll<CheckDoc>(joined, 'checks')
    const elsewhere = foreign(checks, caller)
    if (elsewhere) return elsewhere
    const items: ReturnType<typeof checkItem>[] = []
    const decided = await decideMany(input.checks, async ({ id, version }) => {
      const check = checks.find(({ _id }) => _id === id)
      if (!check) return refuse('NOT_FOUND')
      const moved = await moveCheck<CheckCode>(check, now, (current) =>
        decideByStaff(current, checkActor(caller), { event: 'block', version, reason: input.reason, now }),
      )
      if (moved.ok) items.push(checkItem(moved.value, caller, now))
      return moved
    })
    return done({ ...decided, items })
  },
}

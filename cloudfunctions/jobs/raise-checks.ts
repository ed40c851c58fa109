/** Owns checks about which the service said nothing in time: a person looks. */
import { ok } from '@/domain/kernel/errors'
import { giveUp } from '@/domain/moderation/decide-check'
import { moveCheck, overdueChecks } from '../api/repositories/checks'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const unanswered = (now: number) => ({ state: 'pending', dueAt: { $lte: now } })

export const raiseChecks: Job = {
  name: 'raiseChecks',
  due: (now) => [{ from: 'checks', where: unanswered(now) }],
  run: async (now, limit) => {
    const source = { collection: 'checks', now }
    const overdue = await overdueChecks(await sparing(source, unanswered(now)), limit)
    await forEachItem(
      overdue,
      async (check) => {
        await moveCheck(check, now, (current) => ok(giveUp(current, now)))
      },
      source,
    )
    return { done: overdue.length, more: overdue.length === limit }
  },
}

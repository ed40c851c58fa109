/** Owns prizes whose day has come: onto the shelf, or off it. */
import { overdueEvents } from '@/domain/kernel/workflow-reading'
import { movePrize } from '@/domain/store/decide-prize'
import { prizeFlow } from '@/domain/store/prize-flow'
import { changePrize, findPrizes } from '../api/repositories/prizes'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const events = overdueEvents(prizeFlow)

const dueBy = (now: number) => ({ dueAt: { $gt: 0, $lte: now } })

export const advancePrizes: Job = {
  name: 'advancePrizes',
  due: (now) => [{ from: 'prizes', where: dueBy(now) }],
  run: async (now, limit) => {
    const source = { collection: 'prizes', now }
    const where = await sparing(source, dueBy(now))
    const found = await findPrizes(where, { order: [['dueAt', 'asc']], limit })
    await forEachItem(
      found,
      async (prize) => {
        const event = events.get(prize.state)
        const moved = event && movePrize(prize, event, { by: 'system', roles: ['system'], now })
        if (moved && moved.ok) await changePrize(prize._id, moved.value.update)
      },
      source,
    )
    return { done: found.length, more: found.length === limit }
  },
}

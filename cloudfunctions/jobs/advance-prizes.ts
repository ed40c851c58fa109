/** Owns prizes whose day has come: onto the shelf, or off it. */
import { movePrize, type PrizeEvent } from '@/domain/store/decide-prize'
import { changePrize, findPrizes } from '../api/repositories/prizes'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const eventOf: Partial<Record<string, PrizeEvent>> = { scheduled: 'begin', onShelf: 'end' }

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
        const event = eventOf[prize.state]
        const moved = event && movePrize(prize, event, { by: 'system', roles: ['system'], now })
        if (moved && moved.ok) await changePrize(prize._id, moved.value.update)
      },
      source,
    )
    return { done: found.length, more: found.length === limit }
  },
}

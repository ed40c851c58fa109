/** Owns prizes whose day has come: onto the shelf, or off it. */
import { overdueEvents } from '@/domain/kernel/workflow-reading'
import { movePrize } from '@/domain/store/decide-prize'
import { prizeFlow } from '@/domain/store/prize-flow'
import { changePrize, findPrizes, PRIZES } from '../api/repositories/prizes'
import type { Job } from './job'
import { sweep } from './sweep'

const events = overdueEvents(prizeFlow)

export const advancePrizes: Job = {
  name: 'advancePrizes',
  ...sweep({
    collection: PRIZES,
    where: (now) => ({ dueAt: { $gt: 0, $lte: now } }),
    find: (where, limit) => findPrizes(where, { order: [['dueAt', 'asc']], limit }),
    work: async (prize, now) => {
      const event = events.get(prize.state)
      const moved = event && movePrize(prize, event, { by: 'system', roles: ['system'], now })
      if (moved && moved.ok) await changePrize(prize._id, moved.value.update)
    },
  }),
}

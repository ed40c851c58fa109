/** Owns where the register of honours is read: those of a month, each as its holder may be called by then. */
import { holderCalled } from '@/domain/honour/rules'
import { spanOfMonth } from '@/domain/points/months'
import { type CalledHonour, honoursRegister } from '@/domain/registers/honours'
import type { Doc } from '../platform/cloud'
import { type HonourDoc, HONOURS, honourOwners } from '../repositories/honours'
import { within } from './held'
import { listed, readable } from './source'

export const honoursSource = readable<CalledHonour & Doc>({
  register: honoursRegister,
  ...listed({
    from: HONOURS,
    where: (of) => ({ stationId: of.station._id, createdAt: within(of) }),
    order: ['createdAt', 'asc'],
    fields: { outbox: 0, history: 0, story: 0 },
    beside: async (rows, { month }) => {
      const honours = rows as HonourDoc[]
      // Whoever was under age in the month is written as such.
      const { until } = spanOfMonth(month)
      const owners = await honourOwners(honours)
      return honours.map((honour) => ({
        ...honour,
        called: holderCalled(honour, owners.get(honour.ownerId ?? '') ?? null, until) ?? '',
      }))
    },
  }),
})

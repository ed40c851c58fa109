/** Owns what time does to swaps of duty: one that nobody has answered in time is over, and whoever asked is told. */
import { type DutySwapDocument, dutySwapFlow, type SwapEvent } from '@/domain/duty/swap'
import { DUTY_SWAPS, findDueSwaps, moveSwap } from '../api/repositories/duty-swaps'
import type { Job } from './job'
import { timedStates } from './sweep'

export const lapseDutySwaps: Job = {
  name: 'lapseDutySwaps',
  ...timedStates({
    flow: dutySwapFlow,
    collection: DUTY_SWAPS,
    where: (state, now) => ({ state, dueAt: { $lte: now } }),
    find: findDueSwaps,
    end: (swap: DutySwapDocument, event: SwapEvent, now) =>
      moveSwap(swap, event, { by: 'system', roles: ['system'], now }),
  }),
}

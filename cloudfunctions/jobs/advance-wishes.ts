/** Owns what time does to wishes: leases that are over go to the next in line, and deadlines are kept. */
import { nextLease } from '@/domain/kernel/seats-leases'
import { endHelp, moveWish, TIMER } from '@/domain/wish/changes'
import { wishFlow, type WishEvent } from '@/domain/wish/wish-flow'
import {
  findDueWishes,
  findWish,
  lapsed,
  overdue,
  past,
  WISHES,
  writeWish,
  type WishDoc,
} from '../api/repositories/wishes'
import type { Job } from './job'
import { inTurn, sweep, timedStates } from './sweep'

const MOST_STEPS = 30

/** Ends every lease of a wish that is over, and lends each seat to the next in line. @returns how many */
async function endLeases(found: WishDoc, now: number): Promise<number> {
  let wish: WishDoc | null = found
  let ended = 0
  for (let step = 0; wish && step < MOST_STEPS; step++) {
    const due = nextLease(wish.seats, now)
    if (due.do === 'nothing') return ended
    const departure = endHelp(wish, due.held.lease.who, TIMER, { now })
    // It has been handed over or taken off the wall since it was found.
    if (!departure.ok) return ended
    const written: WishDoc | null = await writeWish(departure.value, now)
    if (written) ended += 1
    wish = written ?? (await findWish(wish._id))
  }
  return ended
}

async function endState(wish: WishDoc, event: WishEvent, now: number): Promise<void> {
  const change = moveWish(wish, event, TIMER, { now })
  // Somebody who moved it at the same moment has done what was due, or made it something else.
  if (change.ok) await writeWish(change.value, now)
}

export const advanceWishes: Job = {
  name: 'advanceWishes',
  ...inTurn(
    sweep({ collection: WISHES, where: lapsed, find: findDueWishes, work: endLeases }),
    sweep({
      collection: WISHES,
      where: past,
      find: findDueWishes,
      work: (wish, now) => endState(wish, 'dayPassed', now),
    }),
    timedStates({
      flow: wishFlow,
      collection: WISHES,
      where: overdue,
      find: findDueWishes,
      end: endState,
    }),
  ),
}

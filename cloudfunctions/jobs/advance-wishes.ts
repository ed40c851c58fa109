/** Owns what time does to wishes: leases that are over go to the next in line, and deadlines are kept. */
import { nextLease } from '@/domain/kernel/seats-leases'
import { endHelp, moveWish, TIMER } from '@/domain/wish/wish-changes'
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
import { forEachItem, sparing } from './each'
import type { Job } from './job'
import { timedStates } from './timed-states'

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

const overdueStates = timedStates({
  flow: wishFlow,
  collection: WISHES,
  where: overdue,
  find: findDueWishes,
  end: endState,
})

export const advanceWishes: Job = {
  name: 'advanceWishes',
  due: (now) => [
    ...[lapsed(now), past(now)].map((where) => ({ from: WISHES, where })),
    ...overdueStates.due(now),
  ],
  run: async (now, limit) => {
    const source = { collection: WISHES, now }
    const over = await findDueWishes(await sparing(source, lapsed(now)), limit)
    let done = 0
    await forEachItem(
      over,
      async (wish) => {
        done += await endLeases(wish, now)
      },
      source,
    )
    const gone = await findDueWishes(await sparing(source, past(now)), limit)
    await forEachItem(gone, (wish) => endState(wish, 'dayPassed', now), source)
    const ended = await overdueStates.run(now, limit)
    const more = over.length === limit || gone.length === limit || ended.more
    return { done: done + gone.length + ended.done, more }
  },
}

/** Owns what time does to wishes: leases that are over go to the next in line, and deadlines are kept. */
import { nextLease } from '@/domain/kernel/seats-leases'
import type { WishState } from '@/domain/wish/vocabulary'
import { endHelp, moveWish, TIMER } from '@/domain/wish/wish-changes'
import { wishFlow, type WishEvent } from '@/domain/wish/wish-flow'
import {
  findDueWishes,
  findWish,
  lapsed,
  overdue,
  past,
  writeWish,
  type WishDoc,
} from '../api/repositories/wishes'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

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

/** The states that the timer ends, and by which event, as the table says. */
const timed: [WishState, WishEvent][] = wishFlow.rows.flatMap((row) =>
  row.overdue ? [[row.to, row.overdue] as [WishState, WishEvent]] : [],
)

async function endState(wish: WishDoc, event: WishEvent, now: number): Promise<void> {
  const change = moveWish(wish, event, TIMER, { now })
  // Somebody who moved it at the same moment has done what was due, or made it something else.
  if (change.ok) await writeWish(change.value, now)
}

export const advanceWishes: Job = {
  name: 'advanceWishes',
  due: (now) =>
    [lapsed(now), past(now), ...[...new Map(timed).keys()].map((state) => overdue(state, now))].map(
      (where) => ({
        from: 'wishes',
        where,
      }),
    ),
  run: async (now, limit) => {
    const source = { collection: 'wishes', now }
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
    done += gone.length
    let more = over.length === limit || gone.length === limit
    for (const [state, event] of new Map(timed)) {
      const due = await findDueWishes(await sparing(source, overdue(state, now)), limit)
      await forEachItem(due, (wish) => endState(wish, event, now), source)
      done += due.length
      more ||= due.length === limit
    }
    return { done, more }
  },
}

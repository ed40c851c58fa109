/** Owns ending the states of a table that have a deadline: each by the event that the table names for it. */
import type { Guard } from '@/domain/kernel/conditions'
import { overdueEvents } from '@/domain/kernel/workflow-reading'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

interface Timed<S extends string, E extends string, T> {
  flow: Parameters<typeof overdueEvents<S, E>>[0]
  collection: string
  /** The cases whose deadline in a state has passed at `now`; it has an index. */
  where: (state: S, now: number) => Guard
  /** The longest overdue first. One request. */
  find: (where: Guard, limit: number) => Promise<T[]>
  /** Sends the event; whoever moved the case at the same moment has done what was due, or made it something else. */
  end: (found: T, event: E, now: number) => Promise<unknown>
}

/** What a job does that ends such states, one after the other. */
export function timedStates<S extends string, E extends string, T>({
  flow,
  collection,
  where,
  find,
  end,
}: Timed<S, E, T>): Pick<Job, 'due' | 'run'> {
  const timed = [...overdueEvents(flow)]
  return {
    due: (now) => timed.map(([state]) => ({ from: collection, where: where(state, now) })),
    run: async (now, limit) => {
      const source = { collection, now }
      let done = 0
      let more = false
      for (const [state, event] of timed) {
        const due = await find(await sparing(source, where(state, now)), limit)
        await forEachItem(due, async (found) => void (await end(found, event, now)), source)
        done += due.length
        more ||= due.length === limit
      }
      return { done, more }
    },
  }
}

/** Owns the shape that most jobs have: what a condition finds is worked on, one piece after the other. */
import type { Guard } from '@/domain/kernel/guarded-update'
import { overdueEvents } from '@/domain/kernel/workflow-reading'
import { forEachItem, sparing } from './run-each'
import { type Due, type Job, seenFrom } from './job'

type Part = Pick<Job, 'due' | 'run'>

interface Sweep<T> {
  collection: string
  /** What is due at `now`; it has an index. */
  where: (now: number) => Guard
  /** What is longest due comes first. One request. */
  find: (where: Guard, limit: number) => Promise<T[]>
  /** As much of each as `find` reads, where they are so small that the look may bring them along. */
  brings?: Due['brings']
  /** Answers how much was done when that is not one. */
  work: (found: T, now: number) => Promise<unknown>
}

/** Works on what a condition finds. What fails is set aside and does not stop the others. */
export const sweep = <T>({ collection, where, find, brings, work }: Sweep<T>): Part => ({
  due: (now) => [{ from: collection, where: where(now), ...(brings && { brings }) }],
  run: async (now, limit, seen) => {
    const source = { collection, now }
    const found = seen.brought<T>(0) ?? (await find(await sparing(source, where(now)), limit))
    let done = 0
    const count = async (one: T): Promise<void> => {
      const did = await work(one, now)
      done += typeof did === 'number' ? did : 1
    }
    await forEachItem(found, count, source)
    return { done, more: found.length === limit }
  },
})

/** Several parts as one job, each with the whole limit; those that cannot find anything are left out. */
export const inTurn = (...parts: readonly Part[]): Part => ({
  due: (now) => parts.flatMap((part) => part.due(now)),
  run: async (now, limit, seen) => {
    const sum = { done: 0, more: false }
    let first = 0
    for (const part of parts) {
      const [from, conditions] = [first, part.due(now).length]
      first += conditions
      const places = Array.from({ length: conditions }, (_, place) => place)
      if (!places.some((place) => seen.mayFind(from + place))) continue
      const { done, more } = await part.run(now, limit, seenFrom(seen, from))
      sum.done += done
      sum.more ||= more
    }
    return sum
  },
})

interface StateSweep<S extends string, E extends string, T> extends Omit<Sweep<T>, 'where' | 'work'> {
  flow: Parameters<typeof overdueEvents<S, E>>[0]
  /** The cases whose deadline in a state has passed at `now`. */
  where: (state: S, now: number) => Guard
  /** Sends the event; whoever moved the case at the same moment has done what was due, or made it something else. */
  end: (found: T, event: E, now: number) => Promise<unknown>
}

/** Ends the states of a table that have a deadline, each by the event that the table names for it. */
export const timedStates = <S extends string, E extends string, T>({
  flow,
  where,
  end,
  ...sweeping
}: StateSweep<S, E, T>): Part =>
  inTurn(
    ...[...overdueEvents(flow)].map(([state, event]) =>
      sweep({
        ...sweeping,
        where: (now) => where(state, now),
        work: async (found: T, now) => void (await end(found, event, now)),
      }),
    ),
  )

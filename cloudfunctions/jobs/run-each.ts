/** Owns going through the work of a job so that one piece that cannot be done does not stop the others, now or in the next runs. */
import { allOf, type Guard } from '@/domain/kernel/guarded-update'
import { asidesAt } from '../api/repositories/asides'
import { BusyError, setAside } from '../api/platform/cloud'
import { textOf } from '../api/platform/outside-error'

/** Where the pieces of work come from: one that fails is set aside under this name and left alone for a while. */
interface Source {
  collection: string
  now: number
}

let known: { now: number; ids: Promise<ReadonlyMap<string, readonly string[]>> } | null = null

/** What is set aside now, as it was seen along with what is due. */
export function restNow(now: number, ids: ReadonlyMap<string, readonly string[]>): void {
  known = { now, ids: Promise.resolve(ids) }
}

/** Ids of what is set aside now. */
async function restingIn({ collection, now }: Source): Promise<readonly string[]> {
  if (known?.now !== now) known = { now, ids: asidesAt(now) }
  return (await known.ids).get(collection) ?? []
}

/**
 * The same condition without the documents that are set aside now, so that what fails again and again does not stand at
 * the head of the work for ever. One request for all jobs of a run that could not look at what is due.
 */
export async function sparing(source: Source, where: Guard): Promise<Guard> {
  const ids = await restingIn(source)
  return ids.length > 0 ? allOf(where, { _id: { $nin: [...ids] } }) : where
}

interface Failure {
  id: string
  error: unknown
}

/** Notes under its source that a piece failed. */
const leave = ({ collection, now }: Source, id: string, error: unknown): Promise<void> =>
  setAside(collection, id, { why: 'failed', detail: textOf(error), now })

/** Sets aside what failed for good; a cloud that is busy is nobody's fault. Throws the first failure. */
async function tell(failures: readonly Failure[], source?: Source): Promise<void> {
  for (const { id, error } of failures) {
    if (!source || error instanceof BusyError) continue
    await leave(source, id, error)
  }
  const [first] = failures
  if (first) throw first.error
}

const idOf = (item: unknown): string => String((item as { _id?: unknown } | null)?._id ?? '')

let closingAt = Infinity

/** Begins a run: from this instant (epoch milliseconds) no further item is taken; what was begun is finished. */
export function closeAt(instant: number): void {
  closingAt = instant
  // What an earlier run did not get to know, because it was cut off, this one asks anew.
  known = null
}

export const isClosed = (): boolean => Date.now() >= closingAt

/** Does the work for each item in turn; when some failed, throws the first failure after all have had their turn. */
export async function forEachItem<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  source?: Source,
): Promise<void> {
  await forEachAtOnce(items, 1, work, source)
}

/** The same with several items at once, one group after another. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  source?: Source,
): Promise<void> {
  const failures: Failure[] = []
  for (let from = 0; from < items.length; from += atOnce) {
    if (from > 0 && isClosed()) break
    const group = items.slice(from, from + atOnce)
    const outcomes = await Promise.allSettled(group.map(async (item) => work(item)))
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'rejected') failures.push({ id: idOf(group[i]), error: outcome.reason })
    })
  }
  await tell(failures, source)
}

/**
 * Does a page of items at once by `all`; when that fails, each by itself by `one`, and sets aside those that fail then.
 * What is set aside already is left alone for its time. @returns the ids of those that are still to be done
 */
export async function trying<T extends { _id: string }>(
  items: readonly T[],
  one: (item: T) => Promise<void>,
  all: (items: T[]) => Promise<void>,
  source: Source,
): Promise<string[]> {
  const resting = await restingIn(source)
  const due = items.filter(({ _id }) => !resting.includes(_id))
  const left = items.filter(({ _id }) => resting.includes(_id)).map(({ _id }) => _id)
  try {
    await all(due)
  } catch (error) {
    if (error instanceof BusyError) throw error
    for (const item of due) {
      try {
        await one(item)
      } catch (failure) {
        if (failure instanceof BusyError) throw failure
        left.push(item._id)
        await leave(source, item._id, failure)
      }
    }
  }
  return left
}

/**
 * Owns doing what follows a write (see domain/kernel/outbox items): by its writer at once, or by the job.
 *
 * Whoever writes declares an item and its payload; whoever does its work is not known here and not imported by the
 * writer. The two are brought together once, where a function is composed.
 */
import {
  dueForCompletion,
  type OutboxItem,
  postpone,
  settled,
  takeOff,
  unmarked,
  type WithOutbox,
} from '@/domain/kernel/outbox'
import { HOUR } from '@/domain/kernel/clock'
import { allOf, type Guard, type GuardedUpdate } from '@/domain/kernel/guarded-update'
import { invariant } from '@/domain/kernel/errors'
import { BusyError, changeDoc, type Doc, findDocs } from '../platform/cloud'
import { textOf } from '../platform/outside-error'

/** What the work of an item is told beside its payload. */
interface ItemContext {
  /** Epoch milliseconds. */
  now: number
  /** The document that the item stands in. */
  collection: string
  documentId: string
}

/**
 * Does what an item asks for, under ids derived from the payload or guarded by what it finds, so that doing it again,
 * or twice at the same moment, changes nothing more. It may throw; the job then comes back later.
 */
export type Work<P> = (payload: P, context: ItemContext) => Promise<void>

/** Makes items of one kind. `id` must be unique in its document and the same whenever the same thing follows the same cause. */
interface ItemKind<P> {
  readonly kind: string
  item(id: string, at: number, payload: P): OutboxItem<string, P>
}

/** Declares a kind of item. The name is kept in documents: it must stay what it is. */
export const declareItem = <P>(kind: string): ItemKind<P> => ({
  kind,
  item: (id, at, payload) => ({ id, kind, at, payload }),
})

/** The work of every kind of a set of declarations; one without work does not compile. */
export type WorksOf<D extends Record<string, { readonly kind: string }>> = {
  [K in keyof D]: D[K] extends ItemKind<infer P> ? Work<P> : never
}

const works = new Map<string, Work<unknown>>()

/** Brings declarations and works together; called once by whatever composes a function. */
export function installWorks<D extends Record<string, { readonly kind: string }>>(
  declared: D,
  given: WorksOf<D>,
): void {
  for (const [name, { kind }] of Object.entries(declared)) {
    invariant(!works.has(kind), `two kinds of item are called ${kind}`)
    works.set(kind, given[name] as Work<unknown>)
  }
}

/** Collections whose documents note outbox items; each has the index `{ unsettled: 1, settleAt: 1 }`. */
export const outboxCollections: readonly string[] = [
  'accounts',
  'people',
  'activities',
  'recaps',
  'thanks',
  'dutyNotes',
  'dutySwaps',
  'visits',
  'roomDays',
  'seasons',
  'campaigns',
  'fairStalls',
  'checks',
  'wishes',
  'notices',
  'prizes',
  'redemptions',
  'cases',
  'sealedCases',
  'teams',
  'teamMembers',
  'certificates',
  'honours',
  'sortings',
  'articles',
  'livelihoods',
  'livelihoodQuestions',
]

const AT_ONCE = 20
/** A service that was away for a while has answered by then. */
const WORTH_A_LOOK = HOUR

/**
 * Does the items of one document and takes off those that were done: the items' own requests, all at the same time,
 * and one more. Call it right after the write that noted them took effect. It does not throw: the change has been
 * decided, and what could not be done now is done by the job.
 * @param atOnce which of them are done now; the job does the others, so the mark does not come off yet
 * @returns the number of items that are left
 */
export async function completeOutbox(
  collection: string,
  documentId: string,
  items: readonly OutboxItem[],
  now: number,
  atOnce = items,
): Promise<number> {
  if (atOnce.length === 0) return 0
  const others = items.some((item) => !atOnce.includes(item))
  const failures = await completeItems(collection, documentId, atOnce, { now, others })
  for (const failure of failures) console.warn('left to the job', collection, documentId, failure)
  return failures.length
}

/** The same for the job: a document that could not be completed is looked at later. @throws the first failure; BUSY while it is young */
export async function completeByJob(collection: string, document: Unsettled, now: number): Promise<void> {
  const failures = await completeItems(collection, document._id, document.outbox, { now, others: false })
  if (failures.length === 0) return
  await send(collection, document._id, postpone(document.outbox, now))
  const oldest = Math.min(...document.outbox.map(({ at }) => at))
  // It comes back by itself, later each time; only what has failed for long is somebody's to look at.
  if (now - oldest < WORTH_A_LOOK) throw new BusyError(textOf(failures[0]))
  throw failures[0]
}

async function completeItems(
  collection: string,
  documentId: string,
  items: readonly OutboxItem[],
  { now, others }: { now: number; others: boolean },
): Promise<unknown[]> {
  const context = { now, collection, documentId }
  const done: string[] = []
  const failures: unknown[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const group = items.slice(from, from + AT_ONCE)
    const outcomes = await Promise.allSettled(group.map((item) => doItem(item, context)))
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'rejected') failures.push(outcome.reason)
      else done.push((group[i] as OutboxItem).id)
    })
  }
  try {
    const all = !others && failures.length === 0 && (await send(collection, documentId, settled(done)))
    if (!all && done.length > 0) await send(collection, documentId, takeOff(done))
  } catch (error) {
    failures.push(error)
  }
  return failures
}

/**
 * Takes off what was done, and the mark with it where nothing else is noted: for a document that many write at the same
 * moment, of whom each does its own at once. One request; two more where something else is noted. Elsewhere a mark that two
 * have left by crossing each other is taken off by the job.
 */
export async function settle(collection: string, documentId: string, done: readonly string[]): Promise<void> {
  if (await send(collection, documentId, settled(done))) return
  if (done.length > 0 && (await send(collection, documentId, takeOff(done))))
    await send(collection, documentId, unmarked)
}

async function doItem({ kind, payload }: OutboxItem, context: ItemContext): Promise<void> {
  const work = works.get(kind)
  if (!work) throw new Error(`no work is known for an outbox item ${kind}`)
  await work(payload, context)
}

const send = (collection: string, id: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(collection, id, guard, patch)

/** A document with what must follow its last change, and nothing else of it. */
export type Unsettled = Doc & WithOutbox

/** What is read of it, the longest waiting first. */
export const itsOutbox = {
  order: { settleAt: 1 },
  fields: { outbox: 1, unsettled: 1, settleAt: 1 },
} as const

/** Documents of a collection whose items wait to be done, the longest waiting first. One request. */
export const unsettledDocuments = (
  collection: string,
  now: number,
  limit: number,
  besides: Guard = {},
): Promise<Unsettled[]> =>
  findDocs<Unsettled>(collection, allOf(dueForCompletion(now), besides), {
    order: [['settleAt', 'asc']],
    limit,
    fields: itsOutbox.fields,
  })

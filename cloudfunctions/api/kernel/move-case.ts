/**
 * Owns changing one document that others may change at the same moment: decided on what was read, written together with
 * what follows it, and decided again on a fresh reading when somebody else was quicker.
 */
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { type OutboxItem, afterWithOutbox, type WithOutbox, withOutbox } from '@/domain/kernel/outbox'
import { addDoc, BusyError, changeDoc, type Doc, getDoc, type WhenRefused } from '../platform/cloud'
import { completeOutbox } from './outbox'

/** What a decision comes to. */
interface Change<T> {
  /** Guarded by what it was decided on; null when nothing is left to do, as for a repeat: then `after` is what stands. */
  update: GuardedUpdate | null
  after: T
  /** What follows, noted in the same write. */
  items?: readonly OutboxItem[]
}

export interface MoveResult<T> {
  doc: T
  /** Whether this call changed it. */
  moved: boolean
}

interface Moving<T extends Doc, K extends string> {
  collection: string
  /** As it was read with the caller, or found by the job. */
  read: T
  now: number
  /** Pure, or at least repeatable: it is asked once for each reading. Its refusal is handed on. */
  decide: (current: T) => Decision<Change<T>, K> | Promise<Decision<Change<T>, K>>
  /** Which items are done before the answer; all that this move notes unless told. The job does the others. */
  atOnce?: (current: T, items: readonly OutboxItem[]) => readonly OutboxItem[]
}

/**
 * Writes a change as one guarded update that notes what follows it, and does that. One request, and those of the items.
 * @param atOnce which items are done before the answer; the job does the others
 * @param whenRefused whether a full list is told from a change by somebody else
 * @returns whether it took effect
 */
export async function writeChange(
  collection: string,
  id: string,
  { update, items = [] }: { update: GuardedUpdate; items?: readonly OutboxItem[] },
  now: number,
  atOnce = items,
  whenRefused: WhenRefused = 'look',
): Promise<boolean> {
  const { guard, patch } = withOutbox(update, items, now)
  if (!(await changeDoc(collection, id, guard, patch, whenRefused))) return false
  await completeOutbox(collection, id, items, now, atOnce)
  return true
}

/**
 * Adds a document that notes what follows it, and does that. One request, and those of the items.
 * @returns the document as it was written; null when one of this id stands already
 */
export async function addWithItems<T extends Doc & Partial<WithOutbox>>(
  collection: string,
  bare: T,
  items: readonly OutboxItem[],
  now: number,
): Promise<T | null> {
  const written = afterWithOutbox(bare, items, now)
  if ((await addDoc(collection, written)) === 'exists') return null
  await completeOutbox(collection, written._id, items, now)
  return written
}

const MOST_ROUNDS = 8

/**
 * Moves a case. One request and those of the items; two more for each time that somebody else was quicker.
 * @returns the document as it stands, or the refusal; NOT_FOUND when it is gone
 * @throws BusyError when so many move it that this one never comes first
 */
export async function moveCase<T extends Doc & Partial<WithOutbox>, K extends string>({
  collection,
  read,
  now,
  decide,
  atOnce = (_, items) => items,
}: Moving<T, K>): Promise<Decision<MoveResult<T>, K | 'NOT_FOUND'>> {
  let current = read
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const decision = await decide(current)
    if (!decision.ok) return decision
    const { update, after, items = [] } = decision.value
    if (update === null) return ok({ doc: after, moved: false })
    if (await writeChange(collection, current._id, { update, items }, now, atOnce(current, items)))
      return ok({ doc: afterWithOutbox(after, items, now), moved: true })
    const fresh = await getDoc<T>(collection, current._id)
    if (!fresh) return reject('NOT_FOUND')
    current = fresh
  }
  throw new BusyError(`${collection} ${read._id} is being moved by many at once`)
}

/** Owns joining a case and leaving it again: one guarded update each, which any number of people may send at once. */
import type { Guard, GuardedUpdate } from '../kernel/guarded-update'
import type { CaseKind } from './define-case'
import { type CaseDocument, MOST_JOINED } from './documents'
import { hasJoined } from './sight'

/** Holds while a case is open. */
const open = ({ flow }: Pick<CaseKind, 'flow'>): Guard => ({
  state: { $in: Object.keys(flow.states).filter((state) => flow.states[state]?.final !== true) },
})

/** The last place among those who are known. */
const LAST = `joined.ids.${MOST_JOINED - 1}`

/** Whether no more of those who join are known from now on. */
export const isFull = ({ joined }: Pick<CaseDocument, 'joined'>): boolean =>
  (joined?.ids.length ?? 0) >= MOST_JOINED

/** One more who has joined; only counted where nobody more is known. Null for somebody who has. */
export function joining(kind: CaseKind, one: CaseDocument, personId: string): GuardedUpdate | null {
  if (hasJoined(one, personId)) return null
  const full = isFull(one)
  return {
    guard: {
      ...open(kind),
      ...{ ownerId: { $ne: personId }, involvedIds: { $ne: personId }, 'joined.ids': { $ne: personId } },
      [LAST]: { $exists: full },
    },
    patch: { $inc: { 'joined.count': 1 }, ...(!full && { $push: { 'joined.ids': personId } }) },
  }
}

/** One less; null for somebody who is not among those who are known. */
export const leaving = (kind: CaseKind, one: CaseDocument, personId: string): GuardedUpdate | null =>
  hasJoined(one, personId)
    ? {
        guard: { ...open(kind), 'joined.ids': personId },
        patch: { $inc: { 'joined.count': -1 }, $pull: { 'joined.ids': personId } },
      }
    : null

/** The case as it stands after one of them. */
export function afterJoining<T extends CaseDocument>(one: T, personId: string, joins: boolean): T {
  const { count, ids, from } = one.joined ?? { count: 0, ids: [], from: [] }
  const others = ids.filter((id) => id !== personId)
  const known = joins && !isFull(one) ? [...others, personId] : others
  return { ...one, joined: { count: count + (joins ? 1 : -1), ids: known, from } }
}

/** Owns what the work of a follow-up is: what it is told, and how it completes what it causes itself. */
import type { FollowUp } from '@/domain/kernel/follow-ups'

export type { FollowUp }

export interface FollowUpContext {
  /** Epoch milliseconds. */
  now: number
  /** The document that the item stands in. */
  collection: string
  documentId: string
  /** Completes the items of another document that the work itself wrote; does not throw. */
  complete: (
    collection: string,
    documentId: string,
    items: readonly FollowUp[],
    now: number,
  ) => Promise<number>
}

export type FollowUpWork<P> = (payload: P, context: FollowUpContext) => Promise<void>

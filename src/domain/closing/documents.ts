/** Owns how it is stored that an account is to close, and what has still to be gone through once it has. */
import { FORMER_KEPT } from '../person/merged'
import { FAMILY_KEPT } from '../person/rules'

/** One a person, beside the record: it outlives what is known of the person, and says no more than an id. */
export interface ClosingDocument {
  /** The person's id. */
  _id: string
  stationId: string
  askedAt: number
  /** When the timer next looks at it; it may look in vain, as taking a closing back changes the person alone. */
  dueAt: number
  /** When the account closed; null while it has not. */
  closedAt: number | null
  /** When everything was gone through; null before. */
  doneAt: number | null
  /** Whose names and words go: the person's own ids, and the family's. Noted before the record closes. */
  ids: string[]
  /** Whether every document is gone through, as no index leads to the names of somebody who decided about others. */
  everywhere: boolean
  step: number
  /** The last document that was gone through in this step. */
  after: string
  /** The second round finds what was written at the moment of the first. */
  round: number
}

/** One's own ids, those of records that were closed into it, and the family's. */
export const closingLists = { ids: 1 + FORMER_KEPT + FAMILY_KEPT } as const

export const newClosing = (
  { _id, stationId }: { _id: string; stationId: string },
  askedAt: number,
  dueAt: number,
): ClosingDocument => ({
  ...{ _id, stationId, askedAt, dueAt, closedAt: null, doneAt: null },
  ...{ ids: [], everywhere: false, step: 0, after: '', round: 0 },
})

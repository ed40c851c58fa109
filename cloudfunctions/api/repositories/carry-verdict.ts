/**
 * Owns how the verdict on a piece reaches the document it belongs to: one line for each kind of subject.
 *
 * A carrier sends the guarded update of `carryTo` or `carryInto` (domain/moderation/pieces) to its document and does
 * what else follows from the verdict. It may be asked again with the same or with newer news, never loses to older
 * ones, and is done when the piece has another check by now.
 */
import type { CheckDocument, CheckedPiece, CheckSubject, SubjectKind } from '@/domain/moderation/documents'
import type { FollowUpContext } from './follow-up-work'
import { carryToPrize } from './prizes'
import { carryToNotice } from './notice-verdicts'
import { carryToWish } from './wish-verdicts'

export interface Carried {
  subject: CheckSubject
  stationId: string
  /** What to put beside the piece. */
  news: CheckedPiece
  check: CheckDocument
  /** Epoch milliseconds. */
  now: number
  complete: FollowUpContext['complete']
}

export type Carrier = (carried: Carried) => Promise<void>

export const carriers: Record<SubjectKind, Carrier> = {
  wish: carryToWish,
  notice: carryToNotice,
  prize: carryToPrize,
}

/** Owns what brings a verdict to the document that its piece belongs to. */
import type { CheckDocument, CheckedPiece, CheckSubject } from '@/domain/moderation/documents'

interface VerdictNews {
  subject: CheckSubject
  stationId: string
  /** What to put beside the piece. */
  news: CheckedPiece
  check: CheckDocument
  /** Epoch milliseconds. */
  now: number
}

/**
 * Sends the guarded update of `applyTo` or `applyInto` (domain/moderation/moderated-content) to its document and does what else
 * follows from the verdict. It may be asked again with the same or with newer news, never loses to older ones, and is
 * done when the piece has another check by now.
 */
export type Carrier = (carried: VerdictNews) => Promise<void>

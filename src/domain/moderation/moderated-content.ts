/** Owns what a checked piece says of itself in its own document, and how news of the check reaches it. */
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { CheckDocument, CheckedPiece, CheckState, PieceVerdict } from './documents'

const verdicts: Record<CheckState, PieceVerdict> = {
  pending: 'pending',
  passed: 'passed',
  inReview: 'inReview',
  blocked: 'blocked',
  appealed: 'inReview',
  // A new version stands in its place with a verdict of its own, so this one is never shown.
  replaced: 'blocked',
}

/** What to keep beside a piece when it is written with this check. */
export const pieceOf = (check: Pick<CheckDocument, '_id' | 'state' | 'version'>): CheckedPiece => ({
  checkId: check._id,
  verdict: verdicts[check.state],
  version: check.version,
})

/** The station's copy of a file of a check; a file of which there is none, as it is. */
export const keptBy =
  ({ media }: Pick<CheckDocument, 'media'>) =>
  (fileId: string): string =>
    media.find((medium) => medium.fileId === fileId)?.keptId ?? fileId

/** A piece without text or media needs no check: it passes by itself. */
export const isShown = (piece: CheckedPiece | null): boolean => piece === null || piece.verdict === 'passed'

/** What the caller may read of a piece: its author and the staff always, others only what has passed. */
export const maySee = (piece: CheckedPiece | null, isAuthorOrStaff: boolean): boolean =>
  isAuthorOrStaff || isShown(piece)

/**
 * Brings news of a check to the piece that lies at `path` of a document. Refused when the piece has another check by
 * now or knows newer news.
 */
export const applyTo = (path: string, news: CheckedPiece): GuardedUpdate => ({
  guard: { [`${path}.checkId`]: news.checkId, [`${path}.version`]: { $lt: news.version } },
  patch: { $set: { [`${path}.verdict`]: news.verdict, [`${path}.version`]: news.version } },
})

/** The same for a piece that lies in the field `field` of one element of the array `list`. */
export const applyInto = (list: string, field: string, news: CheckedPiece): GuardedUpdate => ({
  guard: {
    [list]: {
      $elemMatch: { [`${field}.checkId`]: news.checkId, [`${field}.version`]: { $lt: news.version } },
    },
  },
  patch: {
    $set: { [`${list}.$.${field}.verdict`]: news.verdict, [`${list}.$.${field}.version`]: news.version },
  },
})

/** Owns what a check is when a piece is handed in: with the first finding on its text, before anybody looked at its media. */
import { MINUTE } from '../kernel/clock'
import { beginOutbox } from '../kernel/outbox'
import { beginCase } from '../kernel/workflow'
import { checkFlow } from './check-flow'
import { learn, type CheckChange } from './decide-check'
import type { CheckDocument, CheckSubject, Finding, MediumKind } from './documents'
import { checkRules, isReadable } from './rules'

/** A piece as handed in. */
export interface Piece {
  subject: CheckSubject
  author: { personId: string; stationId: string; openid: string; name: string }
  /** What the thing is called, and the page where its author sees it. */
  title: string
  page: string
  /** Everything of it that will be read; may be empty. */
  text: string
  media: readonly { fileId: string; kind: MediumKind }[]
}

/** A check of a piece, moved as far as the finding on its text leads; what its media need is left to whoever writes it. */
export function beginCheck(
  checkId: string,
  piece: Piece,
  text: { finding: Finding; label: number | null },
  now: number,
): CheckChange {
  const { subject, author, title, page } = piece
  const begun = beginCase(checkFlow, {
    by: author.personId,
    at: now,
    dueAt: now + checkRules.verdictMinutes * MINUTE,
  })
  const check: CheckDocument = {
    _id: checkId,
    stationId: author.stationId,
    subject: { ...subject },
    authorId: author.personId,
    authorName: author.name,
    authorOpenid: author.openid,
    title,
    page,
    text: piece.text,
    textFinding: text.finding,
    textLabel: text.label,
    media: piece.media.map((medium) => ({
      ...medium,
      traceId: null,
      finding: medium.kind === 'document' || isReadable(medium) ? 'pending' : 'review',
      label: null,
    })),
    state: 'pending',
    version: begun.version,
    dueAt: begun.dueAt,
    history: begun.history,
    reason: '',
    blockedBy: null,
    appealReason: '',
    appealedAt: null,
    authorHistory: null,
    createdAt: now,
    movedAt: now,
    ...beginOutbox([], now),
  }
  return learn(check, {}, now)
}

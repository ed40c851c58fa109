/** Owns how the check of a piece of content is stored, and what of it stands in the document the piece belongs to. */
import type { HistoryEntry } from '../kernel/workflow'
import type { WithOutbox } from '../kernel/outbox'

/** What a checked piece can belong to. */
export const subjectKinds = [
  'wish',
  'notice',
  'prize',
  'activity',
  'recap',
  'thanks',
  'duty',
  'visit',
  'case',
  'honour',
  'article',
  'livelihood',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The piece: of which document, and which part of it, for instance `body` or `note:n1`. */
export interface CheckSubject {
  kind: SubjectKind
  id: string
  part: string
}

export const checkStates = ['pending', 'passed', 'inReview', 'blocked', 'appealed', 'replaced'] as const
export type CheckState = (typeof checkStates)[number]

/** What the checking service found of one text or medium; `pending` while it has not said. */
export type Finding = 'pending' | 'pass' | 'review' | 'risky'

/** A document is a paper beside a notice: the service cannot read it, the station answers for it. */
export type MediumKind = 'image' | 'voice' | 'document'

export interface CheckedMedium {
  fileId: string
  kind: MediumKind
  /** The station's own copy, which is what is checked and shown; absent before it was made. */
  keptId?: string
  /** By which the service names its later answer; null until it was asked. Nobody can guess it. */
  traceId: string | null
  finding: Finding
  /** The service's number of what it found; null while it has not said. */
  label: number | null
}

/** One submitted version of a piece. */
export interface CheckDocument extends WithOutbox {
  _id: string
  stationId: string
  subject: CheckSubject
  /** Who typed it; the service wants the openid of a person who used the app a moment ago. */
  authorId: string
  authorName: string
  authorOpenid: string
  /** What the thing is called, and the page where its author sees it. */
  title: string
  page: string
  text: string
  textFinding: Finding
  textLabel: number | null
  media: CheckedMedium[]
  state: CheckState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  /** What the person who decided wrote; empty when the service did. */
  reason: string
  /** The version with which its author was last told of a verdict; absent before. */
  toldVersion?: number
  /** Who blocked it; null when the service did or nobody. */
  blockedBy: string | null
  appealReason: string
  appealedAt: number | null
  /** How the author fared within a year, counted when it came before a person. */
  authorHistory: { passed: number; blocked: number } | null
  createdAt: number
  movedAt: number
}

/** How far a piece is, as the document it belongs to says; others read it only when `passed`. */
export type PieceVerdict = 'pending' | 'passed' | 'inReview' | 'blocked'

/** What stands beside a piece in its own document. `version` is the check's, so that late news never wins over newer. */
export interface CheckedPiece {
  checkId: string
  verdict: PieceVerdict
  version: number
}

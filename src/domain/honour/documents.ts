/** Owns how an honour is stored: whose it is, what it is for, who may read it where, and its story. */
import type { Objections } from '../case/documents'
import type { Day } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { BoardKey, HonourKind, HonourLevel } from './kinds'
import type { HonourPeriod } from './periods'

/**
 * Whose it is. The name of a person who can be asked is never kept here: it is read with the person, so that it is written
 * as that person wants it now.
 */
export type HonourHolder =
  | { as: 'person' | 'family'; personId: string }
  | { as: 'unit' | 'team'; name: string }
  /** Somebody who has died: named as the family has agreed, and by whom of it. */
  | { as: 'late'; name: string; agreedBy: string }
  /** Somebody of earlier years of whom no record is kept: the family name alone is written down. */
  | { as: 'past'; calling: string }

/** Where it comes from: the campaign, the star, the row of a table, or the desk. */
export interface HonourSource {
  kind: 'campaign' | 'star' | 'award' | 'import' | 'desk'
  id: string
}

/** What was answered about standing on a board, in which version of its words. */
interface BoardAnswer {
  agreed: boolean
  version: number
  at: number
}

type HonourState = 'shown' | 'resting' | 'withdrawn' | 'revoked'

/** What is told of it. Nobody reads it before its holder has agreed to these words and they were checked. */
export interface HonourStory {
  words: string
  photos: string[]
  /** Who of the staff wrote it, as the check knows its author. */
  byId: string
  writtenAt: number
  /** By whom and when it was agreed to; null before. */
  agreed: { by: string; at: number } | null
  /** Null before it was agreed to. */
  content: CheckedPiece | null
  /** Taken down; null while it may be read. */
  down: { by: 'holder' | 'station'; at: number } | null
}

export interface HonourDocument extends WithOutbox {
  _id: string
  stationId: string
  kind: HonourKind
  title: string
  period: HonourPeriod | null
  day: Day
  grantedBy: string
  level: HonourLevel
  holder: HonourHolder
  /** Whom of the residents it is about, and whose phone answers for that one; null where nobody of them is. */
  personId: string | null
  ownerId: string | null
  /** Whether its holder was under age when it was given. */
  minor: boolean
  /** What was answered for each of the boards of its kind; absent before. */
  boards: Partial<Record<BoardKey, BoardAnswer>>
  story: HonourStory | null
  source: HonourSource
  /** Absent before the first. */
  objections?: Objections
  state: HonourState
  /** The boards on which it counts now, each also with its kind: empty while it is not shown. */
  marks: string[]
  /** When its period ended, and how it stands among those of one period. */
  shownAt: number
  order: number
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}

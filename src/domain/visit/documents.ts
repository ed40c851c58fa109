/** Owns how a home visit is stored: what was written down is added to and never changed. */
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { VisitChip } from './chips'

interface VisitEntry {
  id: string
  /** A digest of what was handed in under this id. */
  asked: string
  chips: VisitChip[]
  /** The note, sealed; empty without one. */
  wordsCipher: string
  /** When it was written down on the phone, and when it arrived. */
  at: number
  receivedAt: number
}

export interface VisitDocument extends WithOutbox {
  _id: string
  stationId: string
  /** Where it was made, whatever becomes of those who lived there. */
  gridId: string
  building: string
  /** By whose record the household was known when it was made, and by whose it is known since two became one. */
  personId: string
  ownerId: string
  byId: string
  byName: string
  /** When it was written down on the phone. */
  at: number
  /** As its newest entry says. */
  chips: VisitChip[]
  /** Whether somebody lives there alone, as far as whoever was there saw. */
  alone: boolean
  /** The household had moved before it arrived. */
  moved: boolean
  photos: string[]
  /** The check of the photos; null without any. */
  content: CheckedPiece | null
  /** The visit itself, then what was added to it. */
  entries: VisitEntry[]
  state: 'made' | 'takenBack'
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}

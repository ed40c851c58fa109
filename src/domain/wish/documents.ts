/** Owns how a wish is stored: one document with its helpers as lent seats, its notes, its proof and its thanks. */
import type { Answers } from '../kernel/form'
import type { WithOutbox } from '../kernel/outbox'
import type { Seats } from '../kernel/seats'
import type { HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { wishForm } from './form'
import type { WishState } from './vocabulary'

/** What a maker writes. */
export type WishForm = Answers<typeof wishForm>

/** Something that was written or shown about a wish, with what became of it in the check of contents. */
export interface WishPiece {
  at: number
  /** The person who wrote it. */
  by: string
  text: string
  photos: string[]
  check: CheckedPiece
}

export interface WishNote extends WishPiece {
  /** Follows from the request key, so that a repetition meets its own note. */
  noteId: string
}

interface WishThanks extends WishPiece {
  voice: { fileId: string; seconds: number } | null
}

/** Whose wish it is, as it is known when it is made. */
export interface WishPeople {
  /** The maker's own, that of a family member, or written down for somebody with a card. */
  relation: 'self' | 'family' | 'proxy'
  wisherId: string
  /** For the people of the station. */
  wisherName: string
  /** How helpers may address the wisher: 王阿姨. */
  calling: string
  /** Whose phone answers for the wisher: the wisher's own, or that of whoever looks after a family member. */
  ownerId: string
  /** Who wrote it down. */
  byPersonId: string
  byName: string
  gridId: string
  gridName: string
}

export interface WishDocument extends WithOutbox, WishPeople {
  _id: string
  stationId: string
  /** Counted up within the station. */
  number: number
  /** The name under which it hangs on the wall. */
  alias: string
  /** Everybody whose wish it is in some way, for their own list. */
  makerIds: string[]
  /** Everybody who holds or waits, for their own list; kept in step with the seats by the same updates. */
  helperIds: string[]
  /** Holders whose standing ended after the handing over: no number for them, and no points while it lasts. */
  frozenIds?: string[]
  /** Masked names of those who ever helped, by person. */
  names: Record<string, string>
  form: WishForm
  /** The end of the day by which it is wished. */
  deadlineAt: number
  /** The check of what the maker wrote. */
  body: CheckedPiece
  /** Counts what the maker has handed in. */
  drafts: number
  seats: Seats
  notes: WishNote[]
  proof: WishPiece | null
  thanks: WishThanks | null
  state: WishState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
  /** When it is forgotten whose it was; null and absent while it goes on, and once that has been done. */
  forgetAt?: number | null
  /** When it first came on the wall. */
  publishedAt: number | null
  /** Until when it hangs there before the station sees to it. */
  openUntil: number | null
  grantedAt: number | null
  /** Points for each helper; null before it was confirmed. */
  points: number | null
  /** Why it was turned down or withdrawn. */
  refusal: string | null
  /** On which wall it hangs, under which marks, and its place there. */
  wall: 'off' | 'open' | 'granted'
  marks: string[]
  wallAt: number
}

/** Owns how a case of any declared kind is stored: one document in one collection, whatever it is about. */
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'
import type { Answer } from '../kernel/form'
import type { Behalf } from './behalf'
import type { Gathered } from './gathering'
import type { LinkKind } from './links'
import type { CheckedPiece } from '../moderation/documents'
import type { Pause } from './pause'
import type { SubjectKind } from './subjects'

/** What a case is about when it was begun from something else: a piece that somebody wrote, what an objection is about. */
export interface CaseLink {
  kind: LinkKind | SubjectKind
  id: string
  /** Which part of it. */
  part: string
  /** What it was called then. */
  title: string
}

/** A case that another one names. */
export interface NamedCase {
  kind: string
  id: string
  /** The role in which it is named, of those that the kind of the other one declares. */
  as: string
}

/** Those who have met with the same: `ids` holds the first of them, `count` all. */
export interface Joined {
  count: number
  ids: string[]
  /** The cases whose people have been carried over to this one, the newest. */
  from: string[]
}

/** Some people who are asked for a case at a time. */
export interface Wave {
  round: number
  /** Who may accept now, besides everybody where it is open to all. */
  asked: string[]
  /** Who has said no; they are not asked again. */
  declined: string[]
  /** Who was asked before, the newest. */
  before: string[]
  until: number
}

/** A card that was read at one end of the time that somebody gave to a case. */
interface CardRead {
  at: number
  /** Whose card it was. */
  by: string
}

/** One of what an agreement gives in a month, as it was called when it was drawn. */
export interface Draw {
  agreementId: string
  partnerName: string
  what: string
  /** `YYYY-MM`, in which it is done. */
  month: string
}

/** How an objection ends: something was wrong; or nothing was, or it was taken back. */
export type Outcome = 'upheld' | 'dismissed'

/** Objections against something, by the ids of their cases. */
export interface Objections {
  open: string[]
  /** Those that are over, the newest: a late repeat of one does not stop it again. */
  ended: string[]
}

export interface CaseDocument extends WithOutbox, Behalf {
  _id: string
  /** The name of its kind. */
  kind: string
  stationId: string
  /** Where it lies, of a kind whose desk reaches by grid; null where nobody knows, absent for all others. */
  gridId?: string | null
  /** Counted up within the station and kind. */
  number: number
  form: Record<string, Answer>
  /** A digest of what was handed in: the key that made it is for nothing else. Absent where the person's list keeps it. */
  asked?: string
  link: CaseLink | null
  /** What request made it, of a kind of which one person has one open at a time. */
  madeBy?: string
  /** Absent before the first, and of a kind to which nobody can object. */
  objections?: Objections
  /** Other cases that it names. */
  links?: NamedCase[]
  /** Since when it stands on the board; null once it is over, absent of a kind without one. */
  boardAt?: number | null
  /** By what the board is looked through: its spot, and its spot with the answer by which two are alike. */
  marks?: string[]
  /** Whom it is or was offered to; absent before the first. */
  wave?: Wave
  /** In which grid it lies and how its owner is called where nobody says the name; absent unless its face says so. */
  whose?: { grid: string; calling: string }
  /** The departments that it is for, the one that leads first; absent of a kind that is sent to none. */
  departments?: string[]
  /** Those of them that may see it now: all once it was sent, none before. */
  sentTo?: string[]
  /** When it was sent; null while it was not. */
  sentAt?: number | null
  /** What whoever has sent it was called. */
  sentBy?: string
  /** Absent of a kind that nobody joins. */
  joined?: Joined
  /** What was answered with the last of each event that asks for it. */
  answers?: Record<string, Record<string, Answer>>
  /** How far what was handed in with the form is: its files, and the words on its face; absent where nothing is checked. */
  content?: CheckedPiece
  /** The same of what became of it, as it was answered last; absent before that. */
  result?: CheckedPiece
  /** The event with which that was answered. */
  resultOf?: string
  /** How far the files are that were handed in with a step, by its event; absent before the first that is checked. */
  pieces?: Record<string, CheckedPiece>
  /** How whoever has it in hand has proved the time given to it; absent before the first card was read. */
  proof?: { begun?: CardRead; ended?: CardRead }
  /** Whose it is. */
  ownerId: string
  /** The second person of it, of a kind that has one; absent before that person was brought to it. */
  party?: { personId: string; name: string; home: string | null }
  /** The activity that it has become part of; absent of all others. */
  gathered?: Gathered
  /** What it draws of what a partner gives each month; null once it does not any more, absent before the first. */
  draw?: Draw | null
  /** In which building its owner lives, null where nobody knows; absent of a kind that anybody may have in hand. */
  home?: string | null
  /** Empty when the owner did not want to be named. */
  ownerName: string
  unnamed: boolean
  /** Everybody in whose own list it stands. */
  actorIds: string[]
  /** The same while it is open; nobody once it is over. What each still has going on is found by it. */
  openFor: string[]
  /** Those whom it is about: it is kept from them, and they decide nothing. */
  involvedIds: string[]
  /** What those of the station were called whom the answers name. */
  called: Record<string, string>
  /** Who has it in hand. */
  handlerId: string | null
  handlerName: string
  state: string
  version: number
  dueAt: number | null
  /** When those whose work it is are reminded of that deadline; null once they were, absent where nobody is. */
  remindAt?: number | null
  /** Absent and null while it does not wait. */
  pause?: Pause | null
  history: HistoryEntry[]
  /** The roles whose work it is now; what the desk's to-dos are found by. */
  waits: string[]
  /** When the timer has to look at it; null when nothing happens by itself. It may ring early, never late. */
  wakeAt: number | null
  createdAt: number
  movedAt: number
}

/** To how many departments one case is sent. */
export const MOST_DEPARTMENTS = 6
/** How many are asked at a time. */
export const MOST_ASKED = 3
/** How many of those who were asked or have declined a case remembers. */
export const MOST_REMEMBERED = 30
/** How many people one case may be about, with their households where those are kept away. */
export const MOST_INVOLVED = 60
/** How many objections against one thing are known. */
export const MOST_OBJECTIONS = 30
/** How many lists one case may stand in. */
export const MOST_ACTORS = 10
/** How many cases one may name. */
export const MOST_NAMED = 20
/** How many of those who have joined a case are known; more are only counted. */
export const MOST_JOINED = 500
/** How many of those that were merged into a case it remembers. */
export const MOST_MERGED = 50

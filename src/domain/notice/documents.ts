/** Owns how a notice is stored, and the receipt that says how far it has reached one person. */
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { AudienceRole, NoticeState, ReachedWay } from './vocabulary'

/** What a notice says. */
export interface NoticeBody {
  title: string
  text: string
  pictures: string[]
  attachments: { fileId: string; name: string }[]
}

/** To whom, as chosen at the desk: everybody who fits any one of these. */
export interface AudienceChoice {
  station: boolean
  gridIds: string[]
  buildings: { gridId: string; building: string }[]
  roles: AudienceRole[]
  activityIds: string[]
}

/** What a correction changes; `note` tells readers what. */
export interface NoticeRevision {
  body: NoticeBody
  expiresAt: number
  pinned: boolean
  note: string
  /** Who corrected it. */
  by: string
}

/** What was put right, and what stood there before. */
interface Correction {
  edition: number
  at: number
  note: string
  before: { title: string; text: string }
}

/** A chosen activity as it stood when the draft was saved; its people are looked up when the notice goes out. */
export interface NamedActivity {
  activityId: string
  title: string
  sessionIds: string[]
  /** By these it is known whether a grid worker may write to its people. */
  gridIds: string[]
  leaderId: string
}

/** How far the walk through the audience has come; see the job `fanOutNotices`. */
interface Spread {
  /** Which leg of the audience, and the last person seen in it. */
  leg: number
  after: string
  /** Messages written so far. */
  pushed: number
  done: boolean
}

export interface NoticeDocument extends NoticeBody, WithOutbox {
  _id: string
  stationId: string
  state: NoticeState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  authorId: string
  authorName: string
  /** 网格员, 社区工作人员 or 站长. */
  authorTitle: string
  createdAt: number
  updatedAt: number
  /** The beginning of the text, for lists. */
  summary: string
  expiresAt: number
  pinned: boolean
  askReceipt: boolean
  chosen: AudienceChoice
  activities: NamedActivity[]
  /** Keys of the audience; people of activities are added when it goes out. Nothing is written per person. */
  audience: string[]
  audienceWords: string
  /** The content check of what readers see. */
  check: CheckedPiece
  /** 1, and one more with each correction. */
  edition: number
  corrections: Correction[]
  /** A correction that waits for its check. */
  waiting: (NoticeRevision & { check: CheckedPiece }) | null
  /** Whether inboxes show it: published, neither recalled nor expired. */
  live: boolean
  publishAt: number | null
  /** How many people it was for when it went out. */
  people: number | null
  /** Whether the walk through the audience has still to go on. */
  spreading: boolean
  spread: Spread
  /** People of the audience by home, see homeKey; complete once the walk is done. */
  homes: Record<string, number>
  recallReason: string
  /** The survey that it asks people to fill in; absent of any other. */
  surveyId?: string
}

export interface ReceiptDocument {
  /** `noticeId:personId`. */
  _id: string
  noticeId: string
  personId: string
  stationId: string
  /** Where the person lived when it was written. */
  gridId: string | null
  building: string
  /** Whether it was opened; a tick alone leaves it false. */
  read: boolean
  /** The last edition opened; 0 before. */
  edition: number
  readAt: number | null
  confirmedAt: number | null
  /** The edition that was confirmed. */
  confirmedEdition: number
  reachedBy: ReachedWay
  reachedAt: number | null
  /** Who called or visited. */
  by: string | null
}

/** Owns how a person is stored: profile, volunteering, family, calendar of places held, consents. */
import type { Absences } from './absences'
import type { Ask } from './asks'
import type { LedgerUnit } from '../account/ledger-units'
import type { ReceivedInvitation } from '../household/membership'
import type { AppointedRole } from './roles'
import type { HomeMove } from './home-move-document'
import type { Office } from './office'
import type { WithOutbox } from '../kernel/outbox'
import type { Lots } from '../kernel/lots'
import type { QuotaBook } from '../kernel/quota'
import type { HistoryEntry } from '../kernel/workflow'
import type { ConsentScope } from './consents'
import type { FamilyAgreement } from './family-ages'
import type { Paper } from '../papers/documents'
import type { Stars } from './stars'
import type { Suspicion } from './twins'
import type { Relation, Skill, WeekSlot } from './vocabulary'

type VolunteerState =
  'none' | 'pendingGuardian' | 'pendingReview' | 'active' | 'suspended' | 'withdrawn' | 'rejected'

interface VolunteerCase {
  state: VolunteerState
  version: number
  history: HistoryEntry[]
  volunteerNo: string | null
  skills: Skill[]
  slots: WeekSlot[]
  termsVersion: number
  appliedAt: number | null
  dueAt: number | null
  reason: string
  /** Stands from a suspension until somebody lifts it, whatever the volunteer does in between. */
  suspension?: { at: number; reason: string } | null
  /** The one that the latest approval or restoring has lifted; it stands again when an approval is taken back. */
  lifted?: { at: number; reason: string } | null
  /** The latest day of birth the volunteer has ever given; another year does not make a minor of age. */
  youngestBirthDate?: string | null
  guardian: { name: string; relation: Relation; phoneCipher: string; maskedPhone: string } | null
}

export interface DependantEntry {
  personId: string
  name: string
  birthDate: string
  relation: Relation
  /** Whose word stands behind it; absent for those added before it was asked. */
  agreedBy?: FamilyAgreement
  cardToken: string
  /** Which card it is, counted from one; absent before it was first renewed. */
  cardVersion?: number
  removedAt: number | null
  /** After being added again: the id that this adding would have made, by which its repeat is known. */
  restoredAs?: string
}

/** A time a person (or a dependant) has promised to be somewhere. */
export interface AgendaItem {
  sessionId: string
  personId: string
  startAt: number
  endAt: number
  /** Where it is a room that was booked; the other id is then that of the booking. */
  room?: { placeCode: string; title: string }
}

export interface ConsentEntry {
  scope: ConsentScope
  version: number
  given: boolean
  at: number
  channel: 'self' | 'proxy'
  /** For a proxy: how the person agreed. */
  evidence?: string
}

/** Kept on the record that was closed, for as long as it stays closed. */
export interface Merged {
  /** The record that stands for the person since. */
  into: string
  at: number
  /** Who of the staff did it. */
  by: string
  /** The station of both; the closed record itself is at home nowhere. */
  stationId: string
  /** The source of the two entries by which hours and points went over. */
  source: string
  /** What went over, and the points by year. */
  brought: Partial<Record<LedgerUnit, number>>
  lots: Lots
  /** The volunteering of the record that stays as it was before, and its version once it was merged; null where it was left alone. */
  volunteer: { before: VolunteerCase; version: number } | null
  /** The codes that went over with the cards. */
  cardTokens: string[]
}

/** A record that was closed into this one. */
interface Former {
  personId: string
  at: number
  by: string
  /** What its own card says, which goes on standing for the person. */
  cardToken: string
}

/** An account that is to close: asked for when, and closed when unless it is taken back. */
interface Closing {
  askedAt: number
  dueAt: number
}

/** What must follow a decision about a person is kept with it until it is done. */
export interface PersonDocument extends Partial<WithOutbox> {
  _id: string
  stationId: string
  nickname: string
  realName: string
  sex: 'unknown' | 'woman' | 'man'
  birthDate: string | null
  /** When the name, or the day of birth, last took the place of another one; absent before. */
  rewritten?: { realName?: number; birthDate?: number }
  /** AES-256-GCM, see platform/cipher. */
  phoneCipher: string
  maskedPhone: string
  /** A digest of the number, to compare records by; absent before a number was given. */
  phoneKey?: string
  /** What the desk finds somebody by, and by which way of filing; absent until a job has filed the record. */
  marks?: string[]
  filed?: number
  /** Records that may be of the same person, until staff have asked; absent before the first. */
  twins?: Suspicion[]
  /** Into which record this one was closed; absent and null while it stands. */
  merged?: Merged | null
  /** The account is to close; absent and null while it is not. */
  closing?: Closing | null
  /** When the account was closed, and at which station; absent while there is one. Nothing else is known then. */
  closed?: { at: number; stationId: string }
  /** Records of the same person that were closed into this one, the oldest first; absent before the first. */
  former?: Former[]
  gridId: string | null
  building: string
  /** Which entrance and which flat, as written: 2 and 301. Absent before they were asked. */
  unit?: string
  room?: string
  /** Roles given by the station, scoped to it. */
  roles: AppointedRole[]
  /** Grids a grid worker is responsible for. */
  gridIds: string[]
  /** The partner whose prizes and promises a `partner_user` acts for. */
  partnerId: string | null
  /** The institute or the centre that somebody from above looks after; absent for everybody else. */
  unitId?: string | null
  /** Since when, by whose word and why; absent before the first appointment that was made here. */
  office?: Office
  /** The latest move to another home station that was asked for; absent before the first. */
  homeMove?: HomeMove
  /** The household with whom points are pooled. */
  householdId: string | null
  /** The prize this person saves for. */
  markedPrizeId: string | null
  /** Credentials, trainings and insurance cover, the oldest first; absent before the first. */
  papers?: Paper[]
  /** When the timer next has to say that one of them runs out; null or absent when nothing does. */
  papersDueAt?: number | null
  /** When the volunteer was asked last to see to a case, the newest as many as count within a week; absent before the first. */
  asks?: Ask[]
  volunteer: VolunteerCase
  /** The stars that were granted; absent before the first. */
  stars?: Stars
  family: DependantEntry[]
  /** Card tokens of the person and of the family, for look-up by one index. */
  cardTokens: string[]
  /** What the own card says now; older codes stay among the tokens, so that they are known as old. */
  cardToken: string
  /** Which card it is, counted from one; absent before it was first renewed. */
  cardVersion?: number
  /** Whether nobody has had the card before them to print it, as of people from a table; absent where it was shown at once. */
  cardWaits?: boolean
  agenda: AgendaItem[]
  /** The times the person held a place and did not come; absent before the first. */
  absences?: Absences
  /** When a room was booked and nobody came, the newest few; absent before the first. */
  roomMisses?: number[]
  consents: ConsentEntry[]
  /** One-time subscription consents in stock, by template. */
  subscriptions: Record<string, number>
  /** Keys of the last commands that add to a stock, so that a repeat adds nothing. */
  recentKeys: string[]
  /** What the newest request keys were used for, as digests; absent before the first. */
  requests?: { key: string; asked: string }[]
  /** Openid kept only to deliver messages; never leaves the server. Empty for people without a phone. */
  openid: string
  /** Invitations to households that came within a week; absent before the first. */
  received?: ReceivedInvitation[]
  /** What was done today, as far as it is counted; absent before anything was. */
  quota?: QuotaBook
  version: number
  createdAt: number
}

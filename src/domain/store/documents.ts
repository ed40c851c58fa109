/** Owns how prizes, reservations of them, movements of stock and partners are stored. */
import type { PointsHold } from '../account/account'
import { type Day, dayOf } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { Answers } from '../kernel/form'
import type { Seats } from '../kernel/seats'
import type { HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { PickUpHours } from './opening'
import type { PartnerFace, PartnerVow } from './partner-form'
import type { prizeForm } from './prize-form'
import type { PrizeKind, PrizeState, Purse, RedemptionState, StockWay } from './vocabulary'

/** What staff writes about a prize. */
export interface PrizeFacts extends Answers<typeof prizeForm> {
  photo: string | null
  /** Who hands it out; null for the station itself. */
  partnerId: string | null
  pickUp: PickUpHours
  /** Null: at once. */
  shelfFrom: Day | null
  /** The last day; null: until it is taken off. */
  shelfUntil: Day | null
}

export interface PrizeDocument extends PrizeFacts, WithOutbox {
  _id: string
  stationId: string
  partnerName: string
  state: PrizeState
  /** Whether residents see it: on the shelf, and what it says has passed the check. */
  listed: boolean
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  /** The check of title, text and photo; null before there is one. */
  content: CheckedPiece | null
  /** Capacity is what is in the store room, a holder is a reservation (`who` is its id), `free` can be reserved. */
  stock: Seats
  /** Counts the movements at the desk, so that each is made once. */
  stockVersion: number
  /** Movements that count already and whose rows are not known to be written. */
  unwrittenMoves: StockMoveDocument[]
  /** How many a person has reserved, by month and person; kept for this month and the last. */
  taken: Record<string, Record<string, number>>
  /** How often it was reserved in a month, by anybody; given back ones included. It keeps `taken` from growing. */
  takes?: Record<string, number>
  createdAt: number
  createdBy: string
}

/** One movement of stock at the desk; handing out is not one, its record is the redemption. */
export interface StockMoveDocument {
  /** Derived from the prize and what caused it. */
  _id: string
  prizeId: string
  stationId: string
  how: StockWay
  /** In the store room before and after, those reserved included. */
  before: number
  after: number
  reason: string
  byPersonId: string
  byName: string
  at: number
  /** Of a movement at the desk: derived from who asked and the request key, whichever prize it was for. */
  requestId?: string
  /** A digest of what was asked for: something else under the same key is told from a repeat. */
  asked?: string
}

export interface RedemptionDocument extends WithOutbox {
  /** Derived from who asked and the request key. */
  _id: string
  stationId: string
  prizeId: string
  partnerId: string | null
  partnerName: string
  title: string
  kind: PrizeKind
  photo: string | null
  points: number
  place: string
  pickUp: PickUpHours
  /** Who gets it. */
  personId: string
  /** Whose month it counts against as well, where the common points paid for somebody of a family. */
  payerId?: string
  /** Whose phone shows it; empty for a reservation that did not come about. */
  ownerId: string
  /** Who asked for it. */
  byPersonId: string
  /** Whether that one acted with the card of whoever gets it, so that another person has to hand it out. */
  byCard?: boolean
  /** A digest of what was asked; absent in older ones. */
  asked?: string
  /** The name of who gets it, shown masked. */
  name: string
  /** The account that pays: the person's or the household's. */
  accountId: string
  purse: Purse
  /** The hold on that account, as it was opened. */
  hold: PointsHold
  /** The month against whose limit it counts. */
  month: string
  /** Ten digits, used once. */
  code: string
  /** `void`: the seat could not be had, so the points went back; it is in nobody's list. */
  state: RedemptionState | 'void'
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  reservedAt: number
  expiresAt: number
  /** When the person is told that it ends soon; null once told or when there is no need. */
  remindAt: number | null
  /** When it was handed out, given up or fell due. */
  endedAt: number | null
  handedOutBy: string
  handedOutById: string | null
  /** The month of a partner's statement; null before it was handed out. */
  redeemedMonth: string | null
  /** The month in which it was taken back: a correction belongs into the month it is made. Absent before. */
  refundedMonth?: string
  reason: string
}

export interface PartnerDocument {
  _id: string
  stationId: string
  name: string
  place: string
  contact: string
  /** What residents read of it, and since which day it stands for what; absent of one that was never shown to them. */
  face?: PartnerFace & { vowedOn: Partial<Record<PartnerVow, Day>> }
  active: boolean
  /** After it takes part no longer: the last day on which it hands out what was reserved. Absent in older ones. */
  fetchUntil?: Day | null
  version: number
  createdAt: number
}

/** Whether a shop may hand something out on the day of an instant. */
export const handsOut = (
  { active, fetchUntil }: Pick<PartnerDocument, 'active' | 'fetchUntil'>,
  now: number,
): boolean => active || (typeof fetchUntil === 'string' && dayOf(now) <= fetchUntil)

/** Owns the kinds of items that can follow a write: what each is called and what its work needs to be told. */
import type { Absence } from '@/domain/person/absences'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { LedgerEntry, PointsHold } from '@/domain/account/account'
import type { GivenTime } from '@/domain/case/proof'
import type { Outcome } from '@/domain/case/documents'
import type { SubjectRef } from '@/domain/case/subjects'
import type { EnrollmentEvent } from '@/domain/activity/enrollment-flow'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { CreditFacts } from '@/domain/hours/credit-facts'
import type { Grant } from '@/domain/honour/rules'
import type { EntryFacts } from '@/domain/kernel/ledger'
import type { MessageDocument } from '@/domain/message/documents'
import type { CheckDocument } from '@/domain/moderation/documents'
import type { Role } from '@/domain/person/roles'
import type { StallNews } from '@/domain/stalls/news'
import type { Counted, Movement } from '@/domain/store/stock'
import { declareItem } from '../kernel/outbox'

/** A hold that ends, on the account that pays. */
export interface HoldEnd {
  accountId: string
  held: PointsHold
  facts: EntryFacts
}

/** Points that were taken from the account in which the item stands, and are owed to another one. */
export interface Owed {
  /** As it is to be booked on the other account. */
  given: LedgerEntry
  /** Into a household: whose the points are there, and who must be in it; null out of one. */
  owner: string | null
}

/** A visit that has ended, on the account of whoever made it: what is still to be written of it. */
export interface VisitEnd {
  record: ServiceRecordDocument
  /** By which the row follows. */
  events: readonly EnrollmentEvent[]
  by: string
  messages: readonly MessageDocument[]
}

interface OnePrize {
  prizeId: string
  redemptionId: string
}

/** A message that shall not be read any more, and what is told instead to somebody whom it has reached. */
interface CalledOff {
  messageId: string
  instead: MessageDocument
}

/** A message to those of a station who hold one of these roles when it is sent, besides some. */
export interface ToRoles {
  stationId: string
  roles: readonly Role[]
  /** The grids it lies in, where a grid worker is told only of the own; absent for the whole station. */
  within?: readonly string[]
  besides: readonly string[]
  cause: readonly (string | number)[]
  title: string
  text: string
  page: string
}

/** A message to those who have joined the case that the item stands in, when it is sent. */
export interface ToJoined {
  stationId: string
  besides: string
  cause: readonly (string | number)[]
  said: { title: string; text: string; page: string }
}

/** A message to some people, who are named when it is decided. */
export interface ToSome {
  stationId: string
  personIds: readonly string[]
  cause: readonly (string | number)[]
  said: { title: string; text: string; page: string }
}

/** A message to those who hold one of these roles at some units, whatever their station. */
export interface ToUnits {
  stationId: string
  /** Those above the station where none is said. */
  unitIds?: readonly string[]
  roles: readonly Role[]
  besides: readonly string[]
  cause: readonly (string | number)[]
  said: { title: string; text: string; page: string }
}

/** The photos that came with a case, by the field of its form. A form is not changed once it was handed in. */
export interface UploadedPhotos {
  photos: Record<string, string[]>
}

/** Activities, and their sessions that are not over, which another person leads from now on. */
export interface ToLead {
  stationId: string
  from: string
  to: string
  toName: string
  activityIds: readonly string[]
}

/** What was written down under a record that was closed is shown on another phone from now on; or no longer. */
export interface Adopted {
  from: string
  to: string
  /** Whose documents these are: the record that closes and those closed into it before. */
  selves: readonly string[]
  /** The family members that move along. */
  members: readonly string[]
}

/** A booked time that the booker's agenda is to hold. */
export interface RoomTime {
  spanId: string
  personId: string
  startAt: number
  endAt: number
  room: { placeCode: string; title: string }
}

/** That a team is led by somebody else, and who of the station has asked for it. */
export interface LeaderChange {
  from: string
  to: { personId: string; name: string }
  by: string
}

/** Every kind once; its work is its namesake in `works.ts`. */
export const itemKinds = {
  replaceEarlier: declareItem<{ series: string; from: number }>('replaceEarlier'),
  grantWinners: declareItem<object>('grantWinners'),
  tidyEntrants: declareItem<object>('tidyEntrants'),
  letter: declareItem<{ message: MessageDocument }>('letter'),
  callOff: declareItem<CalledOff>('callOff'),
  credit: declareItem<CreditFacts>('credit'),
  uncredit: declareItem<{ facts: CreditFacts; at: number }>('uncredit'),
  check: declareItem<{ check: CheckDocument }>('check'),
  askCheck: declareItem<object>('askCheck'),
  applyVerdict: declareItem<object>('applyVerdict'),
  countHistory: declareItem<object>('countHistory'),
  replaceCheck: declareItem<{ checkId: string }>('replaceCheck'),
  giveOwed: declareItem<Owed>('giveOwed'),
  writeVisitEnd: declareItem<VisitEnd>('writeVisitEnd'),
  capturePoints: declareItem<HoldEnd>('capturePoints'),
  releasePoints: declareItem<HoldEnd>('releasePoints'),
  refundPoints: declareItem<HoldEnd>('refundPoints'),
  handOutPrize: declareItem<OnePrize>('handOutPrize'),
  giveBackPrize: declareItem<OnePrize & Counted & { month: string }>('giveBackPrize'),
  restockPrize: declareItem<{ prizeId: string; movement: Movement }>('restockPrize'),
  standing: declareItem<{ personId: string }>('standing'),
  tellReaders: declareItem<object>('tellReaders'),
  tellRoles: declareItem<ToRoles>('tellRoles'),
  tellJoined: declareItem<ToJoined>('tellJoined'),
  tellSome: declareItem<ToSome>('tellSome'),
  tellUnits: declareItem<ToUnits>('tellUnits'),
  tellStall: declareItem<StallNews>('tellStall'),
  carryJoined: declareItem<{ to: string }>('carryJoined'),
  recordTime: declareItem<GivenTime>('recordTime'),
  rememberLate: declareItem<{ personId: string; absence: Absence }>('rememberLate'),
  keepPhotos: declareItem<UploadedPhotos>('keepPhotos'),
  takeRoomTime: declareItem<RoomTime>('takeRoomTime'),
  freeRoomTime: declareItem<{ personId: string; spanId: string }>('freeRoomTime'),
  swapPlaces: declareItem<{ way: 'there' | 'back' }>('swapPlaces'),
  countRoomMiss: declareItem<{ personId: string; at: number }>('countRoomMiss'),
  handOver: declareItem<ToLead>('handOver'),
  countTeam: declareItem<{ teamId: string }>('countTeam'),
  nameTeam: declareItem<{ teamId: string }>('nameTeam'),
  adopt: declareItem<Adopted>('adopt'),
  seatLeader: declareItem<{ personId: string; name: string }>('seatLeader'),
  stopSubject: declareItem<{ about: SubjectRef }>('stopSubject'),
  relieveSubject: declareItem<{ about: SubjectRef; outcome: Outcome }>('relieveSubject'),
  giveBackDraw: declareItem<{ monthId: string }>('giveBackDraw'),
  bestow: declareItem<{ kind: string }>('bestow'),
  driveNamed: declareItem<{ kind: string }>('driveNamed'),
  followLeader: declareItem<LeaderChange>('followLeader'),
  grantHonour: declareItem<{ given: Grant }>('grantHonour'),
}

/** Posts a message; named by the message's own id. */
export const messageItem = (message: MessageDocument): OutboxItem =>
  itemKinds.letter.item(message._id, message.at, { message })

/** Calls a message off, or tells that it does not hold any more; named by what is told then. */
export const callOffItem = (messageId: string, instead: MessageDocument): OutboxItem =>
  itemKinds.callOff.item(instead._id, instead.at, { messageId, instead })

/** Books a credit; named by its account and source. */
export const creditOf = (facts: CreditFacts): OutboxItem =>
  itemKinds.credit.item(`${facts.accountId}|${facts.sourceKey}`, facts.at, facts)

/** Writes the check of a piece and has it judged; named by the check's own id. */
export const checkOf = (check: CheckDocument): OutboxItem =>
  itemKinds.check.item(check._id, check.createdAt, { check })

/** Brings what a person holds in step with the person's standing; named by the version of the volunteer's case. */
export const standingOf = (personId: string, version: number, at: number): OutboxItem =>
  itemKinds.standing.item(`standing|${version}`, at, { personId })

/** That the photos of a case become the station's own; nothing without any. @param photos by where they lie in it */
export const photosItems = (id: string, now: number, photos: Record<string, string[]>): OutboxItem[] =>
  Object.keys(photos).length > 0 ? [itemKinds.keepPhotos.item(id, now, { photos })] : []

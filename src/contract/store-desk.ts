/** Owns the store behind the counter: handing out, prizes and their stock, partners and what they are owed. */
import * as v from 'valibot'
import { partnerFace, partnerForm } from '../domain/store/partner-form'
import { prizeForm } from '../domain/store/prize-form'
import { prizeStates, stockWays } from '../domain/store/vocabulary'
import { COUNTER, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { CheckedAtDesk } from './moderation'
import {
  CardToken,
  Count,
  Cursor,
  Day,
  Id,
  Instant,
  Month,
  Move,
  Obstacle,
  PhotoId,
  Text,
  Version,
  Typed,
} from './shapes'
import { PrizeKind, PurseBalance, RedemptionState } from './store'

const PrizeState = v.picklist(prizeStates)
const Weekday = v.picklist([1, 2, 3, 4, 5, 6, 7])
const MinuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))
const Stock = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2000))

/** On which days residents may reserve prizes, as it was saved. */
const StoreDays = v.object({
  /** Monday is 1. */
  weekdays: v.array(Weekday),
  closedDays: v.array(Day),
  extraDays: v.array(Day),
  /** 周六可以兑换 */
  text: v.string(),
  version: Version,
})

/** A reservation as those behind the counter see it. */
const CounterView = v.object({
  redemptionId: Id,
  /** Masked. */
  name: v.string(),
  prizeId: Id,
  title: v.string(),
  kind: PrizeKind,
  photo: v.nullable(v.string()),
  points: Count,
  partnerName: v.string(),
  place: v.string(),
  state: RedemptionState,
  stateText: v.string(),
  reservedAt: Instant,
  expiresAt: Instant,
  endedAt: v.nullable(Instant),
  /** Whether the caller may hand it out now. */
  mayRedeem: v.boolean(),
  obstacle: v.nullable(Obstacle),
  /** Whether the caller may take it back after it was handed out. */
  mayRefund: v.boolean(),
})

/** What staff writes about a prize. */
const PrizeForm = v.object({
  ...formEntries(prizeForm),
  photo: v.nullable(PhotoId),
  /** Null for prizes that the station itself hands out. */
  partnerId: v.nullable(Id),
  pickUp: v.object({
    weekdays: v.pipe(v.array(Weekday), v.maxLength(7)),
    /** Minutes since midnight. */
    fromMinute: MinuteOfDay,
    untilMinute: MinuteOfDay,
  }),
  /** Null: at once. */
  shelfFrom: v.nullable(Day),
  /** The last day; null: until it is taken off. */
  shelfUntil: v.nullable(Day),
})

/** A prize in the desk's list. */
const DeskPrizeRow = v.object({
  prizeId: Id,
  title: v.string(),
  kind: PrizeKind,
  photo: v.nullable(v.string()),
  points: Count,
  state: PrizeState,
  stateText: v.string(),
  partnerName: v.string(),
  /** In the store room, whether reserved or not. */
  onHand: Count,
  reserved: Count,
  left: Count,
  low: v.boolean(),
})

const DeskPrize = v.object({
  ...DeskPrizeRow.entries,
  version: Version,
  form: PrizeForm,
  /** The check of what residents read; null before there was one. */
  check: v.nullable(CheckedAtDesk),
  moves: v.array(Move),
  /** The newest first, at most 30. */
  stockMoves: v.array(
    v.object({
      at: Instant,
      how: v.picklist(stockWays),
      /** 入库 */
      text: v.string(),
      before: Count,
      after: Count,
      reason: v.string(),
      /** Masked. */
      by: v.string(),
    }),
  ),
  history: v.array(v.object({ at: Instant, text: v.string(), by: v.string(), note: v.string() })),
  /** For the form. */
  partners: v.array(v.object({ partnerId: Id, name: v.string() })),
  rights: v.object({ mayEdit: v.boolean() }),
})

const Partner = v.object({
  partnerId: Id,
  name: v.string(),
  place: v.string(),
  contact: v.string(),
  /** What residents read of it; null of one that was never shown to them. */
  face: v.nullable(v.object(formEntries(partnerFace))),
  active: v.boolean(),
  /** The last day on which it hands out what was reserved; null while it takes part. */
  fetchUntil: v.nullable(Day),
  version: Version,
})

/** What one partner handed out in a month. */
const Statement = v.object({
  partnerId: Id,
  name: v.string(),
  month: Month,
  rows: v.array(
    v.object({ prizeId: Id, title: v.string(), redeemed: Count, refunded: Count, points: Count }),
  ),
  /** What was taken back this month of an earlier one; it lowers this month, and that one stays as it was signed. */
  corrections: v.array(
    v.object({ prizeId: Id, title: v.string(), month: Month, count: Count, points: Count }),
  ),
  /** Handed out, those taken back not counted, less the corrections; below zero when these are more. */
  count: v.number(),
  points: v.number(),
})

export const storeDeskActions = defineActions({
  'store.lookUp': {
    summary: '扫领取码或居民卡，看看是谁、订了什么、能不能在这里领。',
    kind: 'query',
    roles: COUNTER,
    scope: 'station',
    /** A pick-up code of ten digits, or what a person's card says. */
    input: v.object({ scanned: CardToken }),
    output: v.object({
      person: v.nullable(
        v.object({
          /** Null for partners, who see whose turn it is and no more. */
          personId: v.nullable(Id),
          /** Masked. */
          name: v.string(),
          /** Null for partners, whom it does not concern. */
          purse: v.nullable(PurseBalance),
        }),
      ),
      items: v.array(CounterView),
      serverNow: Instant,
    }),
    errors: ['PICKUP_CODE_UNKNOWN', 'CARD_UNKNOWN', 'CARD_RENEWED', 'CARD_TOO_OFTEN'],
  },
  'store.redeem': {
    summary: '把奖品交给本人，扣下留着的积分；商家只能发自己的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: COUNTER,
    scope: 'station',
    input: v.object({ redemptionId: Id, scanned: CardToken }),
    output: CounterView,
    errors: [
      'NOT_YOUR_PRIZE',
      'PICKUP_CODE_UNKNOWN',
      'CARD_NOT_THEIRS',
      'CARD_RENEWED',
      'OWN_PRIZE',
      'CARD_SECOND_PERSON',
      'CARD_SCAN_AGAIN',
      'PARTNER_ENDED',
      'REDEMPTION_CLOSED',
      'REDEMPTION_EXPIRED',
      'INVALID_STATE',
    ],
  },
  'store.refund': {
    summary: '领走的退回来：积分退给本人，写明理由。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      redemptionId: Id,
      reason: Text(100),
      /** Whether the thing itself came back and can be given to somebody else. */
      backToStock: v.boolean(),
    }),
    words: { said: ['reason'] },
    output: CounterView,
    errors: [
      'REDEMPTION_CLOSED',
      'INVALID_STATE',
      'OWN_PRIZE',
      'OTHER_DECIDER',
      'CARD_SECOND_PERSON',
      'REASON_NEEDED',
    ],
  },
  'store.reservations': {
    summary: '等着领的和最近领走的，商家看自己的。',
    kind: 'query',
    roles: COUNTER,
    scope: 'station',
    input: v.object({ state: RedemptionState, text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      items: v.array(CounterView),
      /** The partner for which the caller acts, where everybody can read of it; null for the staff. */
      own: v.nullable(v.object({ partnerId: Id, name: v.string() })),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'store.desk': {
    summary: '所有奖品和库存，快没有的在前；商家看自己的。',
    kind: 'query',
    roles: COUNTER,
    scope: 'station',
    input: v.object({ state: v.optional(PrizeState), text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      rights: v.object({ mayEdit: v.boolean(), partnerId: v.nullable(Id) }),
      opening: StoreDays,
      items: v.array(DeskPrizeRow),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'store.deskPrize': {
    summary: '一件奖品的全部内容、库存进出和下一步。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ prizeId: Id }),
    output: DeskPrize,
    errors: [],
  },
  'store.savePrize': {
    summary: '新建或修改一件奖品；已经订好的按订时的积分。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    /** Without a prize a new one is made; `version` is that of the prize as it was opened. */
    input: v.pipe(
      v.object({ prizeId: v.optional(Id), version: v.optional(Version), form: PrizeForm }),
      v.check(({ prizeId, version }) => prizeId === undefined || version !== undefined),
    ),
    output: DeskPrize,
    errors: ['STALE', 'BAD_TIMES', 'INCOMPLETE'],
  },
  'store.shelf': {
    summary: '上架或下架；已经订好的照样能领。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ prizeId: Id, version: Version, event: v.picklist(['putOn', 'schedule', 'takeOff']) }),
    output: DeskPrize,
    errors: ['INVALID_STATE', 'STALE', 'INCOMPLETE', 'BAD_TIMES', 'PRIZE_NOT_CHECKED', 'PARTNER_ENDED'],
  },
  'store.stock': {
    summary: '入库、出库或盘点，写明原因，留下记录。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    /** For `in` and `out` how many; for `count` how many there are, those reserved included. */
    input: v.object({ prizeId: Id, how: v.picklist(stockWays), amount: Stock, reason: Text(60) }),
    words: { said: ['reason'] },
    output: DeskPrize,
    errors: ['STOCK_RESERVED', 'STOCK_TOO_MUCH'],
  },
  'store.partners': {
    summary: '共建商家名册。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(Partner), next: v.nullable(v.string()) }),
    errors: [],
  },
  'store.savePartner': {
    summary: '登记或修改一家共建商家。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.pipe(
      v.object({
        partnerId: v.optional(Id),
        version: v.optional(Version),
        ...formEntries(partnerForm),
        /** As it was when left out. */
        face: v.optional(v.object(formEntries(partnerFace))),
        /** For one that takes part no longer; a week from now when left out. */
        fetchUntil: v.optional(v.nullable(Day)),
      }),
      v.check(({ partnerId, version }) => partnerId === undefined || version !== undefined),
    ),
    words: { said: ['name', 'place', 'contact', 'face.needs', 'face.gives', 'face.projects'] },
    output: Partner,
    errors: ['STALE'],
  },
  'store.statement': {
    summary: '一个月里每家发了几份、合多少分；商家看自己的。',
    kind: 'query',
    roles: COUNTER,
    scope: 'station',
    /** Without a partner: every partner of the station, or the caller's own. */
    input: v.object({ month: Month, partnerId: v.optional(Id) }),
    output: v.object({ month: Month, statements: v.array(Statement) }),
    errors: ['NOT_YOUR_PRIZE'],
  },
  'store.saveOpening': {
    summary: '定下每周哪几天可以兑换，哪些日子停、哪些日子加开。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      weekdays: v.pipe(v.array(Weekday), v.maxLength(7)),
      closedDays: v.pipe(v.array(Day), v.maxLength(60)),
      extraDays: v.pipe(v.array(Day), v.maxLength(60)),
      /** The one that the page showed; 0 before anything was saved. */
      version: Version,
    }),
    output: StoreDays,
    errors: ['BAD_TIMES', 'STALE'],
  },
})

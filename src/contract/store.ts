/** Owns the points store as people see it: prizes, reserving one, the pick-up code, what I have fetched. */
import * as v from 'valibot'
import { prizeKinds, purses, redemptionStates } from '../domain/store/vocabulary'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { CardToken, Count, Cursor, Id, Instant, LooseText, Move, Obstacle } from './shapes'

export const PrizeKind = v.picklist(prizeKinds)
const Purse = v.picklist(purses)
export const RedemptionState = v.picklist(redemptionStates)

/** A prize as lists show it. */
const PrizeCard = v.object({
  prizeId: Id,
  title: v.string(),
  kind: PrizeKind,
  photo: v.nullable(v.string()),
  /** The price in points. */
  points: Count,
  left: Count,
  /** 还有 12 份 / 只剩 2 份 / 已兑完 */
  stockText: v.string(),
  soldOut: v.boolean(),
  /** Empty for prizes of the station itself. */
  partnerName: v.string(),
  /** Whether the caller saves for this one. */
  marked: v.boolean(),
  /** Points that the caller's own purse lacks; 0 when they suffice. */
  missing: Count,
})

/** When and where something is handed out. */
const PickUp = {
  place: v.string(),
  /** 周一至周五 9:00–17:00 */
  hoursText: v.string(),
  /** Whether somebody hands it out at this moment. */
  openNow: v.boolean(),
}

/** The points that a purse may spend now. `name` is the household's; 我的积分 for one's own. */
export const PurseBalance = v.object({ purse: Purse, name: v.string(), free: Count })

const PrizeDetail = v.object({
  ...PrizeCard.entries,
  intro: v.string(),
  ...PickUp,
  /** Null when there is no limit. */
  limitPerMonth: v.nullable(Count),
  /** How many more this person may reserve this month; null without a limit. */
  leftThisMonth: v.nullable(Count),
  /** 每人每月 2 份，这个月还能兑 1 份, and how children count where common points may pay for them; empty without a limit. */
  limitText: v.string(),
  /** The last day on which it can be reserved, to its end; null when it stays. */
  untilAt: v.nullable(Instant),
  /** How long a reservation is kept: 订好后 7 天内来领 */
  keepText: v.string(),
  /** The caller's own purse first, then the household's if there is one. */
  purses: v.array(
    v.object({
      ...PurseBalance.entries,
      missing: Count,
      /** Why it cannot be reserved from this purse; null when it can. */
      obstacle: v.nullable(Obstacle),
    }),
  ),
  /** The caller's reservations of this prize that wait at the counter. */
  reserved: v.array(v.object({ redemptionId: Id, expiresAt: Instant })),
  serverNow: Instant,
})

/** One of my reservations, in a list. */
const RedemptionCard = v.object({
  redemptionId: Id,
  prizeId: Id,
  title: v.string(),
  kind: PrizeKind,
  photo: v.nullable(v.string()),
  points: Count,
  state: RedemptionState,
  /** 待领取 */
  stateText: v.string(),
  reservedAt: Instant,
  /** Until when it is kept; only meaningful while reserved. */
  expiresAt: Instant,
  /** When it was handed out, given up or fell due; null while reserved. */
  endedAt: v.nullable(Instant),
  place: v.string(),
})

const RedemptionView = v.object({
  ...RedemptionCard.entries,
  ...PickUp,
  purse: Purse,
  /** Ten digits to be read out, 123 456 7890; null when there is nothing to fetch any more. */
  code: v.nullable(v.string()),
  /** What the QR says; null like `code`. */
  codeText: v.nullable(v.string()),
  partnerName: v.string(),
  /** For whom, when it is not the caller: a family member's name as the caller wrote it, else masked. */
  forName: v.string(),
  /** How many of its points can be used no longer, so that they would lapse at once if they came back now. */
  lapses: Count,
  /** Who handed it out, masked, or the partner's name; empty before. */
  handedOutBy: v.string(),
  /** Why it was given up or taken back; empty otherwise. */
  reason: v.string(),
  moves: v.array(Move),
  history: v.array(v.object({ at: Instant, text: v.string(), by: v.string(), note: v.string() })),
  serverNow: Instant,
})

/** When prizes can be reserved at this station. */
const StoreOpening = v.object({
  openToday: v.boolean(),
  /** 每天都可以兑换 / 周六可以兑换 */
  text: v.string(),
  /** 下次是 11月28日 周六; empty while open. */
  nextText: v.string(),
})

export const storeActions = defineActions({
  'store.open': {
    summary: '积分超市：有什么、要多少分、我有多少分。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ kind: v.optional(PrizeKind), cursor: v.optional(Cursor) }),
    output: v.object({
      /** Whether the station has the store open; when not, there is no shelf, and what was reserved can still be fetched. */
      isOn: v.boolean(),
      opening: StoreOpening,
      /** The caller's own purse first, then the household's if there is one. */
      purses: v.array(PurseBalance),
      /** Points of the caller's own that are set aside for reservations. */
      held: Count,
      /** What the caller saves for, if it is still there. */
      marked: v.nullable(PrizeCard),
      /** What waits for the caller at the counter, the most urgent first; at most 5. */
      waiting: v.array(RedemptionCard),
      items: v.array(PrizeCard),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'store.prize': {
    summary: '一件奖品：多少分、还有几份、在哪里什么时候领、我还差多少。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    feature: 'store',
    input: v.object({ prizeId: Id }),
    output: PrizeDetail,
    errors: [],
  },
  'store.mark': {
    summary: '标记想要的奖品，首页会告诉我还差多少；不选就是不再标记。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'station',
    feature: 'store',
    input: v.object({ prizeId: v.nullable(Id) }),
    output: v.object({ markedPrizeId: v.nullable(Id) }),
    errors: [],
  },
  'store.reserve': {
    summary: '订下一件奖品：积分先留出来，给一个领取码；网格员和专职可以扫卡代订。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.reserving,
    roles: EVERYONE,
    scope: 'grid',
    feature: 'store',
    input: v.object({
      prizeId: Id,
      purse: Purse,
      /** A family member whose own points pay, or, together with `card`, the person whose card was scanned. */
      forPersonId: v.optional(Id),
      /** The card of a person without a phone; for those who know the households of their grid. */
      card: v.optional(CardToken),
      /** What the person saw when agreeing; when it has changed meanwhile, PRIZE_CHANGED says what it is now. */
      seen: v.object({ points: Count, place: LooseText(40) }),
    }),
    output: RedemptionView,
    errors: [
      'TOO_MANY_WAITING',
      'PRIZE_OFF_SHELF',
      'STORE_CLOSED',
      'PRIZE_GONE',
      'PRIZE_CHANGED',
      'RESERVATION_LAPSED',
      'PRIZE_LIMIT',
      'PRIZE_MONTH_FULL',
      'POINTS_SHORT',
      'NO_HOUSEHOLD',
      'CARD_UNKNOWN',
      'CARD_RENEWED',
      'CARD_TOO_OFTEN',
    ],
  },
  'store.cancel': {
    summary: '不要了：积分马上退回来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.givingUp,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ redemptionId: Id, reason: v.optional(LooseText(100)) }),
    words: { said: ['reason'] },
    output: RedemptionView,
    errors: ['REDEMPTION_CLOSED', 'INVALID_STATE'],
  },
  'store.mine': {
    summary: '我和家人订过、领过的奖品。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(RedemptionCard), next: v.nullable(v.string()), serverNow: Instant }),
    errors: [],
  },
  'store.redemption': {
    summary: '一笔兑换：领取码、到哪天、在哪里领。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ redemptionId: Id }),
    output: RedemptionView,
    errors: [],
  },
})

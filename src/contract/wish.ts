/** Owns the wall of micro-wishes: making, verifying, claiming, granting and thanking; goods or a service, never money. */
import * as v from 'valibot'
import { codesOn } from '../domain/kernel/guards'
import { EVERYONE, GRID, HELPERS } from '../domain/person/roles'
import { type WishEvent, wishFlow } from '../domain/wish/wish-flow'
import { wishForm } from '../domain/wish/form'
import {
  confirmWays,
  deliverWays,
  publicGroups,
  wishGroups,
  wishKinds,
  type WishState as WishStage,
} from '../domain/wish/vocabulary'
import { defineActions } from './define-actions'
import type { ErrorCode } from './errors'
import { formSchema } from './form-schema'
import { limits } from './limits'
import {
  CardToken,
  Count,
  RowCursor,
  Id,
  Instant,
  LooseText,
  ManyDecided,
  ManySeen,
  Move,
  PhotoId,
  Text,
  Version,
  VoiceId,
  Typed,
} from './shapes'

const WishState = v.picklist(Object.keys(wishFlow.states) as WishStage[])
const WishGroup = v.picklist(wishGroups)
const Verdict = v.picklist(['pending', 'passed', 'inReview', 'blocked'])
const Voice = v.object({ fileId: v.string(), seconds: Count })

/** What goes with a word about a wish. */
const Said = { text: Text(200), photos: v.pipe(v.array(PhotoId), v.maxLength(3)) }

/** A wish as the wall and the lists show it. Whose it is, is not among it. */
const WishCard = v.object({
  wishId: Id,
  /** 居民-WX0012 */
  alias: v.string(),
  title: v.string(),
  kind: v.picklist(wishKinds),
  group: WishGroup,
  gridId: v.string(),
  gridName: v.string(),
  stage: WishState,
  /** The state as a neighbour says it: 等人认领. */
  stageText: v.string(),
  /** Null before it is on the wall. */
  publishedAt: v.nullable(Instant),
  /** Whole days since it was first on the wall; 0 before. */
  waitedDays: Count,
  /** The day by which it is wished, to its end. */
  deadlineAt: Instant,
  /** Within seven days of that day, not past it, and not granted. */
  nearlyDue: v.boolean(),
  helpers: Count,
  helpersWanted: Count,
  runnersUp: Count,
  /** The earliest end of a helper's 72 hours; null when nobody is bound. */
  leaseUntil: v.nullable(Instant),
  photo: v.nullable(v.string()),
  grantedAt: v.nullable(Instant),
  /** The first words of the thanks, once they may be shown. */
  thanksExcerpt: v.nullable(v.string()),
  thanksVoice: v.nullable(Voice),
})

/** What a wisher writes. Whom it is for is chosen once, when it is made. */
const WishForm = formSchema(wishForm)

/** What became of a piece in the check of contents; for its author only. */
const PieceCheck = v.object({ checkId: Id, verdict: Verdict })

/** Where the caller stands with a wish. */
const WishStanding = v.object({
  /**
   * `wisher` it is one's own, `family` that of a member one looks after, `recorder` one wrote it down for somebody,
   * `holder` one helps, `waiting` one stands by, `none` otherwise.
   */
  is: v.picklist(['wisher', 'family', 'recorder', 'holder', 'waiting', 'none']),
  /** Until when a holder's claim lasts. */
  leaseUntil: v.nullable(Instant),
  /** Whether the holder has said when and how; the claim is then renewed once. */
  hasPlan: v.boolean(),
  /** 1 for the next in line. */
  position: v.nullable(Count),
})

/** What was said, with what became of it. The text is empty while it may not be shown to the caller. */
const Piece = { at: Instant, text: v.string(), check: v.nullable(PieceCheck) }
const Shown = { ...Piece, by: v.string(), photos: v.array(v.string()) }

const WishDetail = v.object({
  ...WishCard.entries,
  version: Version,
  reason: v.string(),
  deliverWay: v.picklist(deliverWays),
  photos: v.array(v.string()),
  standing: WishStanding,
  /** What the caller may know of the wisher by now. */
  contact: v.object({
    /** 王阿姨; null before one has claimed it. */
    calling: v.nullable(v.string()),
    /** Where to hand it over; null before one has claimed it. */
    place: v.nullable(v.string()),
    /** Whether `wish.contact` would show the number now. */
    mayCall: v.boolean(),
    /** What comes next and when, as one sentence; empty when there is nothing more. */
    next: v.string(),
  }),
  /** Those who help, by their masked names; 我 for the caller. */
  helping: v.array(
    v.object({
      name: v.string(),
      isMine: v.boolean(),
      since: Instant,
      leaseUntil: v.nullable(Instant),
      hasPlan: v.boolean(),
    }),
  ),
  notes: v.array(v.object({ noteId: Id, isMine: v.boolean(), ...Shown })),
  /** What was handed over; null before, and while it may not be shown to the caller. */
  proof: v.nullable(v.object(Shown)),
  thanks: v.nullable(v.object({ ...Piece, voice: v.nullable(Voice) })),
  /** Points for each helper; null before it is confirmed. */
  points: v.nullable(Count),
  /** Whether the station has its wall open; when not, nobody new can help, and what has begun goes on. */
  isOn: v.boolean(),
  /** Why it was turned down or withdrawn. */
  refusal: v.nullable(v.string()),
  /**
   * Buttons. `verify reject publish confirm notYet withdraw` are `wish.move`; `amend`, `claim` (when full: stand
   * by), `leave`, `note`, `deliver`, `thank` are the actions of that name.
   */
  moves: v.array(Move),
  /** The case so far, the earliest first, in sentences. */
  timeline: v.array(v.object({ at: Instant, text: v.string() })),
  /** How long it stood at each part of its way so far, in ms. */
  road: v.array(v.object({ word: v.string(), ms: Count })),
  /** What became of the wish's own text and pictures; for its maker and the station's people. */
  check: v.nullable(PieceCheck),
  /** What the maker wrote, to amend it; null for everybody else. */
  form: v.nullable(WishForm),
  /** For the people of the station: whose it is and who wrote it down. */
  people: v.nullable(v.object({ wisher: v.string(), recorder: v.nullable(v.string()) })),
  serverNow: Instant,
})

/** A list, as far as it was read. */
const pageOf = <E extends v.ObjectEntries>(item: E) => ({
  items: v.array(v.object(item)),
  next: v.nullable(v.string()),
  serverNow: Instant,
})

const makeErrors = ['WISH_NO_MONEY', 'WISH_NOT_THIS', 'WISH_TOO_DEAR', 'WISH_BY_WHEN'] as const

/** What the table refuses of these events. */
const refusalsOf = (...events: WishEvent[]) =>
  [...new Set([...codesOn(wishFlow, events), 'INVALID_STATE'])] as ErrorCode[]

/** What answers one wish as it then stands. */
const onOne = {
  kind: 'command',
  idempotency: 'natural',
  roles: EVERYONE,
  scope: 'grid',
  output: WishDetail,
} as const
const OneWish = { wishId: Id }
const Seen = { wishId: Id, version: Version }

const moved = ['verify', 'reject', 'publish', 'confirm', 'notYet', 'withdraw'] as const

export const wishActions = defineActions({
  'wish.wall': {
    summary: '心愿墙：等人帮的，和已经圆了的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    feature: 'wishes',
    input: v.object({
      view: v.picklist(['open', 'granted']),
      gridId: v.optional(Id),
      group: v.optional(v.picklist(publicGroups)),
      /** Only those wished for within seven days, the nearest first. */
      nearlyDue: v.optional(v.boolean()),
      cursor: v.optional(RowCursor),
    }),
    output: v.object({
      ...pageOf(WishCard.entries),
      grids: v.array(v.object({ gridId: Id, name: v.string() })),
      /** Whether the caller may claim. */
      mayHelp: v.boolean(),
    }),
    errors: [],
  },
  'wish.mine': {
    summary: '我许的、我帮着许的、我在帮的心愿。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ as: v.picklist(['maker', 'helper']), cursor: v.optional(RowCursor) }),
    output: v.object(pageOf({ ...WishCard.entries, standing: WishStanding })),
    errors: [],
  },
  'wish.open': {
    summary: '一个心愿的来龙去脉，和我能做的下一步。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'grid',
    input: v.object(OneWish),
    output: WishDetail,
    errors: [],
  },
  'wish.make': {
    ...onOne,
    summary: '许一个心愿：为自己、为家人，或由网格员扫纸卡代写。',
    idempotency: 'request-key',
    limit: limits.wishes,
    feature: 'wishes',
    input: v.object({
      form: WishForm,
      /** A family member one looks after. */
      forPersonId: v.optional(Id),
      /** The card of somebody without a phone; for the people of the station. */
      cardToken: v.optional(CardToken),
    }),
    errors: [...makeErrors, 'CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED'],
  },
  'wish.amend': {
    ...onOne,
    summary: '改一改再交；上墙之前都可以。',
    limit: limits.wishWords,
    input: v.object({ ...Seen, form: WishForm }),
    errors: [...makeErrors, ...refusalsOf('amend'), 'STALE'],
  },
  'wish.claim': {
    ...onOne,
    summary: '认领一个心愿；人满了就排着，有人退出自动轮到。',
    limit: limits.wishClaims,
    roles: HELPERS,
    feature: 'wishes',
    input: v.object(OneWish),
    errors: [...refusalsOf('claim', 'standBy'), 'WISH_CLOSED'],
  },
  'wish.leave': {
    ...onOne,
    summary: '帮不成了，交给下一位；或者不再排着。',
    limit: limits.wishLeaving,
    input: v.object({ ...OneWish, reason: v.optional(LooseText(100)) }),
    words: { said: ['reason'] },
    errors: refusalsOf('passOn', 'stepOut', 'handBack'),
  },
  'wish.note': {
    ...onOne,
    summary: '说说打算怎么帮、办到哪一步了；第一次说，时间延长 72 小时。',
    idempotency: 'request-key',
    limit: limits.notes,
    input: v.object({ ...OneWish, ...Said }),
    errors: [...refusalsOf('note'), 'WISH_NOT_YOURS', 'WISH_NOTES_FULL'],
  },
  'wish.deliver': {
    ...onOne,
    summary: '送到了，写一句，附上没有人脸的照片。',
    limit: limits.wishWords,
    /** Whoever is in the pictures has agreed; needed with pictures. */
    input: v.object({ ...Seen, ...Said, facesAgreed: v.boolean() }),
    errors: [...refusalsOf('deliver', 'stationDeliver'), 'STALE', 'WISH_NOT_YOURS', 'WISH_FACES'],
  },
  'wish.move': {
    ...onOne,
    summary: '核实、退回、上墙、确认收到、还没收到、撤回。',
    limit: limits.work,
    input: v.object({
      ...Seen,
      event: v.picklist(moved),
      reason: v.optional(Text(200)),
      /** For `confirm` by the people of the station: how they know. */
      how: v.optional(v.picklist(confirmWays)),
    }),
    errors: [...refusalsOf(...moved, 'stationNotYet'), 'STALE', 'OTHER_DECIDER'],
  },
  'wish.rejectMany': {
    summary: '把几个心愿一起退回，写同一个理由；退不了的说明为什么。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'grid',
    input: v.object({ wishes: ManySeen, reason: Text(200) }),
    words: { said: ['reason'] },
    output: ManyDecided,
    errors: [],
  },
  'wish.thank': {
    ...onOne,
    summary: '说声谢谢：写一句，或录一段话。',
    limit: limits.wishWords,
    input: v.object({
      ...{ ...Seen, text: LooseText(200) },
      voice: v.optional(
        v.object({
          fileId: VoiceId,
          seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
        }),
      ),
    }),
    errors: [...refusalsOf('thank'), 'STALE', 'WISH_NO_WORDS'],
  },
  'wish.contact': {
    ...onOne,
    summary: '看许愿人的电话；谁看过、什么时候看的，都记着。',
    limit: limits.numbers,
    input: v.object(OneWish),
    output: v.object({ calling: v.string(), phone: v.string(), place: v.string() }),
    errors: ['WISH_NOT_YOURS', 'WISH_PLAN_FIRST', 'WISH_NO_PHONE'],
  },
  'wish.desk': {
    summary: '本站的心愿，按状态，快到期的在前。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ state: v.optional(WishState), text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object(
      pageOf({
        ...WishCard.entries,
        version: Version,
        /** Whole for staff, masked for others. */
        wisher: v.string(),
        recorder: v.nullable(v.string()),
        dueAt: v.nullable(Instant),
        overdue: v.boolean(),
        verdict: Verdict,
        /** Words of it that made it doubtful; shown to whoever verifies it. */
        doubts: v.array(v.string()),
        createdAt: Instant,
        moves: v.array(Move),
      }),
    ),
    errors: [],
  },
})

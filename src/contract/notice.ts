/** Owns notices: written for an audience at the desk, sent, corrected and recalled; read and answered by residents. */
import * as v from 'valibot'
import { correctionForm, noticeWords } from '../domain/notice/form'
import { audienceRoles, noticeStates, reachedWays } from '../domain/notice/vocabulary'
import { EVERYONE, GRID } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import {
  Count,
  Cursor,
  PaperId,
  Id,
  Instant,
  LooseText,
  Move,
  PhotoId,
  RowCursor,
  Text,
  Version,
  Typed,
} from './shapes'

const NoticeState = v.picklist(noticeStates)
/** How the content check of a piece stands; others than the author see it only when passed. */
const NoticeCheck = v.picklist(['pending', 'passed', 'inReview', 'blocked'])

const Building = v.object({ gridId: Id, building: Text(20) })

/** To whom: everybody who fits any one of these. `activityIds` means the people with a place in that activity. */
const NoticeAudience = v.object({
  station: v.boolean(),
  gridIds: v.pipe(v.array(Id), v.maxLength(30)),
  buildings: v.pipe(v.array(Building), v.maxLength(60)),
  roles: v.pipe(v.array(v.picklist(audienceRoles)), v.maxLength(7)),
  activityIds: v.pipe(v.array(Id), v.maxLength(5)),
})

const Attachment = v.object({ fileId: PaperId, name: Text(60) })

/** What a notice says: what a correction may change. */
const NoticeBody = v.object({
  ...formEntries(noticeWords),
  attachments: v.pipe(v.array(Attachment), v.maxLength(3)),
})

const NoticeForm = v.object({
  ...NoticeBody.entries,
  /** From then on it leaves the inbox; at most 180 days ahead. */
  expiresAt: Instant,
  pinned: v.boolean(),
  /** Whether readers are asked to press 收到. */
  askReceipt: v.boolean(),
  audience: NoticeAudience,
})

/** How many people an audience is, each counted once. */
const AudienceCount = v.object({
  people: Count,
  /** Those who use the mini-program; the others have a paper card and are called or visited. */
  withPhone: Count,
  /** Those who have agreed to one more message in WeChat. */
  withConsent: Count,
  /** 3 号楼、5 号楼 */
  words: v.string(),
  /** Of the grids whose buildings are chosen: people whose building is not in the list, and people who wrote none. */
  unmatched: Count,
  unwritten: Count,
})

/** What was put right, and what stood there before. */
const Correction = v.object({
  edition: Count,
  at: Instant,
  note: v.string(),
  before: v.object({ title: v.string(), text: v.string() }),
})

/** A notice as the desk sees it. */
const DeskNotice = v.object({
  noticeId: Id,
  state: NoticeState,
  version: Version,
  form: NoticeForm,
  audienceWords: v.string(),
  authorName: v.string(),
  /** How the text now shown to readers stands with the content check. */
  check: NoticeCheck,
  /** One plain sentence when the check holds something back, else empty. */
  checkWords: v.string(),
  checkId: v.nullable(Id),
  /** When it goes out (scheduled) or went out. */
  publishAt: v.nullable(Instant),
  /** How many people it was for when it went out; null before. */
  people: v.nullable(Count),
  /** Those who have read it as it stands now, corrections included. */
  read: Count,
  /** How many were sent a message in WeChat so far, and whether that goes on. */
  pushed: Count,
  pushing: v.boolean(),
  /** 1, and one more with each correction. */
  edition: Count,
  corrections: v.array(Correction),
  /** A correction that waits for its content check; readers still see the edition before. */
  waiting: v.nullable(v.object({ ...NoticeBody.entries, note: v.string(), check: NoticeCheck, checkId: Id })),
  recallReason: v.string(),
  moves: v.array(Move),
  history: v.array(v.object({ at: Instant, text: v.string(), by: v.string(), note: v.string() })),
})

const NoticeRow = v.object({
  noticeId: Id,
  title: v.string(),
  state: NoticeState,
  check: NoticeCheck,
  audienceWords: v.string(),
  authorName: v.string(),
  publishAt: v.nullable(Instant),
  expiresAt: Instant,
  pinned: v.boolean(),
  askReceipt: v.boolean(),
  people: v.nullable(Count),
  read: Count,
  updatedAt: Instant,
})

const BuildingReach = v.object({
  gridId: v.nullable(Id),
  /** Empty for people who have not said where they live. */
  gridName: v.string(),
  building: v.string(),
  people: Count,
  read: Count,
  confirmed: Count,
  /** Those who have not read it but were called or visited. */
  ticked: Count,
})

const CallRow = v.object({
  personId: Id,
  /** Whole for the staff and the grid worker of that grid, masked for others. */
  name: v.string(),
  /** 138****1234; empty when no number is known. */
  maskedPhone: v.string(),
  gridName: v.string(),
  building: v.string(),
  /** Empty for whoever does not look after that building. */
  unit: v.string(),
  room: v.string(),
  /** False for people with a paper card. */
  usesApp: v.boolean(),
  /** `outdated`: read an earlier edition · `unanswered`: read, but 收到 was asked for and not pressed. */
  why: v.picklist(['unread', 'outdated', 'unanswered']),
  reachedBy: v.picklist(reachedWays),
  reachedAt: v.nullable(Instant),
})

/** A notice as a resident reads it. */
const NoticeView = v.object({
  noticeId: Id,
  state: v.picklist(['published', 'recalled', 'ended']),
  title: v.string(),
  /** Empty once it is recalled. */
  text: v.string(),
  pictures: v.array(PhotoId),
  attachments: v.array(Attachment),
  /** 网格员 王* */
  from: v.string(),
  audienceWords: v.string(),
  publishedAt: Instant,
  expiresAt: Instant,
  pinned: v.boolean(),
  askReceipt: v.boolean(),
  edition: Count,
  /** Empty once it is recalled. */
  corrections: v.array(Correction),
  /** True when the reader had read an earlier edition: 有更正. */
  corrected: v.boolean(),
  recallReason: v.string(),
  /** When the reader pressed 收到 for this edition. */
  confirmedAt: v.nullable(Instant),
  /** The survey that it asks to fill in; null of any other. */
  surveyId: v.nullable(Id),
})

const One = v.object({ noticeId: Id, version: Version })
const audienceErrors = ['NOTICE_NOT_YOUR_GRID', 'NOTICE_NOBODY', 'NOTICE_TOO_MANY'] as const

export const noticeActions = defineActions({
  'notice.form': {
    summary: '写通知要用的：可以发给谁，和正在写的这一份。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ noticeId: v.optional(Id) }),
    output: v.object({
      notice: v.nullable(DeskNotice),
      /** Grids the caller may write to. */
      grids: v.array(v.object({ gridId: Id, name: v.string(), buildings: v.array(v.string()) })),
      /** Whether the whole station and roles may be chosen. */
      wholeStation: v.boolean(),
      /** Activities whose people may be written to, the newest first. */
      activities: v.array(v.object({ activityId: Id, title: v.string(), nextStartAt: v.nullable(Instant) })),
    }),
    errors: ['NOTICE_NOT_YOUR_GRID'],
  },
  'notice.count': {
    summary: '这样选的话，一共有多少人。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ audience: NoticeAudience }),
    output: AudienceCount,
    errors: audienceErrors,
  },
  'notice.save': {
    summary: '存成草稿；第一次存新建一份。文字同时送内容检查。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: GRID,
    scope: 'station',
    /** Without `noticeId` a new draft is made; with it, `version` must be the one read. */
    input: v.pipe(
      v.object({ noticeId: v.optional(Id), version: v.optional(Version), form: NoticeForm }),
      v.check(({ noticeId, version }) => noticeId === undefined || version !== undefined),
    ),
    output: DeskNotice,
    errors: [...audienceErrors, 'NOTICE_BAD_EXPIRY', 'INVALID_STATE', 'STALE'],
  },
  'notice.send': {
    summary: '现在发，或定个时间发；内容检查没过的，过了才发。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    input: v.object({ ...One.entries, at: v.optional(Instant) }),
    output: DeskNotice,
    errors: [
      ...audienceErrors,
      'NOTICE_BAD_EXPIRY',
      'NOTICE_TIME_PAST',
      'NOTICE_BLOCKED',
      'INVALID_STATE',
      'STALE',
    ],
  },
  'notice.unschedule': {
    summary: '还没发的先不发了，退回草稿。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    input: One,
    output: DeskNotice,
    errors: ['NOTICE_NOT_YOUR_GRID', 'INVALID_STATE', 'STALE'],
  },
  'notice.correct': {
    summary: '更正一份已发的通知；读过旧版的人会看到有更正。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    input: v.object({
      ...One.entries,
      body: NoticeBody,
      expiresAt: Instant,
      pinned: v.boolean(),
      /** What was corrected, as readers are told. */
      note: Text(correctionForm.note.most),
    }),
    output: DeskNotice,
    errors: ['NOTICE_NOT_YOUR_GRID', 'NOTICE_BAD_EXPIRY', 'INVALID_STATE', 'STALE'],
  },
  'notice.recall': {
    summary: '撤回一份已发的通知。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    input: v.object({ ...One.entries, reason: LooseText(100) }),
    words: { said: ['reason'] },
    output: DeskNotice,
    errors: ['NOTICE_NOT_YOUR_GRID', 'INVALID_STATE', 'REASON_NEEDED', 'STALE'],
  },
  'notice.desk': {
    summary: '写过的通知，按状态。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ state: v.optional(NoticeState), text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(NoticeRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'notice.reach': {
    summary: '一份通知有多少人读了，按楼看。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ noticeId: Id }),
    output: v.object({
      notice: DeskNotice,
      /** How many were meant to know, and how that stands. `counted` is false for the minute it takes to count buildings. */
      people: Count,
      read: Count,
      unread: Count,
      confirmed: Count,
      ticked: Count,
      counted: v.boolean(),
      buildings: v.array(BuildingReach),
    }),
    errors: ['NOTICE_NOT_YOUR_GRID'],
  },
  'notice.callList': {
    summary: '还没读到的人，好打电话或上门；网格员看自己楼栋的全名和门牌，看过会留下记录。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: GRID,
    scope: 'station',
    input: v.object({
      noticeId: Id,
      gridId: v.optional(Id),
      /** Needs `gridId`. */
      building: v.optional(Text(20)),
      /** A part of the name, or the last four digits of the number. */
      text: Typed,
      cursor: v.optional(Cursor),
    }),
    output: v.object({ title: v.string(), items: v.array(CallRow), next: v.nullable(v.string()) }),
    errors: ['NOTICE_NOT_YOUR_GRID', 'INVALID_STATE'],
  },
  'notice.tick': {
    summary: '打过电话或上过门，记一笔；记错了可以取消。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    input: v.object({ noticeId: Id, personId: Id, how: v.picklist(reachedWays) }),
    output: CallRow,
    errors: ['NOTICE_NOT_YOUR_GRID', 'INVALID_STATE'],
  },
  'notice.reveal': {
    summary: '看一位没读到的人的电话；看过会留下记录。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.numbers,
    roles: GRID,
    scope: 'station',
    input: v.object({ noticeId: Id, personId: Id }),
    output: v.object({ personId: Id, name: v.string(), phone: v.string() }),
    errors: ['NOTICE_NOT_YOUR_GRID', 'NOTICE_NO_PHONE', 'INVALID_STATE'],
  },
  'notice.open': {
    summary: '读一份通知；读过就记下来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ noticeId: Id }),
    output: NoticeView,
    errors: [],
  },
  'notice.acknowledge': {
    summary: '告诉发通知的人：收到。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: EVERYONE,
    scope: 'station',
    /** `edition` is the one on the screen; STALE when it has been corrected since. */
    input: v.object({ noticeId: Id, edition: Count }),
    output: NoticeView,
    errors: ['INVALID_STATE', 'STALE'],
  },
})

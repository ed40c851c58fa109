/** Owns service hours: my passbook, the receipt of each record, appeals, approvals, added hours. */
import * as v from 'valibot'
import { addForm } from '../domain/hours/add-form'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { NextStep } from './next-step'
import { setsApart } from '../domain/hours/agreement'
import { AUDITORS, EVERYONE, ORGANISERS } from '../domain/person/roles'
import {
  CardToken,
  Count,
  Cursor,
  Day,
  Id,
  Instant,
  Left,
  Minutes,
  Month,
  Move,
  seenUpTo,
  Text,
  Typed,
} from './shapes'

const RecordState = v.picklist([
  'open',
  'submitted',
  'leaderOk',
  'approved',
  'returned',
  'rejected',
  'appealed',
  'corrected',
  'upheld',
  'voided',
  'undone',
])

/** One line of the passbook. */
const RecordLine = v.object({
  recordId: Id,
  /** 我自己 or the family member's name. */
  whose: v.string(),
  title: v.string(),
  day: Day,
  kind: v.picklist(['proved', 'added']),
  state: RecordState,
  minutes: Count,
  points: v.number(),
  /** The why under the what: 扫码签到 · 忘了签退,按计划结束时间算. */
  caption: v.string(),
})

/** How a record was proved and which rules made its minutes. */
const proofFields = {
  placeName: v.string(),
  organiserName: v.string(),
  checkInAt: v.nullable(Instant),
  checkOutAt: v.nullable(Instant),
  /** How each end was proved, in words. */
  checkInProof: v.string(),
  checkOutProof: v.string(),
  rawMinutes: Count,
  /** Which rule changed the minutes, in the order applied. `delta` is negative when it cut. */
  rules: v.array(v.object({ ruleId: v.string(), text: v.string(), delta: v.number() })),
}

const Receipt = v.object({
  ...RecordLine.entries,
  ...proofFields,
  /** The station that recorded it; empty where nobody knows. */
  recordedBy: v.string(),
  /** Who did what and when; names masked. */
  steps: v.array(v.object({ at: Instant, text: v.string(), by: v.string(), note: v.string() })),
  approver: v.nullable(v.string()),
  pointsRule: v.nullable(v.string()),
  appeal: v.nullable(
    v.object({
      reason: v.string(),
      level: v.picklist(['staff', 'station_admin', 'outside']),
      dueAt: v.nullable(Instant),
      outcome: v.nullable(v.string()),
    }),
  ),
  mayAppeal: v.boolean(),
  mayAnswerForgotten: v.boolean(),
})

/** A record as those who approve see it. */
const PendingRecord = v.object({
  recordId: Id,
  version: Count,
  name: v.string(),
  title: v.string(),
  day: Day,
  kind: v.picklist(['proved', 'added']),
  state: RecordState,
  minutes: Count,
  dayMinutes: Count,
  /** What it is about, with the planned time; null for what no session knows. */
  sessionId: v.nullable(Id),
  planned: v.nullable(v.object({ startAt: Instant, endAt: Instant })),
  /** When the person came and left, each with how it was proved: 扫码, 名单点的. Empty for what was added by hand. */
  ends: v.array(v.object({ end: v.picklist(['in', 'out']), at: Instant, how: v.string() })),
  /** What sets it apart from those that are believed together; null for one that agrees. */
  apart: v.nullable(v.picklist(setsApart)),
  /** The rule by which its minutes came about, in words; may be empty. */
  rule: v.string(),
  /** Whether a leader's look brings it into the account, because the rules ask for no second person. */
  settles: v.boolean(),
  /** Why it needs a person: 现场勾选, 忘了签退, 当天超过 8 小时, 补录. */
  why: v.string(),
  note: v.string(),
  dueAt: v.nullable(Instant),
  moves: v.array(Move),
  /** Whether the caller decided on it and may take that back now. */
  mayTakeBack: v.boolean(),
})

/** How many records are believed at once at most: those of a large session. */
export const RECORDS_TOGETHER = 50

/** A record as those who check the hours see it: enough to believe it or to ask. */
const LedgerLine = v.object({
  recordId: Id,
  personId: Id,
  /** Masked except for staff. */
  name: v.string(),
  title: v.string(),
  day: Day,
  kind: v.picklist(['proved', 'added']),
  state: RecordState,
  minutes: Count,
  /** Those that stand in the account. */
  points: v.number(),
  caption: v.string(),
  ...proofFields,
  /** Masked; null before somebody approved it. */
  approver: v.nullable(v.string()),
})

const added = formEntries(addForm)

export const hoursActions = defineActions({
  'hours.mine': {
    summary: '我和家人的服务时长，一笔一行；证明的和补录的分开算。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    /** A month shows what its bar counts: one's own proved hours, not the family's. */
    input: v.object({ cursor: v.optional(Cursor), month: v.optional(Month) }),
    output: v.object({
      provedMinutes: Count,
      addedMinutes: Count,
      points: v.number(),
      /** The next star and what is missing; null at the top. */
      nextStar: v.nullable(v.object({ star: Count, missingMinutes: Count, neededMinutes: Count })),
      /** The star that was granted; 0 before the first. */
      star: Count,
      /** Whether the hours are enough for the one after it; left out by an earlier version. */
      mayApply: v.optional(v.boolean()),
      /** What would bring the next star or the marked prize; null at the top, absent on later pages. */
      nextStep: v.optional(v.nullable(NextStep)),
      /** One's own proved minutes in each month of this year so far, from January, or in the one asked for; absent on later pages. */
      months: v.optional(v.array(v.object({ month: Month, minutes: Count }))),
      lines: v.array(RecordLine),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'hours.receipt': {
    summary: '一笔时长的来历：何时何地、怎么证明的、按哪条规则算、谁核定。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ recordId: Id }),
    output: Receipt,
    errors: [],
  },
  'hours.appeal': {
    summary: '觉得不对，点一下申诉；三天没人答复自动上一级。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appeals,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ recordId: Id, reason: Text(200) }),
    words: { said: ['reason'] },
    output: Receipt,
    errors: ['APPEAL_CLOSED', 'INVALID_STATE'],
  },
  'hours.pending': {
    summary: '等我核的时长。',
    kind: 'query',
    roles: ORGANISERS,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(PendingRecord), next: v.nullable(v.string()) }),
    errors: [],
  },
  'hours.decide': {
    summary: '核一笔时长：队长初核、专职核定、退回、不认可、申诉答复或作废。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({
      recordId: Id,
      version: Count,
      event: v.picklist(['leaderCheck', 'approve', 'return', 'reject', 'uphold', 'correct', 'void']),
      /** Needed for `correct`. */
      minutes: v.optional(Minutes),
      reason: v.optional(Text(200)),
    }),
    words: { said: ['reason'] },
    output: PendingRecord,
    errors: [
      'INVALID_STATE',
      'OWN_RECORD',
      'SAME_APPROVER',
      'OTHER_DECIDER',
      'ADMIN_NEEDED',
      'REASON_NEEDED',
      'MINUTES_NOT_ALLOWED',
      'STALE',
    ],
  },
  'hours.agree': {
    summary: '把对得上的几笔一起认：各走各的一步（初核或核定）；认不了的说明为什么，不影响别的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ records: seenUpTo(RECORDS_TOGETHER) }),
    /** Those that were believed, as they now stand, and those that were left. */
    output: v.object({ items: v.array(PendingRecord), left: Left }),
    errors: [],
  },
  'hours.takeBack': {
    summary: '撤销自己刚才认的、退回的或没有认的几笔：时长和积分冲回，这几笔回到原来等的地方。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ records: seenUpTo(RECORDS_TOGETHER) }),
    /** Those that wait again, and those that could not be taken back. */
    output: v.object({ items: v.array(PendingRecord), left: Left }),
    errors: [],
  },
  'hours.add': {
    summary: '补录一笔时长（另一位同事核定后才算，并公开列出）。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({
      card: v.optional(CardToken),
      personId: v.optional(Id),
      sessionId: v.optional(Id),
      title: added.title,
      day: Day,
      minutes: Minutes,
      reason: added.reason,
      /** Whether it is meant although the same title stands on that day already. */
      again: v.optional(v.boolean()),
    }),
    words: { said: ['title', 'reason'] },
    output: PendingRecord,
    errors: ['CARD_UNKNOWN', 'CARD_RENEWED', 'OWN_RECORD', 'MINUTES_NOT_ALLOWED', 'DAY_FULL', 'SAME_TITLE'],
  },
  'hours.added': {
    summary: '公开的补录名单（姓名已遮）。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({
      items: v.array(
        v.object({
          recordId: Id,
          name: v.string(),
          title: v.string(),
          day: Day,
          minutes: Count,
          reason: v.string(),
          addedBy: v.string(),
          approvedBy: v.string(),
        }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'hours.records': {
    summary:
      '本站的时长台账：一笔一行，怎么证明的、按哪条规则算的、谁核定的；也可以只看一位志愿者和他的合计。',
    kind: 'query',
    roles: AUDITORS,
    scope: 'station',
    /** Without a month: of all times. */
    input: v.object({
      month: v.optional(Month),
      personId: v.optional(Id),
      text: Typed,
      cursor: v.optional(Cursor),
    }),
    output: v.object({
      /** What stands in the account of the one person asked for; null for the whole station. */
      person: v.nullable(
        v.object({ name: v.string(), provedMinutes: Count, addedMinutes: Count, points: v.number() }),
      ),
      /** The newest day first. */
      items: v.array(LedgerLine),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
})

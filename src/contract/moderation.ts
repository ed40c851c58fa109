/** Owns the check of contents: what waits for a person, deciding, appealing; and the outbox of messages. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { checkStates, subjectKinds } from '../domain/moderation/documents'
import { messageKinds } from '../domain/message/documents'
import { defineActions } from './define-actions'
import { limits } from './limits'
import {
  Count,
  Cursor,
  Id,
  Instant,
  Left,
  LooseText,
  ManyDecided,
  ManySeen,
  Move,
  Text,
  Version,
  Typed,
} from './shapes'

const CheckState = v.picklist(checkStates)

/** A piece as those who decide see it. */
const CheckItem = v.object({
  checkId: Id,
  version: Version,
  state: CheckState,
  stateText: v.string(),
  subjectKind: v.picklist(subjectKinds),
  /** What it belongs to: 心愿「想学剪纸」. */
  title: v.string(),
  text: v.string(),
  media: v.array(
    v.object({
      fileId: v.string(),
      kind: v.picklist(['image', 'voice']),
      finding: v.picklist(['pending', 'pass', 'review', 'risky']),
      /** What the service called it; empty when it found nothing. */
      label: v.string(),
    }),
  ),
  /** Masked. */
  author: v.string(),
  /** How the author fared within a year; null while it has not been counted. */
  authorHistory: v.nullable(v.object({ passed: Count, blocked: Count })),
  createdAt: Instant,
  dueAt: v.nullable(Instant),
  /** Why a person must look, in words: 机器拿不准（广告）. */
  why: v.string(),
  /** What was written when it was decided; empty before. */
  reason: v.string(),
  appealReason: v.string(),
  /** Whether what was decided may be taken back by the caller now. */
  mayTakeBack: v.boolean(),
  moves: v.array(Move),
})

/** How far a piece is, beside the piece itself at the desk. */
export const CheckedAtDesk = v.object({
  checkId: Id,
  verdict: v.picklist(['pending', 'passed', 'inReview', 'blocked']),
  /** Why a person turned it down; empty otherwise. */
  reason: v.string(),
  /** Whether the caller wrote it and may ask for a second look. */
  mayAppeal: v.boolean(),
})

/** A check as the author of the piece sees it. */
const OwnCheck = v.object({
  checkId: Id,
  state: CheckState,
  stateText: v.string(),
  title: v.string(),
  /** Why it was turned down; empty when the service did it or it was not. */
  reason: v.string(),
  mayAppeal: v.boolean(),
  dueAt: v.nullable(Instant),
  page: v.string(),
})

const OutboxState = v.picklist(['due', 'sending', 'failed', 'inboxOnly'])

/** A message that has not reached WeChat (yet). */
const SentMessage = v.object({
  messageId: Id,
  state: OutboxState,
  kind: v.picklist(messageKinds),
  title: v.string(),
  text: v.string(),
  /** Masked. */
  person: v.string(),
  at: Instant,
  attempts: Count,
  nextAt: Instant,
  /** Why it did not go out, in words. */
  why: v.string(),
  mayRetry: v.boolean(),
})

export const moderationActions = defineActions({
  'moderation.queue': {
    summary: '等人看的内容；也可以翻看通过的和没有通过的。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    /** Without a state: what waits for a person, the most urgent first. With one: the newest first. With a check: it alone. */
    input: v.object({
      state: v.optional(CheckState),
      text: Typed,
      checkId: v.optional(Id),
      cursor: v.optional(Cursor),
    }),
    output: v.object({ items: v.array(CheckItem), next: v.nullable(v.string()) }),
    errors: [],
  },
  'moderation.decide': {
    summary: '看过一份内容后，通过或不通过（要写明理由）。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      checkId: Id,
      version: Version,
      verdict: v.picklist(['passed', 'blocked']),
      reason: v.optional(LooseText(200)),
    }),
    output: CheckItem,
    errors: ['INVALID_STATE', 'STALE', 'OWN_RECORD', 'OTHER_DECIDER', 'REASON_NEEDED'],
  },
  'moderation.blockMany': {
    summary: '把几份内容一起定为不通过，写同一个理由；定不了的说明为什么。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ checks: ManySeen, reason: Text(200) }),
    /** Beside what came of each: those that were turned down, as they stand now. */
    output: v.object({ ...ManyDecided.entries, items: v.array(CheckItem) }),
    errors: [],
  },
  'moderation.takeBack': {
    summary: '撤销刚才的「通过」或「不通过」，24 小时以内；内容回到原来的样子，站长也可以撤。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: STAFF,
    scope: 'station',
    input: v.object({ checks: ManySeen }),
    /** Those that stand as before, and those that could not be taken back. */
    output: v.object({ items: v.array(CheckItem), left: Left }),
    errors: [],
  },
  'moderation.appeal': {
    summary: '内容没有通过，请工作人员再看一遍。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appeals,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ checkId: Id, reason: Text(200) }),
    output: OwnCheck,
    errors: ['INVALID_STATE', 'APPEAL_CLOSED'],
  },
  'outbox.list': {
    summary: '还没送到微信的消息：等着发的、正在发的、发不出去的、只放在收件箱的。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ state: v.optional(OutboxState), text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      counts: v.object({ due: Count, sending: Count, failed: Count, inboxOnly: Count }),
      items: v.array(SentMessage),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'outbox.retry': {
    summary: '把发不出去的消息再发一次。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ messageId: Id }),
    output: SentMessage,
    errors: ['INVALID_STATE'],
  },
})

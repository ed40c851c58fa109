/** Owns every move of a notice as one guarded update: what is decided, and what is written with it. */
import { applied } from '../kernel/applied'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { type Decision, ok } from '../kernel/errors'
import { entryAfter } from '../kernel/history'
import { decide, type Move, transitionPatch } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { NoticeDocument, NoticeRevision } from './documents'
import { effectsOf, type NoticeItem, type NoticeStep, type NoticeReach } from './effects'
import { summaryOf } from './new-notice'
import {
  type NoticeActor,
  type NoticeEffect,
  type NoticeEvent,
  type NoticeFacts,
  noticeFlow,
} from './notice-flow'
import type { NoticeState } from './vocabulary'

/** Who moves it and what is known beside the notice itself. */
export interface NoticeAttempt extends NoticeStep {
  by: string
  roles: readonly NoticeActor[]
  /** Left out for the system, whose moves are bound to no grid. */
  withinReach?: boolean
}

export interface NoticeChange {
  update: GuardedUpdate
  /** The notice as it stands once the update took effect. */
  notice: NoticeDocument
  /** What must follow it. */
  items: NoticeItem[]
}

export const system = (now: number, reason = ''): NoticeAttempt => ({
  by: 'system',
  roles: ['system'],
  now,
  ...(reason ? { reason } : {}),
})

type NoticeCode =
  | 'INVALID_STATE'
  | 'FORBIDDEN'
  | 'OTHER_DECIDER'
  | 'NOTICE_NOT_YOUR_GRID'
  | 'NOTICE_BLOCKED'
  | 'NOTICE_BAD_EXPIRY'
  | 'NOTICE_NOBODY'
  | 'REASON_NEEDED'

/** Facts as the notice itself says them; `more` are those of the move. */
export const factsOf = (
  notice: NoticeDocument,
  { now, withinReach = true, reason = '' }: Pick<NoticeAttempt, 'now' | 'withinReach' | 'reason'>,
  more: Partial<NoticeFacts> = {},
): NoticeFacts => ({
  now,
  withinReach,
  reason,
  check: notice.check.verdict,
  publishAt: notice.publishAt ?? now,
  expiresAt: notice.expiresAt,
  endsAt: notice.expiresAt,
  people: null,
  ...more,
})

type Fields = Partial<NoticeDocument>

function change(
  notice: NoticeDocument,
  event: NoticeEvent,
  attempt: NoticeAttempt,
  { facts = {}, set = {} }: { facts?: Partial<NoticeFacts>; set?: Fields } = {},
): Decision<NoticeChange, NoticeCode> {
  const { by, roles, now, reason } = attempt
  const move: Decision<Move<NoticeState, NoticeEffect>, NoticeCode> = decide(noticeFlow, notice, event, {
    by,
    roles,
    at: now,
    facts: factsOf(notice, attempt, facts),
    ...(reason ? { note: reason } : {}),
  })
  if (!move.ok) return move
  // The check may have its say at this very moment; what goes out or is kept must rest on its latest word.
  const { checkId, version } = notice.check
  const asRead = { guard: { 'check.checkId': checkId, 'check.version': version }, patch: {} }
  const { updates, items } = effectsOf(move.value.effects, attempt)
  const fields = setting({ ...set, updatedAt: now })
  const update = together(transitionPatch(notice, move.value), asRead, fields, ...updates)
  return ok({ update, notice: applied(notice, update.patch), items })
}

/** A draft saved again. */
export const amend = (notice: NoticeDocument, attempt: NoticeAttempt, fields: Fields) =>
  change(notice, 'amend', attempt, { set: fields })

/** Goes out now, at the word of its writer or, when its time has come, by itself. */
export const publish = (
  notice: NoticeDocument,
  attempt: NoticeAttempt,
  reached: NoticeReach,
): Decision<NoticeChange, NoticeCode> =>
  change(
    notice,
    notice.state === 'scheduled' ? 'publish' : 'send',
    { ...attempt, reached },
    { facts: { publishAt: attempt.now, people: reached.people } },
  )

/** Waits for its time, or for its content check, or for both. */
export const schedule = (notice: NoticeDocument, attempt: NoticeAttempt, at: number, people: number) =>
  change(notice, 'schedule', attempt, { facts: { publishAt: at, people }, set: { publishAt: at } })

export const unschedule = (notice: NoticeDocument, attempt: NoticeAttempt) =>
  change(notice, 'unschedule', attempt, { set: { publishAt: null } })

/** Back to its writer, who is told why by the attempt's reason. */
export const holdBack = (notice: NoticeDocument, attempt: NoticeAttempt, set: Fields = {}) =>
  change(notice, 'holdBack', attempt, { set: { ...set, publishAt: null } })

/** What readers see from now on. */
export function correct(
  notice: NoticeDocument,
  attempt: NoticeAttempt,
  revision: NoticeRevision,
  check: CheckedPiece,
): Decision<NoticeChange, NoticeCode> {
  const { body, expiresAt, pinned, note } = revision
  const edition = notice.edition + 1
  const before = { title: notice.title, text: notice.text }
  return change(
    notice,
    'correct',
    { ...attempt, reason: note },
    {
      facts: { publishAt: notice.publishAt ?? attempt.now, expiresAt, endsAt: expiresAt },
      set: {
        ...body,
        summary: summaryOf(body.text),
        expiresAt,
        pinned,
        check,
        edition,
        corrections: [...notice.corrections, { edition, at: attempt.now, note, before }].slice(
          -CORRECTIONS_KEPT,
        ),
        waiting: null,
      },
    },
  )
}

/** A correction that waits for its check; one that waited before gives way to it. */
export const propose = (
  notice: NoticeDocument,
  attempt: NoticeAttempt,
  revision: NoticeRevision,
  check: CheckedPiece,
): Decision<NoticeChange, NoticeCode> =>
  change(
    notice,
    'propose',
    { ...attempt, reason: revision.note },
    { facts: { expiresAt: revision.expiresAt }, set: { waiting: { ...revision, check } } },
  )

/** What stood there before can be long; readers are shown the newest corrections. */
export const CORRECTIONS_KEPT = 8

export const recall = (notice: NoticeDocument, attempt: NoticeAttempt, set: Fields = {}) =>
  change(notice, 'recall', attempt, { set: { ...set, recallReason: attempt.reason ?? '' } })

export const expire = (notice: NoticeDocument, now: number) => change(notice, 'expire', system(now))

/**
 * True when the move that led on from `version` was this person's, by one of these events: a repeat gets the equal
 * answer. Every move adds one entry to the history, so the entry stands at the place of its version.
 */
export function isRepeat(
  notice: Pick<NoticeDocument, 'history' | 'version'>,
  version: number,
  events: readonly NoticeEvent[],
  by: string,
): boolean {
  const entry = entryAfter(notice, version)
  return entry !== undefined && entry.by === by && (events as readonly string[]).includes(entry.on)
}

/** Owns what those who run a session may ask about people whose place somebody has to agree to. */
import * as v from 'valibot'
import { MANY } from '../domain/kernel/many'
import { REASON_LETTERS } from '../domain/activity/answers'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Id, Instant, ManyDecided, Text } from './shapes'

const Applicant = v.object({
  personId: Id,
  /** When it was asked; the application that was seen is named by it. */
  at: Instant,
  /** Masked for organisers of the session; whole for staff of the station. */
  name: v.string(),
  grid: v.string(),
  /** What the person wants to do; empty where there are no posts. */
  post: v.string(),
  answers: v.array(v.object({ ask: v.string(), said: v.string() })),
  withAdult: v.boolean(),
  isVolunteer: v.boolean(),
  /** Proved minutes of service, and what the station knows the person to hold. */
  minutes: Count,
  credentials: v.array(v.string()),
  /** `own`: the caller's or the family's, which somebody else answers. */
  own: v.boolean(),
  state: v.picklist(['applied', 'declined']),
  /** Why there was no place; empty while there is no answer. */
  why: v.string(),
  /** Whether the answer may be taken back now. */
  mayTakeBack: v.boolean(),
})

const Seen = v.object({
  sessionId: Id,
  people: v.pipe(
    v.array(v.object({ personId: Id, at: Instant })),
    v.minLength(1),
    v.maxLength(MANY),
    v.check((people) => new Set(people.map(({ personId }) => personId)).size === people.length),
  ),
})

const deciding = {
  kind: 'command',
  idempotency: 'natural',
  limit: limits.work,
  roles: EVERYONE,
  scope: 'session',
  output: ManyDecided,
  errors: [],
} as const

export const applicantsActions = defineActions({
  'applicants.list': {
    summary: '一场要先审核的活动，谁在等确认：报名时的回答、知道的时长和证书。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id }),
    output: v.object({
      sessionId: Id,
      title: v.string(),
      startAt: Instant,
      endAt: Instant,
      placeName: v.string(),
      /** What is looked at; empty where nobody has to agree any more. */
      review: v.string(),
      capacity: Count,
      free: Count,
      waiting: Count,
      /** Whether somebody agreed to may still wait in the queue when no place is left. */
      mayQueue: v.boolean(),
      /** By when there has to be an answer. */
      answerBy: Instant,
      /** Those without an answer first, in the order in which they asked. */
      applicants: v.array(Applicant),
      serverNow: Instant,
    }),
    errors: [],
  },
  'applicants.confirm': {
    ...deciding,
    summary: '确认几位的报名；位子满了的排进候补，确认不了的说明为什么。',
    input: Seen,
  },
  'applicants.decline': {
    ...deciding,
    summary: '这次不安排几位，写一句客气的理由，本人会收到。',
    input: v.object({ ...Seen.entries, reason: Text(REASON_LETTERS) }),
    words: { said: ['reason'] },
  },
  'applicants.takeBack': {
    ...deciding,
    limit: limits.takingBack,
    summary: '撤回「没有报上」的答复，半小时以内；本人又回到等确认里。',
    input: Seen,
  },
})

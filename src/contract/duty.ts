/** Owns turns of duty: what one hands over to the next, and the week of a rota. */
import * as v from 'valibot'
import { NOTE_LETTERS } from '../domain/duty/note'
import { EVERYONE, ORGANISERS } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { requirementCodes } from './requirement-codes'
import { Count, Day, Id, Instant, Text, Version } from './shapes'

/** What was written at the end of a turn. */
const Note = v.object({
  /** Masked; whole for the staff of the station. */
  name: v.string(),
  startAt: Instant,
  writtenAt: Instant,
  text: v.string(),
})

/** When somebody is on duty. */
const Times = v.object({ sessionId: Id, startAt: Instant, endAt: Instant })

/** A turn that one wants to hand on, as either side sees it. */
const Swap = v.object({
  swapId: Id,
  state: v.picklist([
    ...(['asked', 'agreed', 'swapped', 'declined', 'withdrawn', 'lapsed', 'failed', 'undone'] as const),
  ]),
  stateText: v.string(),
  /** What the caller is to it; `seen` for whoever was put there by the station, or put out. */
  side: v.picklist(['asker', 'other', 'staff', 'seen']),
  /** Masked, as everybody else's. */
  asker: v.string(),
  other: v.string(),
  turn: Times,
  /** The turn that is taken for it; null where there is none. */
  inReturn: v.nullable(Times),
  /** Until when an answer is waited for, or it may be taken back; null where neither. */
  until: v.nullable(Instant),
  moves: v.array(
    v.object({ event: v.picklist(['agree', 'decline', 'withdraw', 'undo']), label: v.string() }),
  ),
})

export const Turn = v.object({
  sessionId: Id,
  /** What the turn before has left, for whoever has a place here or runs it. */
  before: v.array(Note),
  own: v.nullable(
    v.object({
      text: v.string(),
      verdict: v.nullable(v.picklist(['pending', 'passed', 'inReview', 'blocked'])),
    }),
  ),
  /** 0 before anything was written. */
  version: Version,
  mayWrite: v.boolean(),
  /** Whether the caller has left and is asked for a note. */
  asked: v.boolean(),
  /** Whether the caller has the place and may ask somebody to take it. */
  maySwap: v.boolean(),
  /** What is asked about this turn, of the caller or by the caller; the latest first. */
  swaps: v.array(Swap),
})

/** Somebody who may take a turn: a name that only this caller can ask by, for this turn. */
const Person = v.object({ who: Id, name: v.string() })

const Week = v.object({
  activityId: Id,
  title: v.string(),
  /** A Monday. */
  from: Day,
  turns: v.array(
    v.object({
      sessionId: Id,
      startAt: Instant,
      endAt: Instant,
      cancelled: v.boolean(),
      people: v.array(
        v.object({ name: v.string(), state: v.picklist(['expected', 'late', 'here', 'left', 'absent']) }),
      ),
      /** How many places nobody has taken. */
      missing: Count,
      notes: v.array(Note),
    }),
  ),
})

export const dutyActions = defineActions({
  'duty.open': {
    summary: '一班值班：上一班交接了什么，自己写了没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ sessionId: Id }),
    output: Turn,
    errors: [],
  },
  'duty.handOver': {
    summary: '下班时写一句交接，下一班和站里看得到；三天内可以改。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.notes,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ sessionId: Id, version: Version, text: Text(NOTE_LETTERS) }),
    output: Turn,
    errors: ['DUTY_NOT_YOURS', 'DUTY_NOTE_CLOSED', 'STALE'],
  },
  'duty.helpers': {
    summary: '能接这一班的人：这个活动里值过班、有班的人；名字打星。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ sessionId: Id }),
    output: v.object({
      turn: Times,
      /** Who has a place in it, for whoever runs it; else nobody. */
      holders: v.array(Person),
      helpers: v.array(v.object({ ...Person.entries, turns: v.array(Times) })),
    }),
    errors: ['NOT_FOUND', 'DUTY_NO_PLACE'],
  },
  'duty.ask': {
    summary: '请一位来接这一班，或者和这位的一班对换；对方点了才算。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.dutyAsks,
    roles: EVERYONE,
    scope: 'own',
    /** Without a turn in return the other simply takes it. */
    input: v.object({ sessionId: Id, who: Id, inReturn: v.nullable(Id) }),
    output: Swap,
    errors: [
      ...(['DUTY_NO_PLACE', 'DUTY_SWAP_LATE', 'DUTY_SWAP_MANY', 'DUTY_ASKED', 'DUTY_NOT_FIT'] as const),
      ...(['INVALID_STATE', 'TIME_CLASH', 'ALREADY_STARTED', ...requirementCodes] as const),
    ],
  },
  'duty.move': {
    summary: '换班：接下、接不了、撤回，或者 10 分钟里换回来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ swapId: Id, event: v.picklist(['agree', 'decline', 'withdraw', 'undo']) }),
    output: Swap,
    errors: [
      ...(['DUTY_SWAP_GONE', 'DUTY_UNDO_OVER', 'DUTY_NOT_FIT', 'INVALID_STATE', 'TIME_CLASH'] as const),
      ...(['ALREADY_STARTED', ...requirementCodes] as const),
    ],
  },
  'duty.place': {
    summary: '站里把一班交给另一位；两边都收到消息，10 分钟里可以撤销。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.dutyAsks,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ sessionId: Id, from: Id, to: Id }),
    output: Swap,
    errors: ['DUTY_NO_PLACE', 'DUTY_NOT_FIT', 'DUTY_SWAP_GONE', 'INVALID_STATE', 'ALREADY_STARTED'],
  },
  'duty.week': {
    summary: '一周的值班：每班是谁、还缺几个、交接写了什么。',
    kind: 'query',
    roles: ORGANISERS,
    scope: 'session',
    /** Any day of the week; this week when left out. */
    input: v.object({ activityId: Id, day: v.optional(Day) }),
    output: Week,
    errors: ['NOT_FOUND'],
  },
})

/** Owns turns of duty: what one hands over to the next, and the week of a rota. */
import * as v from 'valibot'
import { NOTE_LETTERS } from '../domain/duty/note'
import { EVERYONE, ORGANISERS } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Day, Id, Instant, Text, Version } from './shapes'

/** What was written at the end of a turn. */
const Note = v.object({
  /** Masked; whole for the staff of the station. */
  name: v.string(),
  startAt: Instant,
  writtenAt: Instant,
  text: v.string(),
})

const Turn = v.object({
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
})

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

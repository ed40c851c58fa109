/** Owns what may be asked about courses: which there are, enrolling once for all lessons, the draw, who learns. */
import * as v from 'valibot'
import { EVERYONE, ORGANISERS } from '../domain/person/roles'
import { activityTypes, audiences } from '../domain/activity/vocabulary'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { requirementCodes } from './requirement-codes'
import { Count, Id, Instant, Obstacle, Text, Version } from './shapes'

/** `in`: has a place. `waiting`: in line. `ticket`: takes part in the draw. `missed`: the draw gave nothing. */
const CourseState = v.picklist(['in', 'waiting', 'ticket', 'missed', 'none'])

/** Tickets are taken, the lots are being drawn, whoever comes first, nobody more. */
const Phase = v.picklist(['lots', 'drawing', 'open', 'over'])

const Standing = v.object({
  personId: Id,
  name: v.string(),
  isSelf: v.boolean(),
  state: CourseState,
  /** In line, counted from 1. */
  position: v.nullable(Count),
  /** Why somebody without a place cannot have one. */
  obstacle: v.nullable(Obstacle),
  /** Whether the guardian has to agree. */
  consent: v.boolean(),
  /** Lessons ahead that fall on something else this person has promised; they count as leave. */
  clashes: v.array(Id),
})

const Teacher = v.object({ name: v.string(), volunteer: v.boolean() })

const CourseCard = v.object({
  courseId: Id,
  title: v.string(),
  type: v.picklist(activityTypes),
  audience: v.picklist(audiences),
  placeName: v.string(),
  cover: v.nullable(v.string()),
  phase: Phase,
  cancelled: v.boolean(),
  teacher: Teacher,
  lessons: Count,
  /** The first lesson, and the next one; null when none is ahead. */
  firstAt: Instant,
  firstEndAt: Instant,
  nextAt: v.nullable(Instant),
  capacity: Count,
  free: Count,
  waiting: Count,
  mayQueue: v.boolean(),
  /** How many ask for a place before the draw. */
  asking: Count,
  drawAt: v.nullable(Instant),
  ownUntil: v.nullable(Instant),
  /** Whose it is, by its short name, where that is another station than the reader's; empty at home. */
  station: v.string(),
  /** The caller and the family who have to do with it. */
  mine: v.array(
    v.object({ name: v.string(), isSelf: v.boolean(), state: CourseState, position: v.nullable(Count) }),
  ),
})

const CourseDetail = v.object({
  ...CourseCard.entries,
  intro: v.string(),
  photos: v.array(v.string()),
  placeDetail: v.string(),
  bring: v.string(),
  riskNotice: v.string(),
  riskAckNeeded: v.boolean(),
  safetyContact: v.string(),
  organiserName: v.string(),
  minAge: v.nullable(Count),
  maxAge: v.nullable(Count),
  volunteersOnly: v.boolean(),
  adults: v.array(v.string()),
  notice: v.nullable(v.string()),
  plan: v.array(
    v.object({ sessionId: Id, startAt: Instant, endAt: Instant, off: v.boolean(), away: v.array(Id) }),
  ),
  standings: v.array(Standing),
  /** The digest of the seed; null where nothing is drawn. */
  digest: v.nullable(v.string()),
  /** The ticket of the caller's family; null where nobody of it asks or asked. */
  ticket: v.nullable(v.string()),
  drawn: v.boolean(),
  version: Version,
  serverNow: Instant,
})

const Learner = v.object({
  personId: Id,
  name: v.string(),
  state: v.picklist(['in', 'waiting']),
  /** By lessons that are over: those attended, those missed with and without a word. */
  came: Count,
  away: Count,
  missed: Count,
  /** Whether so many were missed without a word that the place may go on. */
  mayPass: v.boolean(),
})

const Roll = v.object({
  courseId: Id,
  title: v.string(),
  phase: Phase,
  learners: v.array(Learner),
  capacity: Count,
  free: Count,
  asking: Count,
  over: Count,
  lessons: Count,
  /** The last place that was taken away and can be given back. */
  undo: v.nullable(v.object({ personId: Id, name: v.string(), until: Instant })),
})

const forPersonId = v.optional(Id)

export const courseActions = defineActions({
  'course.list': {
    summary: '在收人和在上的课，自己和家里人报了哪些。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({}),
    output: v.object({ items: v.array(CourseCard), serverNow: Instant }),
    errors: [],
  },
  'course.open': {
    summary: '一门课：教什么、每一课在哪天、谁能报。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ courseId: Id }),
    output: CourseDetail,
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'course.enrol': {
    summary: '报一门课，每一课都有位子；要抽签的先登记。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      courseId: Id,
      forPersonId,
      /** The course as it was read. */
      version: Version,
      riskAck: v.optional(v.boolean()),
      consent: v.optional(v.boolean()),
    }),
    output: CourseDetail,
    errors: [
      'NOT_FOUND',
      'OTHER_STATION',
      'COURSE_OVER',
      'COURSE_DRAWING',
      'COURSE_CHANGED',
      'OWN_STATION_FIRST',
      ...requirementCodes,
      'GUARDIAN_ENROLS',
      'CHILD_PLACED',
      'TIME_CLASH',
      'AGENDA_FULL',
      'PLACES_FULL',
      'WAITLIST_FULL',
      'APPLICATIONS_FULL',
      'APPLICATION_DECLINED',
      'GUARDIAN_CONSENT',
      'RISK_NOT_ACKNOWLEDGED',
    ],
  },
  'course.leave': {
    summary: '退课、不排队了，或者不参加抽签了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ courseId: Id, forPersonId }),
    output: CourseDetail,
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'course.makeUps': {
    summary: '请了假的一课，能去哪几课补。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ sessionId: Id }),
    output: v.object({
      items: v.array(
        v.object({
          ...{ sessionId: Id, title: v.string(), placeName: v.string() },
          ...{ startAt: Instant, endAt: Instant, free: Count },
        }),
      ),
      serverNow: Instant,
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'course.makeUp': {
    summary: '请了假的一课，到另一个班补上。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ sessionId: Id, inSessionId: Id, forPersonId }),
    output: v.object({ sessionId: Id, startAt: Instant }),
    errors: [
      'NOT_FOUND',
      'OTHER_STATION',
      'NOT_AWAY',
      'MADE_UP_ALREADY',
      'NO_MAKE_UP',
      ...requirementCodes,
      'TIME_CLASH',
      'WAITLIST_FULL',
    ],
  },
  'course.lots': {
    summary: '抽签的种子、票号和结果，谁都能照着再算一遍。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ courseId: Id }),
    output: v.object({
      title: v.string(),
      digest: v.string(),
      /** Eight digits, as it is mixed in. */
      day: v.string(),
      drawAt: Instant,
      ticket: v.nullable(v.string()),
      /** Of a draw that has been made. */
      drawn: v.nullable(
        v.object({
          at: Instant,
          seed: v.string(),
          free: Count,
          line: Count,
          lots: v.array(v.object({ ticket: v.string(), people: Count })),
        }),
      ),
      asking: Count,
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'course.roll': {
    summary: '一门课的学员：来了几课，请假几课，没来几课。',
    kind: 'query',
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ courseId: Id }),
    output: Roll,
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'course.drop': {
    summary: '把一位学员的位子让给下一位；十分钟里可以撤回。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ courseId: Id, personId: Id, reason: Text(60) }),
    words: { said: ['reason'] },
    output: Roll,
    errors: ['NOT_FOUND', 'OTHER_STATION', 'NOT_ENROLLED'],
  },
  'course.undoDrop': {
    summary: '把刚让出去的位子还给那位学员。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ courseId: Id, personId: Id }),
    output: Roll,
    errors: ['NOT_FOUND', 'OTHER_STATION', 'DROP_UNDO_OVER'],
  },
})

/** Owns what residents may ask about activities: browse, read, sign up, cancel, take or pass an offered place. */
import * as v from 'valibot'
import { ANSWER_LETTERS } from '../domain/activity/organiser-questions'
import { activityTypes, audiences } from '../domain/activity/vocabulary'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { requirementCodes } from './requirement-codes'
import { EVERYONE } from '../domain/person/roles'
import { Turn } from './duty'
import { Recap } from './recap'
import { StallPlan } from './stalls'
import { OwnThanks } from './thanks'
import {
  Count,
  Day,
  Id,
  Instant,
  LooseText,
  Month,
  Obstacle,
  PostId,
  RowCursor,
  StoredMinutes,
} from './shapes'

const ActivityType = v.picklist(activityTypes)
const Audience = v.picklist(audiences)
const SessionState = v.picklist(['enrolling', 'enrollClosed', 'ongoing', 'ended', 'postponed', 'cancelled'])

/** A session as lists and the home page show it. */
export const SessionCard = v.object({
  sessionId: Id,
  title: v.string(),
  type: ActivityType,
  audience: Audience,
  state: SessionState,
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  organiserName: v.string(),
  /** The first of its photos; null where the drawing of its kind stands. */
  cover: v.nullable(v.string()),
  capacity: Count,
  free: Count,
  waiting: Count,
  /** Whether somebody more may wait once it is full. */
  mayQueue: v.boolean(),
  countsHours: v.boolean(),
  plannedMinutes: StoredMinutes,
  /** When signing up opens; null when it is open at once. */
  enrolFrom: v.nullable(Instant),
  /** Whether somebody of the station agrees first. */
  reviewed: v.boolean(),
  /** Whether it is a lesson of a course, in which one enrols instead. */
  lesson: v.boolean(),
  /** Whose it is, by its short name, where that is another station than the reader's; empty at home. */
  station: v.string(),
})

/** Where a person stands with one session. `enrollmentId` is null before the first sign-up. */
export const Standing = v.object({
  personId: Id,
  /** 我自己 for the caller, else the family member's name as the caller wrote it. */
  name: v.string(),
  isSelf: v.boolean(),
  state: v.picklist([
    'none',
    'confirmed',
    'waiting',
    'offered',
    'checkedIn',
    'checkedOut',
    'counted',
    'leftOpen',
    'noShow',
    'applied',
    'declined',
    'cancelled',
  ]),
  /** 1 for the head of the queue. */
  position: v.nullable(Count),
  /** Until when an offered place is kept. */
  offerUntil: v.nullable(Instant),
  /** For somebody who has asked: by when there is an answer. */
  answerBy: v.nullable(Instant),
  /** For somebody who got no place: why, as it is said to the person; empty for everybody else. */
  why: v.string(),
  checkInAt: v.nullable(Instant),
  checkOutAt: v.nullable(Instant),
  /** What this person does there; empty where there are no posts. */
  post: v.string(),
  /** Why this person cannot sign up, when that is already known. */
  obstacle: v.nullable(Obstacle),
})

/** A post with the places a newcomer can have in it, and those who wait for one. */
const PostPlaces = v.object({
  postId: PostId,
  name: v.string(),
  capacity: Count,
  free: Count,
  waiting: Count,
})

const SessionDetail = v.object({
  ...SessionCard.entries,
  activityId: Id,
  /** Those that have passed the check, the cover first. */
  photos: v.array(v.string()),
  intro: v.string(),
  placeDetail: v.string(),
  /** Masked, 王*. */
  leaderName: v.string(),
  safetyContact: v.string(),
  bring: v.string(),
  riskNotice: v.string(),
  minAge: v.nullable(Count),
  maxAge: v.nullable(Count),
  volunteersOnly: v.boolean(),
  credential: v.nullable(v.string()),
  /** The training that is asked for, as it is called. */
  training: v.nullable(v.string()),
  /** Whether whoever comes must be insured on the day. */
  insured: v.boolean(),
  /** Whether it is a turn of duty, which is handed over and may be swapped. */
  duty: v.boolean(),
  enrolUntil: Instant,
  /** Cancelling later than this counts as late. */
  freeCancelUntil: Instant,
  queueCapacity: Count,
  /** The project it is held in; null without one. */
  project: v.nullable(v.object({ projectId: Id, name: v.string() })),
  /** The team that organises it; null without one. */
  team: v.nullable(v.object({ teamId: Id, name: v.string() })),
  /** What is looked at before a sign-up counts; empty where nobody has to agree. */
  review: v.string(),
  /** Why an organiser postponed or cancelled it. */
  notice: v.nullable(v.string()),
  /** The caller first, then family members. */
  standings: v.array(Standing),
  /** Whether the risk notice is to be read before signing up. */
  riskAckNeeded: v.boolean(),
  /** What there is to do, each with its own places; empty where everybody does the same. */
  posts: v.array(PostPlaces),
  /** What the organiser asks those who sign up; without options in words of their own. */
  questions: v.array(v.object({ ask: v.string(), options: v.array(v.string()) })),
  /** Whether the caller may open the door screen and the roster. */
  mayRunDoor: v.boolean(),
  /** What stands beside a turn of duty; null for any other session. */
  turn: v.nullable(Turn),
  /** What stands at a fair that is not called off; null for any other session. */
  stalls: v.nullable(StallPlan),
  /** What its organiser told of it afterwards, once that has passed. */
  recap: v.nullable(Recap),
  /** For those who came, while it may be said or has been. */
  thanks: v.nullable(OwnThanks),
  /** Whether the roster would have no name for the caller. */
  nameless: v.boolean(),
  serverNow: Instant,
})

/** The answer to everything that moves a person's place: where that person stands now. */
export const PlaceChange = v.object({
  sessionId: Id,
  standing: Standing,
  free: Count,
  waiting: Count,
  /** The posts as they are after it, where there are any. */
  posts: v.optional(v.array(PostPlaces)),
})

const MyEnrollment = v.object({
  enrollmentId: Id,
  sessionId: Id,
  title: v.string(),
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  standing: Standing,
})

const Answer = LooseText(ANSWER_LETTERS)

const OnePlace = v.object({ sessionId: Id, forPersonId: v.optional(Id) })

/** What the page showed when the person agreed to come; SESSION_CHANGED when it is not so any more. */
const Agreed = v.object({
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  riskNotice: v.string(),
})
const agreed = { agreed: Agreed }

export const activityActions = defineActions({
  'activity.list': {
    summary: '按日子、类型、对象、网格或关键词找活动。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({
      from: v.optional(Day),
      to: v.optional(Day),
      type: v.optional(ActivityType),
      audience: v.optional(Audience),
      gridId: v.optional(Id),
      text: v.optional(LooseText(20)),
      /** Only what the caller, or one of the family, could join now. */
      joinable: v.optional(v.literal(true)),
      /** What the other stations of the district have opened to everybody, instead of the own station's. */
      district: v.optional(v.literal(true)),
      cursor: v.optional(RowCursor),
    }),
    output: v.object({ items: v.array(SessionCard), next: v.nullable(v.string()), serverNow: Instant }),
    errors: [],
  },
  'activity.calendar': {
    summary: '一个月里哪几天有活动。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ month: Month }),
    output: v.object({ days: v.array(v.object({ day: Day, sessions: Count })) }),
    errors: [],
  },
  'activity.detail': {
    summary: '一场活动的时间、地点、要带什么、还有几个名额，以及我和家人报了没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ sessionId: Id }),
    output: SessionDetail,
    errors: [],
  },
  'activity.mine': {
    summary: '我和家人报过的活动。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ when: v.picklist(['upcoming', 'past']), cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(MyEnrollment), next: v.nullable(v.string()) }),
    errors: [],
  },
  'activity.poster': {
    summary: '一场活动的海报要用的小程序码和站名；码做一次就留着。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.posters,
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ sessionId: Id }),
    output: v.object({
      /** The picture of the code, a file of the cloud; scanned with WeChat it opens the session. */
      code: v.string(),
      stationName: v.string(),
    }),
    errors: ['POSTER_OVER', 'CODE_NOT_MADE'],
  },
  'activity.signUp': {
    summary: '报名一场活动；满员时进入候补。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'open',
    input: v.object({
      ...OnePlace.entries,
      riskAck: v.optional(v.boolean()),
      /** What the person wants to do, where there is more than one post. */
      postId: v.optional(PostId),
      /** To the organiser's questions, in their order. */
      answers: v.optional(v.object({ first: v.optional(Answer), second: v.optional(Answer) })),
      ...agreed,
    }),
    words: { said: ['answers.first', 'answers.second'] },
    output: PlaceChange,
    errors: [
      'ENROLL_NOT_OPEN',
      'ENROLL_NOT_YET',
      'COURSE_FIRST',
      'ALREADY_STARTED',
      'TIME_CLASH',
      'AGENDA_FULL',
      'PLACES_FULL',
      'PLACES_TODAY',
      'MOVES_FULL',
      'WAITLIST_FULL',
      'APPLICATIONS_FULL',
      'APPLICATION_DECLINED',
      ...requirementCodes,
      'RISK_NOT_ACKNOWLEDGED',
      'POST_NEEDED',
      'ANSWER_NEEDED',
      'SESSION_CHANGED',
    ],
  },
  'activity.cancel': {
    summary: '取消报名或退出候补；空出的位子按顺序给候补的人。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ ...OnePlace.entries, reason: v.optional(LooseText(100)) }),
    words: { said: ['reason'] },
    output: PlaceChange,
    errors: ['NOT_ENROLLED', 'CANCEL_TOO_LATE'],
  },
  'activity.acceptOffer': {
    summary: '接受空位。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ ...OnePlace.entries, ...agreed }),
    output: PlaceChange,
    errors: [
      'NOT_ENROLLED',
      'OFFER_GONE',
      'TIME_CLASH',
      'ALREADY_STARTED',
      'SESSION_CHANGED',
      'CREDENTIAL_NEEDED',
      'TRAINING_NEEDED',
      'COVER_NEEDED',
    ],
  },
  'activity.passOffer': {
    summary: '让出空位，给下一位。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'own',
    input: OnePlace,
    output: PlaceChange,
    errors: ['NOT_ENROLLED', 'OFFER_GONE'],
  },
})

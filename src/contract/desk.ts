/** Owns the station desk: to-dos by role, activities from draft to archive, the paper list of a session. */
import * as v from 'valibot'
import { ActivityForm, activityFormErrors } from './activity-form'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { CheckedAtDesk } from './moderation'
import { DESK, ORGANISERS, STAFF } from '../domain/person/roles'
import { Count, Cursor, Day, Id, Instant, Move, RosterPart, Text, Version, Typed } from './shapes'

const ActivityState = v.picklist(['draft', 'pendingReview', 'rejected', 'published', 'cancelled', 'archived'])

/** What the caller's roles allow at the desk, so that a page need not ask for them separately. */
const DeskRights = v.object({
  /** Runs activities, looks at hours, registers residents. */
  organises: v.boolean(),
  /** Looks at every record of hours with its proof. */
  audits: v.boolean(),
  /** Looks at what those who work here have done; left out where not. */
  reviews: v.optional(v.literal(true)),
  /** Writes notices, verifies wishes. */
  knowsGrid: v.boolean(),
  /** Approves volunteers, prints rosters with numbers, decides on contents, runs the points store. */
  isStaff: v.boolean(),
})

const DeskActivity = v.object({
  rights: DeskRights,
  /** Whether the caller may change it: those whose roles reach it. */
  mayChange: v.boolean(),
  activityId: Id,
  state: ActivityState,
  version: Version,
  form: ActivityForm,
  /** How far the check of its photos is; null where there are none. */
  photoCheck: v.nullable(CheckedAtDesk),
  leaderName: v.string(),
  /** The project it is held in, as it was called when it was chosen. */
  project: v.nullable(v.object({ name: v.string(), positionName: v.string() })),
  /** The team that organises it, as it was called when it was chosen. */
  team: v.nullable(v.object({ name: v.string() })),
  sessions: v.array(
    v.object({
      sessionId: Id,
      state: v.string(),
      startAt: Instant,
      endAt: Instant,
      taken: Count,
      waiting: Count,
      /** Those who wait for somebody to agree; null where nobody has to. */
      asking: v.nullable(Count),
      capacity: Count,
    }),
  ),
  /** After a session was moved: who of those with a place has promised to be elsewhere then. They are told too. */
  clashes: v.array(v.object({ sessionId: Id, name: v.string(), title: v.string() })),
  moves: v.array(Move),
  history: v.array(v.object({ at: Instant, text: v.string(), by: v.string(), note: v.string() })),
})

/** Something that waits for somebody of the station, and the way to it. */
export const ToDo = v.object({
  id: v.string(),
  kind: v.picklist([
    'volunteer',
    'hours',
    'appeal',
    'activity',
    'forgotten',
    'check',
    'wish',
    'stock',
    'case',
    'recap',
    'applicants',
    'homeMove',
    'absent',
    'team',
    'seal',
    'campaign',
    'article',
    'survey',
    'sorting',
    'livelihood',
  ]),
  title: v.string(),
  caption: v.string(),
  dueAt: v.nullable(Instant),
  page: v.string(),
})

export const deskActions = defineActions({
  'desk.open': {
    summary: '工作台：快到期的、待办的、今天的场次。',
    kind: 'query',
    roles: DESK,
    scope: 'station',
    input: v.object({}),
    output: v.object({
      rights: DeskRights,
      /** The kinds of cases whose desk the caller sits at. */
      kinds: v.array(v.object({ kind: v.string(), title: v.string() })),
      /** `setAside`: what could not be worked on and waits to be mended; for the staff, else 0. */
      figures: v.object({ dueSoon: Count, toDo: Count, today: Count, setAside: Count }),
      toDos: v.array(ToDo),
      /** How much the papers of the station lack, with `more` at least so much; for the staff, else null. */
      gaps: v.nullable(v.object({ count: Count, more: v.boolean() })),
      today: v.array(
        v.object({
          sessionId: Id,
          title: v.string(),
          startAt: Instant,
          endAt: Instant,
          placeName: v.string(),
          taken: Count,
          capacity: Count,
        }),
      ),
      /**
       * Monday to Sunday: how many have come each day, and on the days to come how many have signed up; the sessions
       * that are counted, of those that the person may run.
       */
      week: v.array(
        v.object({
          day: Day,
          people: Count,
          sessions: v.array(v.object({ sessionId: Id, title: v.string(), startAt: Instant, people: Count })),
        }),
      ),
      /** What is wrong with the system itself, in words; for those who keep it running. */
      troubles: v.array(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'desk.health': {
    summary: '系统检查：集合、密钥、消息模板、定时任务里还有什么没有配置好。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: v.object({ troubles: v.array(v.string()), checkedAt: Instant }),
    errors: [],
  },
  'desk.activities': {
    summary: '本站的活动，按状态。',
    kind: 'query',
    roles: DESK,
    scope: 'station',
    input: v.object({ state: v.optional(ActivityState), text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      rights: DeskRights,
      items: v.array(
        v.object({
          activityId: Id,
          title: v.string(),
          state: ActivityState,
          nextStartAt: v.nullable(Instant),
          sessions: Count,
        }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'desk.activity': {
    summary: '一个活动的全部内容和下一步。',
    kind: 'query',
    roles: DESK,
    scope: 'station',
    input: v.object({ activityId: Id }),
    output: v.object({
      ...DeskActivity.entries,
      /** The station's grids, for the form. */
      grids: v.array(v.object({ gridId: Id, name: v.string() })),
      /** Whether its project takes no new activities, so that another one is to be chosen for the next. */
      projectRests: v.boolean(),
    }),
    errors: [],
  },
  'desk.createActivity': {
    summary: '新建一个活动（草稿）。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: ORGANISERS,
    scope: 'station',
    input: v.object({ form: ActivityForm }),
    output: DeskActivity,
    errors: [
      ...['BAD_TIMES', 'BAD_AGES', 'BAD_POSTS', 'SESSION_BEGUN', 'PROJECT_RESTS', 'TEAM_INACTIVE'],
      ...['COURSE_TOO_LARGE', 'COURSE_DRAW_LATE', 'COURSE_PLAIN', 'COURSE_ADULTS'],
    ] as const,
  },
  'desk.copyActivity': {
    summary: '照着一个旧活动新建，时间往后挪。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: ORGANISERS,
    scope: 'station',
    input: v.object({ activityId: Id, firstStartAt: Instant }),
    output: DeskActivity,
    errors: ['BAD_TIMES', 'SESSION_BEGUN', 'PROJECT_RESTS'],
  },
  'desk.updateActivity': {
    summary: '改活动；已经发布的，改了时间地点会通知报名的人。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.pipe(
      v.object({ activityId: Id, version: Version, form: ActivityForm }),
      v.check(({ form }) =>
        form.sessions.every(
          ({ sessionId, seenStartAt }) => sessionId === undefined || seenStartAt !== undefined,
        ),
      ),
    ),
    output: DeskActivity,
    errors: activityFormErrors,
  },
  'desk.moveActivity': {
    summary: '送审、通过、退回、发布或取消整个活动。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({
      activityId: Id,
      version: Version,
      event: v.picklist(['submit', 'approve', 'reject', 'cancel', 'archive']),
      reason: v.optional(Text(200)),
    }),
    words: { said: ['reason'] },
    output: DeskActivity,
    errors: [
      'ROOM_CLASH',
      'INVALID_STATE',
      'INCOMPLETE',
      'REASON_NEEDED',
      'STALE',
      'OWN_RECORD',
      'COURSE_NEEDED',
      'BAD_TIMES',
      'SESSIONS_AHEAD',
    ],
  },
  'desk.moveSession': {
    summary: '截止报名、重新开放、延期或取消一场；报名的人都会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({
      sessionId: Id,
      /** The version of its activity that the page showed; STALE when somebody has changed it since. */
      version: Version,
      /** When the session began as the page showed it. */
      seenStartAt: Instant,
      event: v.picklist(['closeEnrolment', 'reopenEnrolment', 'postpone', 'cancel']),
      reason: v.optional(Text(200)),
      /** Needed for `postpone`. */
      startAt: v.optional(Instant),
      endAt: v.optional(Instant),
    }),
    words: { said: ['reason'] },
    output: DeskActivity,
    errors: ['ROOM_CLASH', 'INVALID_STATE', 'REASON_NEEDED', 'BAD_TIMES', 'STALE'],
  },
  'desk.printRoster': {
    summary: '可打印的签到表；人多的分成几份，每份最多 500 位。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ sessionId: Id, part: v.optional(RosterPart) }),
    output: v.object({
      title: v.string(),
      /** Which part of the sheet it is, counted from 1, and of how many. */
      part: Count,
      parts: Count,
      /** How many stand on all of them. */
      people: Count,
      startAt: Instant,
      endAt: Instant,
      placeName: v.string(),
      stationName: v.string(),
      rows: v.array(
        v.object({
          name: v.string(),
          grid: v.string(),
          maskedPhone: v.string(),
          withAdult: v.string(),
          /** What the person does there; empty where there are no posts. */
          post: v.optional(v.string()),
          /** What the person answered to the organiser. */
          answers: v.optional(v.array(v.object({ ask: v.string(), said: v.string() }))),
        }),
      ),
    }),
    errors: [],
  },
})

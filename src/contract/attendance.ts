/** Owns what happens at the door: the changing code, checking in and out, the roster, walk-ins and standby. */
import * as v from 'valibot'
import { PlaceChange } from './activity'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { rosterViews } from '../domain/attendance/roster-views'
import { EVERYONE } from '../domain/person/roles'
import { CardToken, Count, Cursor, DoorDigits, Id, Instant, Nonce, Typed } from './shapes'

/** What a phone keeps at the door, with or without signal. `at` is the phone's idea of server time. */
const DoorProof = v.object({
  code: DoorDigits,
  at: Instant,
  nonce: Nonce,
  /** A place sticker that was scanned instead of giving a location. */
  placeCode: v.optional(Id),
})

const Attendance = v.object({
  enrollmentId: Id,
  sessionId: Id,
  title: v.string(),
  personId: Id,
  state: v.picklist(['checkedIn', 'checkedOut', 'counted', 'leftOpen']),
  checkInAt: Instant,
  checkOutAt: v.nullable(Instant),
  /** Whether the proof came in later than it was made. */
  late: v.boolean(),
  /** Minutes that count; null until check-out. */
  minutes: v.nullable(Count),
  /** Points credited; null until the hours are approved. */
  points: v.nullable(v.number()),
  /** Whether it was a turn of duty, which is handed over. */
  duty: v.boolean(),
  /** The service record, once there is one. */
  recordId: v.nullable(Id),
})

const RosterRow = v.object({
  personId: Id,
  enrollmentId: Id,
  /** Masked for organisers of the session; whole for staff of the station. */
  name: v.string(),
  grid: v.string(),
  /** What the person does there; empty where there are no posts. */
  post: v.optional(v.string()),
  /** What the person answered to the organiser. */
  answers: v.optional(v.array(v.object({ ask: v.string(), said: v.string() }))),
  state: v.picklist([
    'confirmed',
    'waiting',
    'offered',
    'checkedIn',
    'checkedOut',
    'counted',
    'leftOpen',
    'noShow',
  ]),
  walkIn: v.boolean(),
  /** Waiting on site for a released place. */
  onSite: v.boolean(),
  withAdult: v.boolean(),
  checkInAt: v.nullable(Instant),
  checkOutAt: v.nullable(Instant),
  late: v.boolean(),
  /** The paper that the session asks for and this person has not; empty where nothing is missing. */
  missing: v.optional(v.string()),
  /** Which mark of an organiser the caller may take back now; null when none. */
  mayUndo: v.optional(v.nullable(v.picklist(['in', 'out']))),
})

/** Who is expected, here, gone or waiting, at one moment. */
const Roster = v.object({
  sessionId: Id,
  title: v.string(),
  placeName: v.string(),
  startAt: Instant,
  endAt: Instant,
  capacity: Count,
  free: Count,
  counts: v.object({ expected: Count, present: Count, left: Count, waiting: Count, onSite: Count }),
  /** Whether more have places than are read at once: the rows then come by view, a page at a time, or by what is typed. */
  crowd: v.boolean(),
  rows: v.array(RosterRow),
  /** The mark to read on by; null at the end, and where everybody is answered at once. */
  next: v.nullable(v.string()),
  mayReleaseStandbyAt: Instant,
  /** Whether the caller may print the sheet with whole names. */
  mayPrint: v.boolean(),
  serverNow: Instant,
})

const AtDoor = v.object({ sessionId: Id, forPersonId: v.optional(Id), proof: DoorProof })
const doorErrors = ['CODE_WRONG', 'CODE_TRIES', 'PROOF_TOO_LATE', 'NOT_ENROLLED'] as const

export const attendanceActions = defineActions({
  'attendance.door': {
    summary: '取签到码的密钥（取一次，没有信号也能每 30 秒换码）。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id }),
    output: v.object({
      sessionId: Id,
      title: v.string(),
      placeName: v.string(),
      startAt: Instant,
      endAt: Instant,
      /** Hex key of the changing code; for organisers only. */
      secret: v.string(),
      /** The roster as it stands now, so that the door opens with one call. */
      roster: Roster,
      serverNow: Instant,
    }),
    errors: [],
  },
  'attendance.roster': {
    summary: '名单和现场人数；名额超过 500 的，名单一页一页看，或者按姓名、手机尾号找。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'session',
    input: v.object({
      sessionId: Id,
      /** Of a crowd: whose rows. Without it the figures alone; any other session answers everybody. */
      view: v.optional(v.picklist(rosterViews)),
      /** Of a crowd: how the name begins, or for staff the last four digits of the number. */
      text: Typed,
      cursor: v.optional(Cursor),
    }),
    output: Roster,
    errors: [],
  },
  'attendance.checkIn': {
    summary: '用现场的码签到；没有信号时先存在手机里，之后上传一次。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'own',
    input: AtDoor,
    output: Attendance,
    errors: [...doorErrors, 'CHECK_IN_NOT_OPEN', 'CHECK_IN_CLOSED', 'VOLUNTEERS_ONLY', 'DOOR_PAPER'],
  },
  'attendance.checkOut': {
    summary: '离开时签退，马上算好时长。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'own',
    input: AtDoor,
    output: Attendance,
    errors: [...doorErrors, 'NOT_CHECKED_IN'],
  },
  'attendance.standby': {
    summary: '候补的人到了现场，等没来的人的位子。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'own',
    input: AtDoor,
    output: PlaceChange,
    errors: [...doorErrors, 'CHECK_IN_NOT_OPEN', 'CHECK_IN_CLOSED', 'VOLUNTEERS_ONLY', 'DOOR_PAPER'],
  },
  'attendance.scanCard': {
    summary: '组织者扫居民卡（手机或纸卡），为他签到或签退；没报名的按现场加入。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'session',
    input: v.object({
      sessionId: Id,
      card: CardToken,
      as: v.picklist(['in', 'out']),
      /** Whether a person who had not signed up joins as a walk-in. */
      walkIn: v.optional(v.boolean()),
    }),
    output: v.object({ row: RosterRow, minutes: v.nullable(Count) }),
    errors: [
      'CARD_UNKNOWN',
      'CARD_RENEWED',
      'NOT_ENROLLED',
      'NOT_CHECKED_IN',
      'NO_SEAT_LEFT',
      'VOLUNTEERS_ONLY',
      'DOOR_PAPER',
      'CHECK_IN_NOT_OPEN',
      'CHECK_IN_CLOSED',
    ],
  },
  'attendance.mark': {
    summary: '组织者在名单上勾一个人：到了，或离开了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id, personId: Id, as: v.picklist(['in', 'out']) }),
    output: v.object({ row: RosterRow, minutes: v.nullable(Count) }),
    errors: [
      'NOT_ENROLLED',
      'NOT_CHECKED_IN',
      'VOLUNTEERS_ONLY',
      'DOOR_PAPER',
      'CHECK_IN_NOT_OPEN',
      'CHECK_IN_CLOSED',
    ],
  },
  'attendance.undo': {
    summary: '撤销替别人登记的签到或签退；已给的时长和积分一起收回。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id, personId: Id, as: v.picklist(['in', 'out']) }),
    /** `row` is null for somebody who had joined at the door and is not on the list any more. */
    output: v.object({ row: v.nullable(RosterRow), minutes: v.nullable(Count) }),
    errors: ['NOT_ENROLLED', 'INVALID_STATE', 'UNDO_NOT_YOURS', 'UNDO_CLOSED'],
  },
  'attendance.checkOutAll': {
    summary: '给还没签退的人一起签退；人多时分几次，告诉您还剩几个。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id }),
    output: v.object({ done: Count, left: Count }),
    errors: ['CHECK_IN_NOT_OPEN'],
  },
  'attendance.releaseStandby': {
    summary: '开始 10 分钟后，把没来的人的位子给在现场等的人。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'session',
    input: v.object({ sessionId: Id }),
    output: v.object({ released: Count, seated: Count }),
    errors: ['TOO_EARLY_TO_RELEASE'],
  },
  'attendance.answerForgotten': {
    summary: '忘了签退时，第二天说一声是几点离开的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.door,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ recordId: Id, leftAt: Instant }),
    output: v.object({ recordId: Id, minutes: Count }),
    errors: ['MINUTES_NOT_ALLOWED', 'INVALID_STATE'],
  },
})

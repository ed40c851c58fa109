/** Owns what may be asked about rooms: which are free, booking one, using one, closing one. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { bookingFlow, type BookingEvent } from '../domain/room/booking-flow'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Day, Id, Instant, LooseText, Move, Text } from './shapes'
import { Place } from './place'
import { Booking, People, Purpose, RoomNow, Times } from './room-now'

/** What takes a room, as everybody sees it. */
const Taken = v.object({
  ...Times,
  what: v.picklist(['booking', 'session', 'closed']),
  title: v.string(),
  own: v.boolean(),
  /** The activity to read; null for what is none. */
  sessionId: v.nullable(Id),
})

/** The coming days of a room, and the caller's bookings of it. */
const Week = v.object({
  place: Place,
  office: v.string(),
  bookable: v.boolean(),
  /** Today first; `open` is null on a day on which it is shut. */
  days: v.array(
    v.object({
      day: Day,
      open: v.nullable(v.object(Times)),
      /** Whether it can be booked for that day. */
      may: v.boolean(),
      taken: v.array(Taken),
    }),
  ),
  mine: v.array(Booking),
  pausedUntil: v.nullable(Instant),
  serverNow: Instant,
})

const BoardSpan = v.object({
  ...Times,
  spanId: Id,
  what: v.picklist(['booking', 'session', 'closed']),
  /** What it is for, which activity, or why it is closed. */
  title: v.string(),
  name: v.string(),
  people: Count,
  state: v.string(),
  holds: v.boolean(),
  moves: v.array(Move),
})

/** A day of all rooms, as the desk sees it. */
const Board = v.object({
  day: Day,
  rooms: v.array(
    v.object({
      placeCode: Id,
      name: v.string(),
      open: v.nullable(v.object(Times)),
      always: v.boolean(),
      came: Count,
      waiting: Count,
      spans: v.array(BoardSpan),
    }),
  ),
  serverNow: Instant,
})

const events = Object.keys(bookingFlow.events).filter(
  (event) => event !== 'miss' && event !== 'end',
) as Exclude<BookingEvent, 'miss' | 'end'>[]

export const roomActions = defineActions({
  'room.list': {
    summary: '站里能用的地方：现在空不空，到几点；自己订了哪些。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({}),
    output: v.object({
      rooms: v.array(v.object({ place: Place, now: RoomNow })),
      mine: v.array(Booking),
      office: v.string(),
      serverNow: Instant,
    }),
    errors: [],
  },
  'room.week': {
    summary: '一个地方这几天哪些时间空着，订哪个时间。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ placeCode: Id }),
    output: Week,
    errors: ['PLACE_UNKNOWN'],
  },
  'room.book': {
    summary: '订下一个地方的一段时间。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.rooms,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ placeCode: Id, ...Times, purpose: Purpose, people: People }),
    output: Week,
    errors: [
      'PLACE_UNKNOWN',
      'ROOM_NOT_BOOKABLE',
      'ROOM_DAY_SHUT',
      'ROOM_BAD_TIME',
      'ROOM_TOO_SMALL',
      'ROOM_OTHER_USE',
      'ROOM_TAKEN',
      'ROOM_TWO_AHEAD',
      'ROOM_PAUSED',
      'ROOM_DAY_FULL',
      'TIME_CLASH',
      'AGENDA_FULL',
    ],
  },
  'room.move': {
    summary: '订了以后：我到了、晚一点到、不去了、用完了；站里取消一次预约，或者撤回取消。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.roomMoves,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      ...{ placeCode: Id, day: Day, spanId: Id, event: v.picklist(events) },
      reason: v.optional(LooseText(60)),
    }),
    words: { said: ['reason'] },
    output: v.object({ booking: Booking, now: v.nullable(RoomNow) }),
    errors: [
      'NOT_FOUND',
      'INVALID_STATE',
      'REASON_NEEDED',
      'ROOM_TOO_EARLY',
      'ROOM_TIME_OVER',
      'ROOM_LATER_ONCE',
      'ROOM_TAKEN',
      'ROOM_UNDO_OVER',
    ],
  },
  'room.enter': {
    summary: '到了门口现在就用；一直开着的地方，记一笔来过。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.roomMoves,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ placeCode: Id, purpose: Purpose, people: People }),
    output: RoomNow,
    errors: [
      'PLACE_UNKNOWN',
      'ROOM_NOT_OPEN',
      'ROOM_TAKEN',
      'ROOM_LINE',
      'ROOM_DAY_FULL',
      'ROOM_TOO_SMALL',
      'ROOM_OTHER_USE',
    ],
  },
  'room.line': {
    summary: '有人在用，先排着；不等了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.roomMoves,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ placeCode: Id, waits: v.boolean(), purpose: Purpose, people: People }),
    output: RoomNow,
    errors: ['PLACE_UNKNOWN', 'ROOM_NOT_OPEN', 'ROOM_LINE_FULL', 'ROOM_TOO_SMALL', 'ROOM_OTHER_USE'],
  },
  'room.board': {
    summary: '一天里各个功能室谁在什么时候用。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ day: Day }),
    output: Board,
    errors: ['NOT_FOUND'],
  },
  'room.close': {
    summary: '关一个地方一段时间，写明原因；订了的人会收到通知。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ placeCode: Id, ...Times, reason: Text(60) }),
    words: { said: ['reason'] },
    output: v.object({ closingId: Id, told: Count, board: Board }),
    errors: ['PLACE_UNKNOWN', 'BAD_TIMES', 'ROOM_HAS_ACTIVITY', 'ROOM_DAY_FULL'],
  },
  'room.reopen': {
    summary: '提前打开；刚关不久的，原来订的人还能用。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ placeCode: Id, closingId: Id, day: Day }),
    output: v.object({ told: Count, board: Board }),
    errors: ['PLACE_UNKNOWN'],
  },
})

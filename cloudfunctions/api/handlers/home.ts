/** Owns the home page: what concerns the caller, the next thing, this week, and what waits for whoever works here. */
import type { Output } from '@/contract'
import type { homeActions } from '@/contract/home'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { placeFor } from '@/domain/activity/keep-in-step'
import { selectNext } from '@/domain/activity/select-next'
import { tellWeek } from '@/domain/activity/week'
import { DAY, HOUR, startOfDay } from '@/domain/kernel/clock'
import { nameOf } from '@/domain/person/name-of'
import { COUNTER, DESK, holds, isOfStation } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { done, joinedAll, joinedCount, joinedOne, type Caller, type Handler, type Handlers } from '../handler'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { openRowsJoin } from '../repositories/enrollments'
import { unreadCounts } from '../repositories/inbox'
import { newestUnreadJoin, unreadCountJoin, type MessageDoc } from '../repositories/messages'
import {
  isUnread,
  type NoticeEntry,
  noticesFor,
  type OwnNotice,
  ownNoticeJoin,
} from '../repositories/notices'
import { findCards, onDays, type SessionCardDoc, type SessionDoc } from '../repositories/sessions'
import { sessionsOfRows } from '../repositories/session-places'
import { type RecapDoc, withNewestRecap } from '../repositories/recaps'
import { bookedDays, type RoomDayDoc } from '../repositories/room-days'
import { withStation } from '../repositories/stations'
import { noticeItem } from '../views/notice'
import { ownBookings } from '../views/room'
import { recapView } from '../views/recap'
import { cardOf } from '../views/session'
import { placeByRow, standingOf } from '../views/standing'
import { whomOf } from './activity/participant'
import { rowsOf } from '../views/rows'
import { readToDos } from './to-dos'

type Home = Output<'home.open'>
type Row = Doc & EnrollmentDocument

/** Sessions looked at, of which so many are told one by one and so many as daily shifts. */
const LOOKED_AT = 30
const SINGLE = 10
const SHIFTS = 3
/** Rows of which the session is asked how they stand by now. */
const MOST_ASKED = 10
/** To-dos on the home page; the desk has them all. */
const WAITING = 3
/** How long after it went out the home page says who has not seen a notice. */
const NOTICE_DAYS = 7

const open: Handler<'home.open'> = {
  joins: ({ personId, now }) => ({
    ...withStation,
    ...withNewestRecap,
    rows: openRowsJoin(personId, now - 3 * DAY),
    strip: newestUnreadJoin(personId),
    unread: unreadCountJoin(personId),
    booked: bookedDays(personId, now),
  }),
  run: async ({ caller, joined, now }) => {
    const rows = joinedAll<Row>(joined, 'rows')
    const next = selectNext(rows, now)
    const today = startOfDay(now)
    const week = { stationId: caller.stationId, listed: true, ...onDays(today, today + 7 * DAY, now) }
    // What the rows cannot say: how the next one stands by now, the place in a queue, when an answer comes.
    const asked = [
      ...(next ? [next.row] : []),
      ...rows.filter(({ state }) => state === 'waiting' || state === 'applied'),
    ]
    const [notices, cards, sessions, desk] = await Promise.all([
      noticesFor(caller.person, now),
      findCards(week, { limit: LOOKED_AT }),
      sessionsOfRows(asked.slice(0, MOST_ASKED)),
      holds(DESK, caller) ? deskOf(caller, now) : null,
    ])
    const station = joinedOne<StationDocument>(joined, 'station')
    const newest = joinedOne<RecapDoc>(joined, 'recap')
    const mine = { caller, rows, sessions, now }
    return done({
      stationName: station?.name ?? '',
      unread: unreadCounts(joinedCount(joined, 'unread'), notices).total,
      strip: stripOf(joinedOne<MessageDoc>(joined, 'strip'), notices.find(isUnread)),
      next: next ? nextThing(next, mine) : null,
      room: nextRoom(joinedAll<RoomDayDoc>(joined, 'booked'), caller.personId, now),
      ...weekOf(cards, mine),
      desk,
      recap: newest && recapView(newest),
      counter: holds(COUNTER, caller),
      unknown: isUnknown(caller),
      features: featuresOf(station),
      serverNow: now,
    })
  },
}

/** How long before a booking the home page speaks of it. */
const ROOM_AHEAD = 18 * HOUR

/** The booking that is next, once it is near. */
function nextRoom(days: readonly RoomDayDoc[], personId: string, now: number): Home['room'] {
  const [near] = ownBookings(days, personId, now).filter(
    ({ state, startAt }) => (state === 'booked' || state === 'here') && startAt < now + ROOM_AHEAD,
  )
  if (!near) return null
  const { placeCode, place, startAt, endAt, state } = near
  return { placeCode, place, startAt, endAt, here: state === 'here' }
}

const isUnknown = ({ person }: Caller): boolean => nameOf(person) === '' || person.building === ''

/** What is said at once: a notice that is not read before the receipts of one's own doings. */
function stripOf(message: MessageDoc | null, notice: NoticeEntry | undefined): Home['strip'] {
  if (notice) {
    const { noticeId, title, page, from } = noticeItem(notice)
    return { is: 'notice', id: noticeId, text: title, from, at: notice.publishAt ?? 0, page }
  }
  return (
    message && {
      ...{ is: 'message', id: message._id, text: message.title, from: '', at: message.at },
      page: message.page,
    }
  )
}

interface Mine {
  caller: Caller
  /** What the caller's family has open. */
  rows: Row[]
  /** The sessions of some of these rows, with these people in their seats. */
  sessions: SessionDoc[]
  now: number
}

function standingBy(row: Row, { caller, sessions, now }: Mine) {
  const session = sessions.find(({ _id }) => _id === row.sessionId)
  return standingOf(
    whomOf(caller, row),
    session ? placeFor(session, row.personId) : placeByRow(row),
    row,
    session ? { now, session } : { now },
  )
}

/** Where the caller stands with a session, else where a family member does. */
function markOf(sessionId: string, mine: Mine): Home['week'][number]['mine'] {
  const standings = mine.rows
    .filter((row) => row.sessionId === sessionId)
    .map((row) => standingBy(row, mine))
    .filter(({ state }) => state !== 'cancelled' && state !== 'none')
  const [first] = [...standings].sort((a, b) => Number(b.isSelf) - Number(a.isSelf))
  return first
    ? { state: first.state, position: first.position, name: first.name, isSelf: first.isSelf }
    : null
}

function weekOf(cards: readonly SessionCardDoc[], mine: Mine): Pick<Home, 'week' | 'shifts'> {
  const { single, shifts } = tellWeek(cards)
  return {
    week: rowsOf(single.slice(0, SINGLE), (session) => ({
      ...cardOf(session, mine.now),
      mine: markOf(session._id, mine),
    })),
    shifts: rowsOf(shifts.slice(0, SHIFTS), ({ next, days }) => {
      const { sessionId, title, startAt, endAt, placeName, free } = cardOf(next, mine.now)
      return { sessionId, title, startAt, endAt, placeName, free, days, mine: markOf(sessionId, mine) }
    }),
  }
}

async function deskOf(caller: Caller, now: number): Promise<Home['desk']> {
  const mayWrite = isOfStation(caller)
  const { stationId, personId } = caller
  const own: Record<string, Join> = mayWrite
    ? { unseen: ownNoticeJoin(stationId, personId, now - NOTICE_DAYS * DAY) }
    : {}
  const { toDos, joined } = await readToDos(caller, now, WAITING, own)
  const notice = joinedOne<OwnNotice>(joined, 'unseen')
  const people = notice ? notice.people - (notice.reached[0]?.n ?? 0) : 0
  return {
    toDos: toDos.slice(0, WAITING),
    unseen: notice && people > 0 ? { noticeId: notice._id, title: notice.title, people } : null,
    mayWrite,
  }
}

function nextThing({ row, act }: NonNullable<ReturnType<typeof selectNext<Row>>>, mine: Mine): Home['next'] {
  const session = mine.sessions.find(({ _id }) => _id === row.sessionId)
  return {
    sessionId: row.sessionId,
    title: row.title,
    // As the session is by now: the row follows it a minute later, and what is shown is what is agreed to.
    startAt: session?.startAt ?? row.startAt,
    endAt: session?.endAt ?? row.endAt,
    placeName: session?.placeName ?? row.placeName,
    bring: session?.bring ?? '',
    riskNotice: session?.riskNotice ?? '',
    standing: standingBy(row, mine),
    act,
    recordId: act === 'answerForgotten' ? row._id : null,
  }
}

export const homeHandlers: Handlers<keyof typeof homeActions> = { 'home.open': open }

/** Owns the home page: what is unread, my next thing, this week. */
import type { Output } from '@/contract'
import type { homeActions } from '@/contract/home'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { selectNext } from '@/domain/activity/select-next'
import { DAY, startOfDay } from '@/domain/kernel/clock'
import { placeFor } from '@/domain/activity/keep-in-step'
import { DESK, holds } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { done, joinedAll, joinedOne, type Caller, type Handler, type Handlers } from '../handler'
import type { Doc } from '../platform/cloud'
import { openRowsJoin } from '../repositories/enrollments'
import { unreadCounts } from '../repositories/inbox'
import { countUnread, newestUnreadJoin, type MessageDoc } from '../repositories/messages'
import { isUnread, type NoticeEntry, noticesFor } from '../repositories/notices'
import { findCards, findSession, onDays } from '../repositories/sessions'
import { withStation } from '../repositories/stations'
import { noticeItem } from '../views/notice'
import { cardOf } from '../views/session'
import { placeByRow, standingOf } from '../views/standing'
import { whomOf } from './activity/participant'
import { rowsOf } from '../views/rows'

const WEEK = 10

const open: Handler<'home.open'> = {
  joins: ({ personId, now }) => ({
    ...withStation,
    rows: openRowsJoin(personId, now - 3 * DAY),
    strip: newestUnreadJoin(personId),
  }),
  run: async ({ caller, joined, now }) => {
    const next = selectNext(joinedAll<Doc & EnrollmentDocument>(joined, 'rows'), now)
    const strip = joinedOne<MessageDoc>(joined, 'strip')
    const today = startOfDay(now)
    const week = { stationId: caller.stationId, listed: true, ...onDays(today, today + 7 * DAY, now) }
    const [unread, notices, cards, nextSession] = await Promise.all([
      strip ? countUnread(caller.personId) : 0,
      noticesFor(caller.person, now),
      findCards(week, WEEK),
      next ? findSession(next.row.sessionId) : null,
    ])
    const station = joinedOne<StationDocument>(joined, 'station')
    return done({
      stationName: station?.name ?? '',
      unread: unreadCounts(unread, notices).total,
      strip: newestOf(strip, notices.find(isUnread)),
      next: next ? nextThing(next, nextSession, caller, now) : null,
      week: rowsOf(cards, (session) => cardOf(session, now)),
      mayOpenDesk: holds(DESK, caller),
      features: featuresOf(station),
      serverNow: now,
    })
  },
}

/** The newer of the newest unread message and the newest unread notice. */
function newestOf(message: MessageDoc | null, notice: NoticeEntry | undefined): Output<'home.open'>['strip'] {
  if (notice && (notice.publishAt ?? 0) >= (message?.at ?? 0)) {
    const { noticeId, title, page } = noticeItem(notice)
    return { is: 'notice', id: noticeId, text: title, page }
  }
  return message && { is: 'message', id: message._id, text: message.title, page: message.page }
}

function nextThing(
  { row, act }: NonNullable<ReturnType<typeof selectNext<EnrollmentDocument>>>,
  session: Awaited<ReturnType<typeof findSession>>,
  caller: Caller,
  now: number,
) {
  const place = session ? placeFor(session, row.personId) : placeByRow(row)
  return {
    sessionId: row.sessionId,
    title: row.title,
    // As the session is by now: the row follows it a minute later, and what is shown is what is agreed to.
    startAt: session?.startAt ?? row.startAt,
    endAt: session?.endAt ?? row.endAt,
    placeName: session?.placeName ?? row.placeName,
    bring: session?.bring ?? '',
    riskNotice: session?.riskNotice ?? '',
    standing: standingOf(whomOf(caller, row), place, row, now),
    act,
    recordId: act === 'answerForgotten' ? row._id : null,
  }
}

export const homeHandlers: Handlers<keyof typeof homeActions> = { 'home.open': open }

/** Owns which times of which rooms an activity takes: each of its sessions, on each day that it touches. */
import type { Day } from '../kernel/clock'
import type { PlaceEntry } from '../station/documents'
import { spanWord } from '../words/moments'
import { type RoomDayDocument, roomDayId, type RoomSpan, type SessionSpan } from './documents'
import type { Times } from './opening'
import { daysTouched } from './time'

/** A session as it stands or will stand. */
export interface SessionTimes extends Times {
  sessionId: string
}

interface ActivityInRoom {
  activityId: string
  stationId: string
  placeCode: string
  title: string
}

/** A time that a room is to be taken for, on one day of it. */
export interface WantedSpan {
  dayId: string
  day: Day
  span: SessionSpan
}

/** The span says its times: one that was moved is another one. */
const spanIdOf = ({ sessionId, startAt, endAt }: SessionTimes): string => `${sessionId}.${startAt}.${endAt}`

/** What an activity takes of its room. */
export const wantedBy = (
  { activityId, stationId, placeCode, title }: ActivityInRoom,
  sessions: readonly SessionTimes[],
): WantedSpan[] =>
  sessions.flatMap((session) =>
    daysTouched(session).map((day) => ({
      ...{ dayId: roomDayId(stationId, placeCode, day), day },
      span: {
        ...{ id: spanIdOf(session), what: 'session' as const, holds: true },
        ...{
          startAt: session.startAt,
          endAt: session.endAt,
          sessionId: session.sessionId,
          activityId,
          title,
        },
      },
    })),
  )

/** Whether a span stands for the session as it is by now. */
export const standsFor = (
  day: Pick<RoomDayDocument, 'placeCode'>,
  span: SessionSpan,
  session: (Times & { placeCode?: string | null; state: string }) | undefined,
): boolean =>
  session !== undefined &&
  session.state !== 'cancelled' &&
  session.placeCode === day.placeCode &&
  session.startAt === span.startAt &&
  session.endAt === span.endAt

/** What is said of the time that somebody else has already. */
export const clashWords = (
  place: Pick<PlaceEntry, 'name'>,
  taken: RoomSpan,
  now: number,
): { when: string; place: string; what: string } => ({
  when: spanWord(taken.startAt, taken.endAt, now),
  place: place.name,
  what:
    taken.what === 'session' ? taken.title : taken.what === 'closed' ? `关着：${taken.reason}` : '居民的预约',
})

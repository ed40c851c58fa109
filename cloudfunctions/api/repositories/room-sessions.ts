/**
 * Owns that activities take their rooms before anybody is told of them, and give back what they need no longer. What a
 * run that ended too early has taken or kept is found by the job, which compares the day of the room with the sessions.
 */
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { standingSession } from '@/domain/activity/decide-form'
import { NEVER } from '@/domain/kernel/clock'
import { newRoomDay, type RoomSpan, type SessionSpan } from '@/domain/room/documents'
import { type SessionTimes, standsFor, type WantedSpan, wantedBy } from '@/domain/room/sessions'
import { roomRules } from '@/domain/room/rules'
import { takenIn, takingTime } from '@/domain/room/time'
import { addDoc, changeDoc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { findRoomDays, ROOM_DAYS, type RoomDayDoc } from './room-days'

export interface RoomClash {
  taken: RoomSpan | null
  wanted: WantedSpan
}

type Room = { placeCode: string; name: string }

/** What an activity takes of the room that it names; nothing where it names none. */
export const roomsOf = (
  activity: Pick<ActivityDocument, '_id' | 'stationId' | 'title'> & { placeCode?: string | null },
  sessions: readonly SessionTimes[],
): WantedSpan[] =>
  activity.placeCode
    ? wantedBy({ ...activity, activityId: activity._id, placeCode: activity.placeCode }, sessions)
    : []

/** The sessions that still take a room: those planned, without those that are over or cancelled. */
export const sessionsInRoom = (
  plan: ActivityDocument['plan'],
  sessions: readonly SessionDocument[],
  now: number,
): SessionTimes[] =>
  plan.filter(({ sessionId, endAt }) => {
    const session = sessions.find(({ _id }) => _id === sessionId)
    return endAt > now && !(session && standingSession(session, now).isOff)
  })

const isThere = (day: RoomDayDoc | undefined, { id }: RoomSpan): boolean =>
  day?.spans.some((span) => span.id === id && span.holds) ?? false

/** What stands in the way of a wanted time, as far as it was read. */
const inTheWay = (day: RoomDayDoc | undefined, { span }: WantedSpan): RoomSpan | null =>
  (day &&
    takenIn(day, span).find((taken) => taken.what !== 'session' || taken.sessionId !== span.sessionId)) ??
  null

/** The first wanted time that is taken already; null when all are free. One request, none for no times. */
export async function clashIn(wanted: readonly WantedSpan[]): Promise<RoomClash | null> {
  const days = await findRoomDays([...new Set(wanted.map(({ dayId }) => dayId))])
  return firstClash(wanted, days)
}

function firstClash(wanted: readonly WantedSpan[], days: readonly RoomDayDoc[]): RoomClash | null {
  for (const one of wanted) {
    const day = days.find(({ _id }) => _id === one.dayId)
    const taken = isThere(day, one.span) ? null : inTheWay(day, one)
    if (taken) return { taken, wanted: one }
  }
  return null
}

/** Takes one time. One request, two on the first line of a day. @returns whether it was taken */
async function takeOne(
  { dayId, day, span }: WantedSpan,
  { room, stationId, known, now }: { room: Room; stationId: string; known: boolean; now: number },
): Promise<boolean> {
  const compareAt = now + roomRules.quietMs
  if (!known) {
    const first = {
      ...newRoomDay(stationId, room, day),
      spans: [span],
      version: 1,
      compareAt,
      wakeAt: compareAt,
    }
    if ((await addDoc(ROOM_DAYS, first)) === 'added') return true
  }
  const { guard, patch } = takingTime(span, compareAt)
  return changeDoc(ROOM_DAYS, dayId, guard, { ...patch, $set: { compareAt } }, 'unlooked')
}

/**
 * Takes all of these times, or none: what was taken is given back where one is not free. One request to read the days, and
 * one for each time that is not taken yet.
 * @returns what stands in the way; null when all are taken
 */
export async function takeRooms(
  wanted: readonly WantedSpan[],
  { room, stationId, now }: { room: Room; stationId: string; now: number },
): Promise<RoomClash | null> {
  if (wanted.length === 0) return null
  const days = await findRoomDays([...new Set(wanted.map(({ dayId }) => dayId))])
  const clash = firstClash(wanted, days)
  if (clash) return clash
  const missing = wanted.filter(
    (one) =>
      !isThere(
        days.find(({ _id }) => _id === one.dayId),
        one.span,
      ),
  )
  const outcomes = await Promise.all(
    missing.map(async (one) => ({
      one,
      taken: await takeOne(one, { room, stationId, known: days.some(({ _id }) => _id === one.dayId), now }),
    })),
  )
  const lost = outcomes.find(({ taken }) => !taken)
  if (!lost) return null
  await giveBackRooms(outcomes.flatMap(({ one, taken }) => (taken ? [one] : [])))
  const [fresh] = await findRoomDays([lost.one.dayId])
  return { taken: inTheWay(fresh, lost.one), wanted: lost.one }
}

/** The days of rooms on which a session takes one. */
export const roomsTaken = (sessionId: string): Join => ({
  ...{ from: ROOM_DAYS, where: { 'spans.sessionId': sessionId }, order: { day: 1 }, limit: 10 },
})

/** What of the days does not stand for the session as it is by now is given back, or called as it is called now. */
export async function bringRoomsInStep(session: SessionDocument, days: readonly RoomDayDoc[]): Promise<void> {
  await Promise.all(
    days.map(async (day) => {
      const own = day.spans.filter(
        (span): span is SessionSpan => span.what === 'session' && span.sessionId === session._id,
      )
      const gone = own.filter((span) => !standsFor(day, span, session))
      if (gone.length > 0) await giveBackRooms(gone.map((span) => ({ dayId: day._id, day: day.day, span })))
      if (own.some((span) => !gone.includes(span) && span.title !== session.title))
        await changeDoc(
          ROOM_DAYS,
          day._id,
          { spans: { $elemMatch: { sessionId: session._id, title: { $ne: session.title } } } },
          { $set: { 'spans.$.title': session.title }, $inc: { version: 1 } },
        )
    }),
  )
}

const AGAIN_MS = 60_000

/**
 * What was taken for sessions that never came to be, because whoever published them ended too early, is given back. Four
 * requests and one for each such time.
 * @returns the day after it
 */
export async function compareSessions(day: RoomDayDoc, now: number): Promise<RoomDayDoc | null> {
  const taken = day.spans.filter((span): span is SessionSpan => span.what === 'session')
  const ids = [...new Set(taken.map(({ sessionId }) => sessionId))]
  const sessions = await findDocs<SessionDocument>('sessions', { _id: { $in: ids } }, { limit: 100 })
  const lost = taken.filter(
    (span) =>
      !standsFor(
        day,
        span,
        sessions.find(({ _id }) => _id === span.sessionId),
      ),
  )
  const activityIds = [...new Set(lost.map(({ activityId }) => activityId))]
  const activities = await findDocs<ActivityDocument>(
    'activities',
    { _id: { $in: activityIds } },
    { limit: 100 },
  )
  // Sessions that are still to be brought in line with their activity are waited for.
  const waits = ({ activityId }: SessionSpan) =>
    activities.some(({ _id, spread }) => _id === activityId && spread)
  await giveBackRooms(
    lost.filter((span) => !waits(span)).map((span) => ({ dayId: day._id, day: day.day, span })),
  )
  const compareAt = lost.some(waits) ? now + AGAIN_MS : NEVER
  await changeDoc(
    ROOM_DAYS,
    day._id,
    { compareAt: day.compareAt },
    {
      ...{ $set: { compareAt }, $inc: { version: 1 } },
    },
  )
  return getDoc<RoomDayDoc>(ROOM_DAYS, day._id)
}

/** Gives these times back. One request each. */
export async function giveBackRooms(given: readonly WantedSpan[]): Promise<void> {
  await Promise.all(
    given.map(({ dayId, span }) =>
      changeDoc(
        ROOM_DAYS,
        dayId,
        { 'spans.id': span.id },
        { $pull: { spans: { id: span.id } }, $inc: { version: 1 } },
      ),
    ),
  )
}

/** What was taken before and is not wanted any more. */
export const noLongerWanted = (before: readonly WantedSpan[], after: readonly WantedSpan[]): WantedSpan[] =>
  before.filter((old) => !after.some((one) => one.dayId === old.dayId && one.span.id === old.span.id))

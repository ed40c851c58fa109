/** Owns reading and writing sessions. */
import type { SessionDocument } from '@/domain/activity/documents'
import { filterMark } from '@/domain/activity/search-words'
import type { ActivityType } from '@/domain/activity/vocabulary'
import { comeStates } from '@/domain/attendance/decide-door'
import { DAY, dayOf, startOfDay } from '@/domain/kernel/clock'
import { allOf, type Guard, type GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { ComingSession } from '@/domain/next-step/ways'
import {
  changeDoc,
  findCounted,
  findDocs,
  type FindOptions,
  getDoc,
  getJoined,
  groupDocs,
  type Doc,
} from '../platform/cloud'
import { inPages } from '../kernel/paging'
import type { Join } from '../platform/joins'

export const SESSIONS = 'sessions'
export type SessionDoc = SessionDocument & Doc

/** The fields a card needs: everything but the people, who may be many, and what only the detail shows. */
const cardFields = {
  activityId: 1,
  stationId: 1,
  title: 1,
  type: 1,
  audience: 1,
  state: 1,
  startAt: 1,
  endAt: 1,
  enrolUntil: 1,
  opensDays: 1,
  placeName: 1,
  organiserName: 1,
  countsHours: 1,
  review: 1,
  'course.drawAt': 1,
  'pictures.files': 1,
  'seats.capacity': 1,
  'seats.free': 1,
  'seats.queueCapacity': 1,
  'seats.queueFree': 1,
  'seats.posts': 1,
} as const

export type SessionCardDoc = Pick<
  SessionDocument,
  | '_id'
  | 'activityId'
  | 'stationId'
  | 'title'
  | 'type'
  | 'audience'
  | 'state'
  | 'startAt'
  | 'endAt'
  | 'enrolUntil'
  | 'opensDays'
  | 'placeName'
  | 'organiserName'
  | 'countsHours'
  | 'review'
> & { pictures?: { files: string[] }; course?: object | null } & {
  seats: Pick<SessionDocument['seats'], 'capacity' | 'free' | 'queueCapacity' | 'queueFree' | 'posts'>
} & Doc

/** Sessions of a station's week that are read at most. */
const MOST_OF_A_WEEK = 400

/** A session's card with who may run it and how many have come to it. */
export type VisitedSession = SessionCardDoc &
  Pick<SessionDocument, 'stationId' | 'leaderId' | 'gridIds'> & { came: { n: number }[] }

/** The station's sessions that begin in this time, the earliest first, each with how many have come. One request. */
export const findVisited = (stationId: string, from: number, until: number): Promise<VisitedSession[]> =>
  findCounted<VisitedSession>(
    SESSIONS,
    { stationId, listed: true, startAt: { $gte: from, $lt: until } },
    {
      order: [['startAt', 'asc']],
      limit: MOST_OF_A_WEEK,
      fields: { ...cardFields, stationId: 1, leaderId: 1, gridIds: 1 },
    },
    {
      ...{ as: 'came', from: 'enrollments', variables: { sessionId: '$_id' } },
      fits: {
        $and: [{ $eq: ['$sessionId', '$$sessionId'] }, { $in: ['$state', [...comeStates]] }],
      },
    },
  )

/** Whether somebody has led anything that took place, or will, along with the caller. */
export const ledJoin = (leaderId: string): Join => ({
  ...{ from: SESSIONS, where: { leaderId, listed: true }, limit: 1, fields: { _id: 1 } },
})

/** Sessions that somebody leads and that are not over, the next first, along with the caller. */
export const ledAhead = (leaderId: string, now: number, limit: number): Join => ({
  from: SESSIONS,
  // None goes on for longer than into the next day.
  where: { leaderId, startAt: { $gt: now - 2 * DAY }, endAt: { $gt: now }, state: { $ne: 'cancelled' } },
  order: { startAt: 1 },
  limit,
  fields: { title: 1, startAt: 1, activityId: 1 },
})

/** A whole session, its people included; null when there is none. One request. */
export const findSession = (sessionId: string): Promise<SessionDoc | null> =>
  getDoc<SessionDoc>(SESSIONS, sessionId)

/** The same with what goes along with it. One request. */
export async function sessionWith(
  sessionId: string,
  joins: Record<string, Join>,
): Promise<{ session: SessionDoc; joined: Record<string, Doc[]> } | null> {
  const read = await getJoined<SessionDoc>(SESSIONS, sessionId, joins)
  return read && { session: read.doc, joined: read.joined }
}

/** Changes a session if the guard holds, atomically. One request. @returns whether it was changed. */
export const changeSession = (
  sessionId: string,
  { guard, patch }: GuardedUpdate,
  also: Guard = {},
): Promise<boolean> => changeDoc(SESSIONS, sessionId, allOf(guard, also), patch)

export const findSessions = (
  where: Guard,
  limit: number,
  order: [string, 'asc' | 'desc'][] = [],
): Promise<SessionDoc[]> => findDocs<SessionDoc>(SESSIONS, where, { order, limit })

const withoutPeople = {
  'seats.holders': 0,
  'seats.offers': 0,
  'seats.queue': 0,
  'seats.applicants': 0,
} as const

/** What of a session is read where neither the people in its seats, who may be many, nor what it is found by are needed. */
export const bareFields = { ...withoutPeople, words: 0 } as const

/** Sessions without the people in their seats. One request. */
export const findBareSessions = (
  where: Guard,
  limit: number,
  order: [string, 'asc' | 'desc'][] = [],
): Promise<SessionDoc[]> =>
  findDocs<SessionDoc>(SESSIONS, where, {
    order,
    limit,
    fields: bareFields,
  })

/** A session without the people in its seats; null when there is none. One request. */
export const findBareSession = async (sessionId: string): Promise<SessionDoc | null> =>
  (await findBareSessions({ _id: sessionId }, 1))[0] ?? null

const byStart: NonNullable<FindOptions['order']> = [
  ['startAt', 'asc'],
  ['_id', 'asc'],
]

/** Cards without their people, the earliest first where no other order is asked for. One request. */
export const findCards = (
  where: Guard,
  { limit, order = byStart }: Pick<FindOptions, 'limit' | 'order'>,
): Promise<SessionCardDoc[]> =>
  findDocs<SessionCardDoc>(SESSIONS, where, { order, limit, fields: cardFields })

const overNewestFirst = inPages<SessionCardDoc>(10, ['startAt', 'desc'])
/** Sessions to come that are shown of what is filed under one mark. */
const COMING = 20

/**
 * The sessions of a station that are filed under a mark: those to come, the earliest first, along with the first page of
 * those that are over, the newest first. Two requests at the same time, one with a mark to read on by.
 */
export async function sessionsUnder(
  { stationId, mark, cursor }: { stationId: string; mark: string; cursor: string | undefined },
  now: number,
) {
  const held = { stationId, listed: true, words: mark }
  const ahead = { ...held, startAt: { $gt: now - DAY }, endAt: { $gt: now } }
  const over = { ...held, startAt: { $lt: now }, endAt: { $lte: now } }
  const [coming, past] = await Promise.all([
    cursor === undefined ? findCards(ahead, { limit: COMING }) : [],
    overNewestFirst.read(findCards, over, cursor),
  ])
  return { coming, past }
}

/**
 * Sessions of some days: those that start between these instants, and those that began on the day before and still go
 * on now, when now is on the first of these days.
 */
export function onDays(from: number, until: number | null, now: number): Guard {
  const end = until === null ? {} : { $lt: until }
  if (now < from || now >= from + DAY) return { startAt: { $gte: from, ...end } }
  return {
    startAt: { $gte: from - DAY, ...end },
    $or: [{ startAt: { $gte: from } }, { endAt: { $gt: now } }],
  }
}

/** The session along with the caller, its people included. */
export const sessionJoin = (sessionId: string): Join => ({
  from: SESSIONS,
  where: { _id: sessionId },
  limit: 1,
})

/** The titles of these sessions, by id. One request, none without ids. */
export async function titlesOf(sessionIds: readonly string[]): Promise<Map<string, string>> {
  if (sessionIds.length === 0) return new Map()
  const where = { _id: { $in: [...new Set(sessionIds)] } }
  const found = await findDocs<Doc & Pick<SessionDocument, 'title'>>(SESSIONS, where, {
    limit: 20,
    fields: { title: 1 },
  })
  return new Map(found.map(({ _id, title }) => [_id, title]))
}

/** How many listed sessions each day has, days without any left out. One request. */
export async function countSessionsByDay(
  stationId: string,
  from: number,
  until: number,
  now: number,
): Promise<{ day: string; sessions: number }[]> {
  const today = startOfDay(now)
  const where = { stationId, listed: true, startAt: { $gte: Math.min(from, today - DAY), $lt: until } }
  const asked = today >= from && today < until ? where : { ...where, startAt: { $gte: from, $lt: until } }
  // What began last night and goes on now is on today as well, as in the list of the day.
  const goesOn = {
    $and: [{ $lt: ['$startAt', today] }, { $gte: ['$startAt', today - DAY] }, { $gt: ['$endAt', now] }],
  }
  const found = await groupDocs<{ _id: string; sessions: number; goingOn: number }>(SESSIONS, asked, {
    _id: '$day',
    sessions: { $sum: 1 },
    goingOn: { $sum: { $cond: [goesOn, 1, 0] } },
  })
  const first = dayOf(from)
  const days = new Map(found.flatMap(({ _id, sessions }) => (_id >= first ? [[_id, sessions] as const] : [])))
  const goingOn = found.reduce((sum, { goingOn }) => sum + goingOn, 0)
  if (goingOn > 0) days.set(dayOf(now), (days.get(dayOf(now)) ?? 0) + goingOn)
  return [...days].map(([day, sessions]) => ({ day, sessions })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The session along with the caller, without the people: not everybody needs to carry everybody's place. */
export const bareSessionJoin = (sessionId: string): Join => ({
  from: SESSIONS,
  where: { _id: sessionId },
  limit: 1,
  fields: withoutPeople,
})

/** What the next step looks at beside the card. */
const comingFields = {
  ...cardFields,
  day: 1,
  minAge: 1,
  maxAge: 1,
  volunteersOnly: 1,
  credential: 1,
  training: 1,
  insured: 1,
  course: 1,
  duty: 1,
} as const

/** The next listed sessions of a station, the earliest first. One request. */
export const findComing = (stationId: string, now: number, limit: number): Promise<(ComingSession & Doc)[]> =>
  findDocs<ComingSession & Doc>(
    SESSIONS,
    { stationId, listed: true, startAt: { $gt: now } },
    {
      order: [
        ['startAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
      fields: comingFields,
    },
  )

export type BegunSession = Pick<SessionDocument, 'title' | 'startAt'> & Doc
/** So many of them are offered to choose from. */
const MOST_BEGUN = 40

/** Listed sessions of a type that began within so many days, the newest first, along with the caller. */
export const begunSessionsJoin = (
  { type, days }: { type: ActivityType; days: number },
  now: number,
): Join => ({
  ...{ from: SESSIONS, sameIn: 'stationId', order: { startAt: -1, _id: -1 }, limit: MOST_BEGUN },
  where: { listed: true, words: filterMark({ type }), startAt: { $gt: now - days * DAY, $lte: now } },
  fields: { title: 1, startAt: 1 },
})

/** Sessions ahead in which people wait for somebody to agree, the earliest first, without the people. */
export const askedSessionsJoin = (
  of: { stationId: string; leaderId?: string },
  now: number,
  limit: number,
): Join => ({
  from: SESSIONS,
  where: { ...of, 'seats.applying': { $gt: 0 }, startAt: { $gt: now } },
  order: { startAt: 1 },
  limit,
  fields: { title: 1, startAt: 1, enrolUntil: 1, review: 1, 'seats.applying': 1 },
})

/**
 * Sessions that are over, the latest first, each with whether anybody came, and how many photos the recap of it shows, where
 * there is one.
 */
export const heldSessionsJoin = (
  stationId: string,
  { from, until }: { from: number; until: number },
  limit: number,
): Join => {
  return {
    from: SESSIONS,
    where: {
      ...{ stationId, listed: true, state: { $ne: 'postponed' } },
      // What began on the evening before may end within the time.
      ...{ startAt: { $gte: from - DAY, $lt: until }, endAt: { $gt: from, $lte: until } },
    },
    order: { startAt: -1 },
    limit,
    fields: { activityId: 1, title: 1, startAt: 1, endAt: 1, duty: 1, 'course.drawAt': 1 },
    counting: [
      {
        ...{ as: 'came', from: 'enrollments', variables: { sessionId: '$_id' }, most: 1 },
        fits: { $and: [{ $eq: ['$sessionId', '$$sessionId'] }, { $in: ['$state', [...comeStates]] }] },
      },
      {
        ...{ as: 'told', from: 'recaps', variables: { id: '$_id' }, most: 1 },
        fits: { $and: [{ $eq: ['$_id', '$$id'] }, { $ne: ['$state', 'withdrawn'] }] },
        says: { $size: '$form.photos' },
      },
    ],
  }
}

/** Turns of duty ahead in which nobody has a place, the next first. */
export const unmannedTurnsJoin = (
  stationId: string,
  { from, until }: { from: number; until: number },
  limit: number,
): Join => ({
  from: SESSIONS,
  where: {
    ...{ stationId, listed: true, duty: true, startAt: { $gte: from, $lt: until } },
    state: { $in: ['enrolling', 'enrollClosed'] },
    $expr: { $eq: ['$seats.free', '$seats.capacity'] },
  },
  order: { startAt: 1 },
  limit,
  fields: { activityId: 1, title: 1, startAt: 1 },
})

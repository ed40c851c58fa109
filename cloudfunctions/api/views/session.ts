/** Owns what residents see of a session. */
import type { Output } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import { filesOf } from '@/domain/activity/pictures'
import { freeCancelUntilOf, isReviewed } from '@/domain/activity/rules'
import { enrolFromOf } from '@/domain/activity/session-times'
import { stateAt } from '@/domain/activity/session-flow'
import { minutesBetween } from '@/domain/kernel/clock'
import { roomIn } from '@/domain/kernel/seats-posts'
import { kindName } from '@/domain/papers/vocabulary'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { Caller } from '../handler'
import { mayRunDoor } from '../access/sessions'
import type { SessionCardDoc } from '../repositories/sessions'
import { rowsOf } from './rows'

type Card = Output<'activity.list'>['items'][number]
type SeatNumbers = Pick<SessionDocument['seats'], 'free' | 'queueCapacity' | 'queueFree' | 'posts'>
type Detail = Output<'activity.detail'>

/** Places that a newcomer can have, and people waiting for one. */
export const placesOf = (seats: SeatNumbers): { free: number; waiting: number } => roomIn(seats)

/** What is free in each post, and who waits for it. */
export const postPlacesOf = (
  { posts = [] }: Pick<SessionDocument, 'posts'>,
  seats: SeatNumbers,
): Detail['posts'] =>
  rowsOf(posts, ({ postId, name, capacity }) => ({ postId, name, capacity, ...roomIn(seats, postId) }))

/** @param station whose it is, by its short name; empty where it is the reader's own */
export function cardOf(session: SessionCardDoc | SessionDocument, now: number, station = ''): Card {
  return {
    sessionId: session._id,
    title: session.title,
    type: session.type,
    audience: session.audience,
    state: stateAt(session, now),
    startAt: session.startAt,
    endAt: session.endAt,
    placeName: session.placeName,
    organiserName: session.organiserName,
    cover: filesOf(session)[0] ?? null,
    capacity: session.seats.capacity,
    mayQueue: session.seats.queueFree > 0,
    ...placesOf(session.seats),
    countsHours: session.countsHours,
    enrolFrom: enrolFromOf(session),
    reviewed: isReviewed(session),
    lesson: Boolean(session.course),
    station,
    plannedMinutes: minutesBetween(session.startAt, session.endAt),
  }
}

export function detailOf(
  session: SessionDocument,
  caller: Caller,
  standings: Detail['standings'],
  { now, station }: { now: number; station: string },
): Omit<Detail, 'recap' | 'thanks' | 'turn' | 'stalls'> {
  return {
    ...cardOf(session, now, station),
    activityId: session.activityId,
    photos: filesOf(session),
    intro: session.intro,
    placeDetail: session.placeDetail,
    leaderName: maskName(session.leaderName),
    safetyContact: session.safetyContact,
    bring: session.bring,
    riskNotice: session.riskNotice,
    riskAckNeeded: session.riskAckNeeded,
    posts: postPlacesOf(session, session.seats),
    questions: rowsOf(session.questions ?? [], ({ ask, options }) => ({ ask, options })),
    minAge: session.minAge,
    maxAge: session.maxAge,
    volunteersOnly: session.volunteersOnly,
    credential: session.credential && kindName('credential', session.credential),
    training: session.training ? kindName('training', session.training) : null,
    insured: session.insured ?? false,
    duty: session.duty ?? false,
    enrolUntil: session.enrolUntil,
    freeCancelUntil: freeCancelUntilOf(session),
    queueCapacity: session.seats.queueCapacity,
    project:
      session.projectId !== null && session.project
        ? { projectId: session.projectId, name: session.project.name }
        : null,
    team: session.teamId && session.team ? { teamId: session.teamId, name: session.team.name } : null,
    review: session.review ?? '',
    notice: session.notice,
    standings,
    mayRunDoor: mayRunDoor(session, caller),
    nameless: nameOf(caller.person) === '',
    serverNow: now,
  }
}

/** Owns whether somebody may sign up: the window, the conditions of the session, and other promises of the same time. */
import { dayOf } from '../kernel/clock'
import { allOf, type Guard } from '../kernel/guarded-update'
import { reject, type Rejection } from '../kernel/errors'
import type { HistoryEntry } from '../kernel/history'
import type { Seats } from '../kernel/seats'
import { MOST_APPLICANTS } from '../kernel/seats-applicants'
import { roomIn } from '../kernel/seats-posts'
import type { AgendaItem } from '../person/documents'
import { momentWord, spanWord } from '../words/moments'
import type { SessionDocument } from './documents'
import { type Candidate, type RequirementCode, requirementRefusal } from './requirements'
import { answerUntilOf, isReviewed } from './rules'
import { stateAt } from './session-flow'
import { enrolFromOf } from './session-times'

type SignUpCode =
  | 'COURSE_FIRST'
  | 'ENROLL_NOT_OPEN'
  | 'ENROLL_NOT_YET'
  | 'ALREADY_STARTED'
  | RequirementCode
  | 'TIME_CLASH'
  | 'AGENDA_FULL'
  | 'PLACES_FULL'
  | 'MOVES_FULL'
  | 'WAITLIST_FULL'
  | 'APPLICATIONS_FULL'

type Refusal = Rejection<SignUpCode> | null
const refusal = (code: SignUpCode, details?: Record<string, string | number>): Refusal =>
  reject(code, details).error

/** What a person saw when agreeing to come. */
export interface AgreedTerms {
  startAt: number
  endAt: number
  placeName: string
  riskNotice: string
}

/** Whether the session is still what the person agreed to; the refusal names what it is now. */
export function agreementRefusal(
  session: AgreedTerms,
  agreed: AgreedTerms,
  now: number,
): Rejection<'SESSION_CHANGED'> | null {
  const same =
    agreed.startAt === session.startAt &&
    agreed.endAt === session.endAt &&
    agreed.placeName === session.placeName &&
    agreed.riskNotice === session.riskNotice
  if (same) return null
  const { startAt, endAt, placeName } = session
  return { code: 'SESSION_CHANGED', details: { when: spanWord(startAt, endAt, now), place: placeName } }
}

/** Whether the session takes anybody at all now. */
export function windowRefusal(
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil' | 'opensDays' | 'review'>,
  now: number,
): Refusal {
  const state = stateAt(session, now)
  if (state === 'ongoing' || state === 'ended') return refusal('ALREADY_STARTED')
  if (state !== 'enrolling') return refusal('ENROLL_NOT_OPEN')
  // Nobody asks when the time for an answer is over.
  if (isReviewed(session) && now >= answerUntilOf(session)) return refusal('ENROLL_NOT_OPEN')
  const from = enrolFromOf(session)
  return from !== null && now < from ? refusal('ENROLL_NOT_YET', { when: momentWord(from, now) }) : null
}

/** The promise of the same person that overlaps with the session, if there is one. Touching ends do not overlap. */
export const clashOf = (
  session: Pick<SessionDocument, '_id' | 'startAt' | 'endAt'>,
  personId: string,
  agenda: readonly AgendaItem[],
): AgendaItem | null =>
  agenda.find(
    (item) =>
      item.personId === personId &&
      item.sessionId !== session._id &&
      item.startAt < session.endAt &&
      item.endAt > session.startAt,
  ) ?? null

/** How many places one phone may hold at a time, those of the family included. */
const AGENDA_LIMIT = 100
/** How many times one person's document keeps at most: those that are over are cleared away by the jobs. */
export const AGENDA_KEPT = 200

/** How many places of one session one phone may have, waiting ones included: a family, and never the whole session. */
export const PLACES_IN_ONE = 4
/** How many seats one phone takes on one day, those given up again included. */
export const PLACES_A_DAY = 30
/** How many times one person may sign up for one session on one day; giving up is never refused. */
export const MOVES_A_DAY = 6

/** The others that this phone has a place for in the session: holding one, being offered one, waiting or asking for one. */
export const othersOf = (seats: Seats, by: string, who: string): string[] => [
  ...new Set(
    [...seats.holders, ...seats.offers, ...seats.queue, ...(seats.applicants ?? [])]
      .filter((seat) => seat.by === by && seat.who !== who)
      .map((seat) => seat.who),
  ),
]

/**
 * Holds while this phone has no place in the session but those that were read, so that sign-ups at the same moment
 * count exactly. Nobody else's sign-up makes it fail.
 */
export const noOtherPlaces = (path: string, by: string, known: readonly string[]): Guard =>
  allOf(
    ...(['holders', 'offers', 'queue', 'applicants'] as const).map((list) => ({
      [`${path}.${list}`]: { $not: { $elemMatch: { by, who: { $nin: [...known] } } } },
    })),
  )

/** How often this person has signed up for the session on the day of `now`, by the history of the row. */
const signUpsToday = (history: readonly HistoryEntry[], by: string, now: number): number =>
  history.filter(
    (entry) =>
      entry.by === by && ['confirm', 'wait', 'apply'].includes(entry.on) && dayOf(entry.at) === dayOf(now),
  ).length

/** Whether one phone has all the places that it may have in one thing. */
export const familyRefusal = (seats: Seats, by: string, who: string): Rejection<'PLACES_FULL'> | null =>
  othersOf(seats, by, who).length >= PLACES_IN_ONE
    ? reject('PLACES_FULL', { most: PLACES_IN_ONE }).error
    : null

/** Whether one phone has, or one person makes, too much of one session. */
export function measureRefusal(
  { seats }: Pick<SessionDocument, 'seats'>,
  { by, who, history, now }: { by: string; who: string; history: readonly HistoryEntry[]; now: number },
): Refusal {
  const full = familyRefusal(seats, by, who)
  if (full) return full
  return signUpsToday(history, by, now) >= MOVES_A_DAY ? refusal('MOVES_FULL', { most: MOVES_A_DAY }) : null
}

/** Whether nobody more can be taken: no place and no room in the queue, or more ask already than anybody can answer. */
export function roomRefusal(session: Pick<SessionDocument, 'seats' | 'review'>, post?: string): Refusal {
  const { seats } = session
  if (roomIn(seats, post).free === 0 && seats.queueFree === 0) return refusal('WAITLIST_FULL')
  const asking = isReviewed(session) ? (seats.applicants ?? []).length : 0
  return asking >= MOST_APPLICANTS ? refusal('APPLICATIONS_FULL') : null
}

/** A seat in a lesson comes with a place in the course; whoever stays away this once may come after all. */
const lessonRefusal = ({ course, away = [], title }: SessionDocument, who: string): Refusal =>
  course && !away.includes(who) ? refusal('COURSE_FIRST', { title }) : null

/** Whether so many more times are more than one phone may hold. */
export const agendaRefusal = (
  agenda: readonly AgendaItem[],
  now: number,
  more: number,
): Rejection<'AGENDA_FULL'> | null =>
  agenda.filter((item) => item.endAt > now).length + more > AGENDA_LIMIT
    ? reject('AGENDA_FULL', { most: AGENDA_LIMIT }).error
    : null

/** The first thing that stands in the way of signing up, or null. The title of a clash is filled in by whoever can read it. */
export function signUpRefusal(
  session: SessionDocument,
  candidate: Candidate,
  agenda: readonly AgendaItem[],
  now: number,
): Refusal {
  return (
    windowRefusal(session, now) ??
    lessonRefusal(session, candidate.personId) ??
    requirementRefusal(session, candidate) ??
    (clashOf(session, candidate.personId, agenda) ? refusal('TIME_CLASH') : null) ??
    agendaRefusal(agenda, now, 1)
  )
}

/** Owns the writes that follow a change of seats: the seats decide, and rows, agendas and messages are brought in step. */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { refusedWords } from '@/domain/activity/answers'
import { stepTowards, type Target } from '@/domain/activity/keep-in-step'
import { changingSeats, SEATS } from '@/domain/activity/session-changes'
import { freeCancelUntilOf, mayOffer, offerUntilOf } from '@/domain/activity/rules'
import { answersKeptUntil, type GivenAnswer } from '@/domain/activity/organiser-questions'
import type { Participant } from '@/domain/activity/participant'
import { goesAway } from '@/domain/course/lessons'
import { type Guard, type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import type { Offer, Waiter } from '@/domain/kernel/seats'
import { postOf } from '@/domain/kernel/seats-posts'
import { leave, nextInLine, postAt, standing, type Standing } from '@/domain/kernel/seats-reading'
import type { MessageDocument } from '@/domain/message/documents'
import { BusyError } from '../platform/cloud'
import {
  addEnrollment,
  changeEnrollment,
  enrollmentIdOf,
  findEnrollment,
  moveEnrollment,
  moveUnread,
  newEnrollment,
} from './enrollments'
import { messageOf, postMessages } from './messages'
import { findSessionOf } from './session-places'
import { changeSession, type SessionDoc } from './sessions'

/** Writes a change of seats and marks the session for the settling job. One request. */
export const changeSeats = (
  sessionId: string,
  update: GuardedUpdate,
  now: number,
  guard: Guard = {},
): Promise<boolean> => changeSession(sessionId, changingSeats(update, now, guard))

interface StepContext {
  /** Who brings it in step: a person's id, or `system`. */
  by: string
  now: number
  note?: string
  offerUntil?: number | null
  riskAckAt?: number | null
  /** The post as the seats say it. */
  post?: string
  /** Somebody else has taken the place over, so that giving it up was not late. */
  handedOn?: boolean
  /** What was answered to the organiser along with the tap. */
  answers?: GivenAnswer[]
}

const MOST_STEPS = 6

/** Who brought it about that somebody stands so, and what was said to it, for the row's history. */
export const answeredBy = (place: Standing): { by?: string; note?: string } =>
  place.is === 'refused' ? { by: place.refused.by, note: refusedWords(place.refused) } : {}

/** The answers in a row, with how long they are kept. */
const answeredIn = (session: SessionDocument, answers: GivenAnswer[] | undefined) =>
  answers ? { answers, answersUntil: answersKeptUntil(session) } : {}

/** What else changes in a row on its way to the target. */
function fieldsFor(
  session: SessionDocument,
  target: Target,
  row: EnrollmentDocument | null,
  context: StepContext,
) {
  const { now, offerUntil = null, riskAckAt, post, answers } = context
  if (target === 'gone' || target === 'closed') {
    const left = target === 'gone' && row?.state === 'confirmed' && context.handedOn !== true
    const late = left && now > freeCancelUntilOf(session)
    // What was asked for that day is of no use to anybody any more.
    return { cancelledAt: now, lateCancel: late, offerUntil: null, answers: [] }
  }
  return {
    cancelledAt: null,
    lateCancel: false,
    offerUntil: target === 'offered' ? offerUntil : null,
    startAt: session.startAt,
    endAt: session.endAt,
    placeName: session.placeName,
    title: session.title,
    ...postOf({ post }),
    ...answeredIn(session, answers),
    ...(riskAckAt === undefined ? {} : { riskAckAt }),
  }
}

/**
 * Brings a person's row in step with where the person stands in the seats, adding it when it is missing. One request
 * for each step, one on the usual way. Somebody else doing the same at the same moment does no harm.
 * @param row the row as it was read, null when there was none.
 * @returns the row as it stands, null when none is needed.
 */
export async function bringRow(
  session: SessionDocument,
  participant: Participant,
  target: Target,
  row: EnrollmentDocument | null,
  context: StepContext,
): Promise<EnrollmentDocument | null> {
  let current = row
  for (let step = 0; step < MOST_STEPS; step++) {
    const state = current?.state ?? 'none'
    const event = stepTowards(target, { state, offerUntil: current?.offerUntil ?? null }, context.now)
    if (event === null) return completed(session, current, context)
    const { by, now, note = '' } = context
    const attempt = { event, as: 'system' as const, by, at: now, note }
    const set = fieldsFor(session, target, current, context)
    if (current === null) {
      const fresh = newEnrollment(session, participant, attempt, set)
      const added = await addEnrollment(fresh)
      current = added === 'added' ? fresh : await findEnrollment(fresh._id)
    } else {
      const moved = await moveEnrollment(current, attempt, set)
      if (moved === 'refused') return current
      current = moved === 'raced' ? await findEnrollment(current._id) : moved
    }
  }
  return current
}

/** A row that was written without the answers, by the job when the first try died, is given them by the repeat. */
async function completed(
  session: SessionDocument,
  row: EnrollmentDocument | null,
  { answers }: StepContext,
): Promise<EnrollmentDocument | null> {
  if (!row || !answers || JSON.stringify(row.answers) === JSON.stringify(answers)) return row
  const set = answeredIn(session, answers)
  const guard = { state: row.state, version: row.version }
  const written = await changeEnrollment(row._id, { guard, patch: { $set: set, $inc: { version: 1 } } })
  return written ? { ...row, ...set, version: row.version + 1 } : row
}

/** The message that tells somebody of an offered place; the same offer always makes the same message. */
export const offerMessage = (session: SessionDocument, offer: Offer): MessageDocument =>
  messageOf('offer', {
    personId: offer.by,
    stationId: session.stationId,
    cause: [session._id, offer.who, offer.at],
    at: offer.at,
    params: {
      sessionId: session._id,
      title: session.title,
      startAt: session.startAt,
      until: offer.until,
      name: offer.who === offer.by ? '' : '家人',
    },
  })

/** Writes an offer into the row of whom it was made to, and tells that person. Two requests at once. */
export async function followOffer(session: SessionDocument, offer: Offer): Promise<void> {
  await Promise.all([
    moveUnread(
      enrollmentIdOf(session._id, offer.who),
      'waiting',
      { event: 'offer', as: 'system', by: 'system', at: offer.at },
      { offerUntil: offer.until },
    ),
    postMessages([offerMessage(session, offer)]),
  ])
}

/** Whoever leaves a lesson to which the place in its course has led stays in the course, and away this once. */
const withAway = (place: Standing, who: string, update: GuardedUpdate): GuardedUpdate =>
  place.is === 'holder' && place.seat.enrolled ? together(update, goesAway(who)) : update

const MOST_ROUNDS = 8

export interface Departure {
  /** Where the person stood; `none` when there was nothing to leave. */
  from: Standing['is']
  /** Who was offered the place in the same update, if anybody. */
  offered: Offer | null
  /** In which post; undefined where there are none. */
  post: string | undefined
  /** The session as it was read last, before the person left. */
  session: SessionDoc
}

/**
 * Takes a person out of the seats, whatever the standing, and hands the place to the head of the queue in the same
 * update when that is possible. When others leave at the same moment, or it is not to be offered at once, the place is
 * only freed, and the job offers it. One request, two more for each time that somebody else was quicker.
 */
export async function leaveSeats(
  session: SessionDoc,
  who: string,
  now: number,
  { offerAtOnce = true }: { offerAtOnce?: boolean } = {},
): Promise<Departure> {
  let read = session
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const until = mayOffer(read, now) ? offerUntilOf(read, now) : now
    const directly = offerAtOnce && round === 0
    const place = standing(read.seats, who)
    const from = place.is
    const post = postAt(place)
    const update = leave(SEATS, read.seats, who, { now, until, directly })
    if (update === null) return { from, offered: null, post, session: read }
    if (await changeSeats(read._id, withAway(place, who, update), now)) {
      const head =
        directly && until > now && from !== 'waiting' ? nextInLine(read.seats, { post }) : undefined
      return { from, offered: head ? offerOf(head, now, until) : null, post, session: read }
    }
    const again = await findSessionOf(read._id, who)
    if (!again) return { from: 'none', offered: null, post: undefined, session: read }
    read = again
  }
  throw new BusyError(`nobody could leave ${session._id} in ${MOST_ROUNDS} rounds`)
}

const offerOf = ({ who, by, post }: Waiter, at: number, until: number): Offer => ({
  who,
  by,
  at,
  until,
  ...postOf({ post }),
})

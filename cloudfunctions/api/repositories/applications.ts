/** Owns answering those who ask for a place: the seats decide, the row and the time follow. */
import { type AnswerCode, type Answering, decideAnswer } from '@/domain/activity/answers'
import { clashOf } from '@/domain/activity/decide-sign-up'
import type { SessionDocument } from '@/domain/activity/documents'
import { targetOf } from '@/domain/activity/keep-in-step'
import { ok, reject, type Decision } from '@/domain/kernel/errors'
import { postOf } from '@/domain/kernel/seats-posts'
import { postAt, standing } from '@/domain/kernel/seats-reading'
import { missingPaper } from '@/domain/activity/requirements'
import { standingPapers } from '@/domain/papers/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { BusyError, type Doc, findDocs } from '../platform/cloud'
import { agendaOwners, takeTime } from './agenda'
import { enrollmentIdOf, findEnrollment, findEnrollments, type EnrollmentDoc } from './enrollments'
import { answeredBy, bringRow, changeSeats } from './places'
import { findSessionOf } from './session-places'
import { type SessionDoc, titlesOf } from './sessions'

/** The rows of these people in a session. One request, none for nobody. */
export const applicationsIn = async (
  sessionId: string,
  personIds: readonly string[],
): Promise<EnrollmentDoc[]> =>
  personIds.length === 0
    ? []
    : findEnrollments(
        { _id: { $in: personIds.map((personId) => enrollmentIdOf(sessionId, personId)) } },
        { limit: personIds.length, fields: { history: 0 } },
      )

type KnownPerson = Doc & Pick<PersonDocument, 'volunteer' | 'papers' | 'realName' | 'nickname'>

/** What is looked at of these people; family members without a phone have no document. One request, none for nobody. */
export const knownOf = async (personIds: readonly string[]): Promise<KnownPerson[]> =>
  personIds.length === 0
    ? []
    : findDocs<KnownPerson>(
        'people',
        { _id: { $in: [...personIds] } },
        {
          limit: personIds.length,
          fields: { 'volunteer.state': 1, papers: 1, realName: 1, nickname: 1 },
        },
      )

const MOST_ROUNDS = 8

interface Answered {
  who: string
  /** When it was asked, as it was seen. */
  at: number
  /** Whoever answers. */
  by: string
  now: number
}

/**
 * Answers one application. The seats decide in one guarded update; the row and the time of a seat follow from it, and are
 * written by the settling job, which also tells the person, when this run ends too early. About five requests.
 */
export async function answerApplication(
  seen: SessionDoc,
  answered: Answered,
  answering: Answering,
): Promise<Decision<true, AnswerCode | UnfitCode>> {
  const { who, now } = answered
  let session: SessionDoc | null = seen
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!session) return reject('APPLICATION_GONE')
    const step = decideAnswer(session, answered, answering, now)
    if (!step.ok) return step
    if (step.value !== null) {
      const fit: Decision<true, UnfitCode> = answering.is === 'confirm' ? await isFit(session, who) : ok(true)
      if (!fit.ok) return fit
      const times = { startAt: session.startAt, endAt: session.endAt }
      if (!(await changeSeats(session._id, step.value, now, times))) {
        session = await findSessionOf(session._id, who)
        continue
      }
    }
    await follow(session._id, answered)
    return ok(true)
  }
  throw new BusyError(`nobody could be answered in ${seen._id} in ${MOST_ROUNDS} rounds`)
}

type UnfitCode = 'APPLICANT_CLASH' | 'APPLICANT_CREDENTIAL'

/**
 * Whether the person can still come: has promised to be nowhere else since asking, and holds what the session asks for.
 * One request, and one for the title of a clash.
 */
async function isFit(session: SessionDocument, who: string): Promise<Decision<true, UnfitCode>> {
  const place = standing(session.seats, who)
  if (place.is !== 'applied') return ok(true)
  const owner = (await agendaOwners([place.applicant.by])).get(place.applicant.by)
  if (!owner) return ok(true)
  const missing = who === owner._id ? missingPaper(session, standingPapers(owner)) : null
  if (missing) return reject('APPLICANT_CREDENTIAL', missing.details)
  const clash = clashOf(session, who, owner.agenda)
  if (!clash) return ok(true)
  const title = (await titlesOf([clash.sessionId])).get(clash.sessionId)
  return reject('APPLICANT_CLASH', { title: title ?? '另一场活动' })
}

/** Brings row and agenda in step with where the person stands by now; a row that is missing is left to the job. */
async function follow(sessionId: string, { who, by, now }: Answered): Promise<void> {
  const [session, row] = await Promise.all([
    findSessionOf(sessionId, who),
    findEnrollment(enrollmentIdOf(sessionId, who)),
  ])
  if (!session || !row) return
  const place = standing(session.seats, who)
  const { startAt, endAt } = session
  await Promise.all([
    bringRow(session, row, targetOf(place.is, session), row, {
      ...{ by, now, offerUntil: place.is === 'offered' ? place.until : null },
      ...answeredBy(place),
      ...postOf({ post: postAt(place) }),
    }),
    // A promise that was made at this very moment stands: the job then gives the seat back.
    place.is === 'holder' ? takeTime(row.ownerId, { sessionId, personId: who, startAt, endAt }) : null,
  ])
}

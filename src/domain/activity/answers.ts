/** Owns what an answer to those who asked for a place may be, and how it is said. */
import { MINUTE } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'
import type { GuardedUpdate } from '../kernel/guarded-update'
import { agree, askAgain, refuseApplicant } from '../kernel/seats-applicants'
import type { Applicant, Refused } from '../kernel/seats'
import { standing } from '../kernel/seats-reading'
import type { SessionDocument } from './documents'
import { answerUntilOf, isReviewed } from './rules'
import { SEATS } from './session-changes'

/** Letters of the reason somebody gives. */
export const REASON_LETTERS = 60
/** How long an answer may be taken back. */
const UNDO_ANSWER_MINUTES = 30

/** Why there was no place, as it is said to the person: the reason somebody wrote, or what the clock brought. */
export function refusedWords({ how, why }: Pick<Refused, 'how' | 'why'>): string {
  switch (how) {
    case 'declined':
      return why
    case 'lapsed':
      return '社区没来得及回复，不是您的原因'
    case 'full':
      return '名额和候补都满了'
  }
}

/** Whether answers can still be given: before the start, to a session that takes place. */
const isAhead = (session: Pick<SessionDocument, 'state' | 'startAt'>, now: number): boolean =>
  session.state !== 'cancelled' && session.state !== 'ended' && now < session.startAt

/** Whether what a person decided may still be taken back: soon after, and while there is time for another answer. */
export const mayTakeBack = (session: SessionDocument, { refused }: Applicant, now: number): boolean =>
  refused?.how === 'declined' &&
  now - refused.at <= UNDO_ANSWER_MINUTES * MINUTE &&
  isAhead(session, now) &&
  isReviewed(session) &&
  now < answerUntilOf(session)

export type AnswerCode =
  'APPLICATION_GONE' | 'OWN_APPLICATION' | 'INVALID_STATE' | 'WAITLIST_FULL' | 'ANSWER_KEPT'

/** What somebody at the desk answers, to an application as it was seen. */
export type Answering = { is: 'confirm' } | { is: 'decline'; why: string } | { is: 'takeBack' }

/** The change of seats that an answer makes; null when what is asked for stands already. */
type AnswerStep = Decision<GuardedUpdate | null, AnswerCode>

/**
 * Decides an answer on the seats as they were read. Answering twice finds the first answer; an application that was
 * withdrawn and made anew is not the one that was seen.
 */
export function decideAnswer(
  session: SessionDocument,
  { who, at, by }: { who: string; at: number; by: string },
  answering: Answering,
  now: number,
): AnswerStep {
  const place = standing(session.seats, who)
  if (place.is === 'none') return reject('APPLICATION_GONE')
  if (place.is !== 'applied' && place.is !== 'refused')
    return answering.is === 'confirm' ? ok(null) : reject('INVALID_STATE')
  const { applicant } = place
  if (applicant.at !== at) return reject('APPLICATION_GONE')
  if (applicant.by === by || who === by) return reject('OWN_APPLICATION')
  if (place.is === 'refused') return decideOnRefused(session, applicant, { by, now }, answering)
  if (answering.is === 'takeBack') return ok(null)
  if (!isAhead(session, now)) return reject('INVALID_STATE')
  if (answering.is === 'decline')
    return ok(
      refuseApplicant(SEATS, session.seats, applicant, { at: now, by, how: 'declined', why: answering.why }),
    )
  const agreed = agree(SEATS, session.seats, applicant, now)
  return agreed ? ok(agreed) : reject('WAITLIST_FULL')
}

function decideOnRefused(
  session: SessionDocument,
  applicant: Applicant,
  { by, now }: { by: string; now: number },
  answering: Answering,
): AnswerStep {
  const { refused } = applicant
  if (answering.is === 'decline')
    return refused?.by === by && refused.why === answering.why ? ok(null) : reject('INVALID_STATE')
  if (answering.is === 'confirm') return reject('INVALID_STATE')
  return mayTakeBack(session, applicant, now)
    ? ok(askAgain(SEATS, session.seats, applicant, answerUntilOf(session)))
    : reject('ANSWER_KEPT')
}

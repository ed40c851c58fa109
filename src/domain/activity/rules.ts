/** Owns the figures of signing up and attending, as dated data, and the deadlines that follow from them. */
import { HOUR, MINUTE } from '../kernel/clock'
import { ruleAt, type DatedRule } from '../kernel/rules'
import type { Admission } from '../kernel/seats-applicants'
import type { SessionDocument } from './documents'

interface EnrolRules {
  /** Cancelling is free until this many hours before the start; later it is marked as late. */
  freeCancelHours: number
  /** An answer to those who ask is due so long after signing up has ended, and at the latest so long before the start. */
  answerHours: number
  answerLeadHours: number
  /** Where somebody has to agree, signing up ends at the latest so long before the start. */
  askLeadHours: number
  /** How long an offered place is kept. */
  offerHours: number
  /** Nearer to the start than this, free places are no longer offered; they go to people standing by at the door. */
  offerLeadMin: number
  checkInBeforeMin: number
  checkInAfterMin: number
  codeRotateSec: number
  /** How long after the start places of absent people may be released. */
  standbyAfterMin: number
  /** How long after the end a visit without check-out is left open. */
  leftOpenAfterHours: number
  /** Absences after which a volunteer may be suspended. */
  noShowSuspend: number
}

export const enrolRules: readonly DatedRule<EnrolRules>[] = [
  {
    id: 'enrol-2026',
    effectiveFrom: '2020-01-01',
    value: {
      freeCancelHours: 24,
      answerHours: 24,
      answerLeadHours: 2,
      askLeadHours: 4,
      offerHours: 2,
      offerLeadMin: 10,
      checkInBeforeMin: 30,
      checkInAfterMin: 30,
      codeRotateSec: 30,
      standbyAfterMin: 10,
      leftOpenAfterHours: 2,
      noShowSuspend: 3,
    },
  },
]

/** The rules that apply to a session that starts at this instant. */
export const enrolRulesAt = (at: number): EnrolRules => ruleAt(enrolRules, at).value

/** Until when a place in a session can be cancelled without being marked as late. */
export const freeCancelUntilOf = (session: { startAt: number }): number =>
  session.startAt - enrolRulesAt(session.startAt).freeCancelHours * HOUR

type Asked = Pick<SessionDocument, 'startAt' | 'enrolUntil'>

/** When an answer to everybody who asks is due: a day after signing up has ended, and some hours before the start. */
export function answerUntilOf({ startAt, enrolUntil }: Asked): number {
  const { answerHours, answerLeadHours } = enrolRulesAt(startAt)
  return Math.min(enrolUntil + answerHours * HOUR, startAt - answerLeadHours * HOUR)
}

/** The last moment at which signing up may end where somebody has to agree, so that there is time for an answer. */
export const askUntilOf = ({ startAt }: Pick<Asked, 'startAt'>): number =>
  startAt - enrolRulesAt(startAt).askLeadHours * HOUR

/** Whether somebody has to agree before a sign-up counts. */
export const isReviewed = ({ review }: Pick<SessionDocument, 'review'>): boolean => Boolean(review)

/** What becomes of those who ask, for the kernel of seats. */
export function admissionOf(
  session: Asked & Pick<SessionDocument, 'state' | 'review'>,
  now: number,
): Admission {
  const over = session.state === 'cancelled' || session.state === 'ended' || now >= session.startAt
  if (over) return { is: 'over' }
  return isReviewed(session) ? { is: 'byHand', until: answerUntilOf(session) } : { is: 'open' }
}

/** Until when a place offered now is kept: some hours, but never past the start. */
export const offerUntilOf = (session: { startAt: number }, now: number): number =>
  Math.min(now + enrolRulesAt(session.startAt).offerHours * HOUR, session.startAt)

/** Whether free places still go to the queue by offers; shortly before the start they wait for the door. */
export const mayOffer = (session: { startAt: number; state: string }, now: number): boolean =>
  session.state !== 'cancelled' &&
  session.state !== 'ended' &&
  now < session.startAt - enrolRulesAt(session.startAt).offerLeadMin * MINUTE

export const checkInWindowOf = (session: {
  startAt: number
  endAt: number
}): { from: number; until: number } => {
  const { checkInBeforeMin, checkInAfterMin } = enrolRulesAt(session.startAt)
  return {
    from: session.startAt - checkInBeforeMin * MINUTE,
    until: session.startAt + checkInAfterMin * MINUTE,
  }
}

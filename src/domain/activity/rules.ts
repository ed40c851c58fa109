/** Owns the figures of signing up and attending, as dated data, and the deadlines that follow from them. */
import { HOUR, MINUTE } from '../kernel/clock'
import { ruleAt, type DatedRule } from '../kernel/rules'

interface EnrolRules {
  /** Cancelling is free until this many hours before the start; later it is marked as late. */
  freeCancelHours: number
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

/** Owns how an enrollment follows the seats: which event brings a row nearer to where the person really stands. */
import type { Seats } from '../kernel/seats'
import { standing, type Standing } from '../kernel/seats-reading'
import type { EnrollmentFlowState, EnrollmentEvent } from './enrollment-flow'
import type { SessionState } from './documents'

/** Where a row should be; the seats say it, and the state of the session. */
export type Target = 'holder' | 'offered' | 'waiting' | 'applied' | 'declined' | 'gone' | 'closed'

/**
 * Where a person stands as far as it still means anything: the seats are kept when a session is cancelled or over, but a
 * cancelled session holds nobody and an ended one keeps nobody waiting.
 */
export function placeFor(session: { state: SessionState; seats: Seats }, who: string): Standing {
  const place = standing(session.seats, who)
  const target = targetOf(place.is, session)
  return target === 'closed' ? { is: 'none' } : place
}

/** Where a person's row should be. A cancelled session holds nobody, an ended one keeps nobody waiting. */
export function targetOf(place: Standing['is'], session: { state: SessionState }): Target {
  if (session.state === 'cancelled') return 'closed'
  if (place === 'holder') return 'holder'
  if (place === 'none') return 'gone'
  // An answer stays what it was, when the session is over too.
  if (place === 'refused') return 'declined'
  return session.state === 'ended' ? 'closed' : place
}

type Steps = Partial<Record<EnrollmentFlowState, EnrollmentEvent>>

/** A state that is not named is where it should be, or has gone further at the door. */
const steps: Record<Target, Steps> = {
  holder: {
    ...{ none: 'confirm', cancelled: 'confirm', waiting: 'seat', offered: 'accept' },
    ...{ applied: 'admit', declined: 'admit' },
  },
  offered: {
    ...{ none: 'wait', cancelled: 'wait', waiting: 'offer', confirmed: 'cancel' },
    ...{ applied: 'lineUp', declined: 'lineUp' },
  },
  waiting: {
    ...{ none: 'wait', cancelled: 'wait', offered: 'pass', confirmed: 'cancel' },
    ...{ applied: 'lineUp', declined: 'lineUp' },
  },
  applied: {
    ...{ none: 'apply', cancelled: 'apply', declined: 'askAgain' },
    ...{ waiting: 'cancel', offered: 'pass', confirmed: 'cancel' },
  },
  declined: {
    ...{ none: 'apply', cancelled: 'apply', applied: 'decline' },
    ...{ waiting: 'cancel', offered: 'pass', confirmed: 'cancel' },
  },
  gone: { confirmed: 'cancel', waiting: 'cancel', offered: 'pass', applied: 'cancel', declined: 'cancel' },
  closed: { confirmed: 'close', waiting: 'close', offered: 'close', applied: 'close', declined: 'close' },
}

/**
 * The event that brings a row one step nearer to its target; null when it is there. An offer that is not in the
 * seats any more was passed on by the person, or by the clock once its time is over.
 */
export function stepTowards(
  target: Target,
  row: { state: EnrollmentFlowState; offerUntil: number | null },
  now: number,
): EnrollmentEvent | null {
  const event = steps[target][row.state] ?? null
  return event === 'pass' && row.offerUntil !== null && row.offerUntil <= now ? 'expire' : event
}

/** Owns what the guards of a volunteer's application see: of the case, of whoever acts on it, and of the decision that stands. */
import type { HistoryEntry } from '../kernel/history'
import { factsOfDecision, lastDecision } from '../kernel/taking-back'
import { tookPart } from '../kernel/workflow'
import type { PersonDocument } from './documents'
import { suspensionOf } from './standing'
import { APART, takingBack, type VolunteerFacts, volunteerFlow } from './volunteer-flow'

type VolunteerCase = PersonDocument['volunteer']

/** A decision on an application may be taken back for so many hours. */
const TAKE_BACK_HOURS = 24

/** The decision on the application by which a case stands as it does; null when it stands so by something else. */
export const standingDecision = (volunteer: Pick<VolunteerCase, 'history'>): HistoryEntry | null =>
  lastDecision(volunteer, ['approve', 'reject'])

/** The event by which it would be taken back; null where no decision stands. */
export const wayBackOf = (volunteer: Pick<VolunteerCase, 'history'>) =>
  takingBack(standingDecision(volunteer)?.from ?? null)

interface Acting {
  personId: string
  /** Whether it is the actor's own case, or that of somebody with whom the actor pools points. */
  own: boolean
  isAdmin: boolean
  now: number
  reason?: string
  hasBegun?: boolean
}

/** The head of the station takes back what others decided, unless the head has turned that person down before. */
export function factsOf(
  volunteer: Pick<VolunteerCase, 'history' | 'suspension'>,
  { personId, own, isAdmin, now, reason = '', hasBegun = false }: Acting,
): VolunteerFacts {
  const isTheirs = ({ by }: HistoryEntry): boolean =>
    by === personId || (isAdmin && !tookPart(volunteer, personId, APART, volunteerFlow.takesBack))
  return {
    ...{ own, isAdmin, now, reason, hasBegun },
    suspended: suspensionOf(volunteer) !== null,
    ...factsOfDecision(standingDecision(volunteer), { isTheirs, hours: TAKE_BACK_HOURS }),
  }
}

/** How often somebody was turned down, and left, of what was not taken back. */
export function pastOf({ history }: Pick<VolunteerCase, 'history'>): { refused: number; left: number } {
  const stood = history.filter(
    (_, i) => !(volunteerFlow.takesBack as readonly string[] | undefined)?.includes(history[i + 1]?.on ?? ''),
  )
  const times = (event: string): number => stood.filter(({ on }) => on === event).length
  return { refused: times('reject'), left: times('withdraw') }
}

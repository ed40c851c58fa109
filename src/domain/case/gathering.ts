/** Owns that a case becomes part of an activity: what many ask for is done once for all of them, and each is asked there. */
import { type Decision, ok, reject } from '../kernel/errors'

/** The activity that a case has become part of, as it was called then. */
export interface Gathered {
  sessionId: string
  title: string
  startAt: number
}

/**
 * The activity of a step that makes a case part of one; nothing of all other steps.
 * @param session the one that was chosen, if it is of the station and still ahead
 */
export function gatheredBy(
  { gathers }: { gathers?: true },
  session: Gathered | null,
): Decision<{ gathered?: Gathered }, 'CASE_NO_ACTIVITY'> {
  if (!gathers) return ok({})
  return session ? ok({ gathered: session }) : reject('CASE_NO_ACTIVITY')
}

/** Owns finding the next step of a caller: the aim is known from what was read along, the coming sessions are read here. */
import { type Aim, type NextStep, nextStepTowards } from '@/domain/next-step/next-step'
import { standingPapers } from '@/domain/papers/rules'
import type { PointsRules } from '@/domain/points/rules'
import type { Caller } from '../../handler'
import { findComing } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'

/** Enough to find two that fit, and few enough to read them at every look. */
const LOOKED_AT = 20

/** One request; none without an aim or when nothing is missing. */
export async function nextStepOf(
  caller: Caller,
  aim: Aim | null,
  given: { pointsRules: PointsRules; now: number },
): Promise<NextStep | null> {
  if (!aim) return null
  const { personId, person, roles, stationId } = caller
  const sessions = aim.have >= aim.needed ? [] : await findComing(stationId, given.now, LOOKED_AT)
  const { birthDate, agenda, volunteer } = person
  const papers = standingPapers(person)
  const candidate = { personId, birthDate, isVolunteer: roles.has('volunteer'), papers }
  const seeker = { candidate, slots: volunteer.slots, agenda }
  // A session that cannot even be looked at by itself is suggested to nobody.
  const sound = rowsOf(sessions, (session) => nextStepTowards(aim, seeker, [session], given) && session)
  return nextStepTowards(aim, seeker, sound, given)
}

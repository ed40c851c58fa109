/** Owns the next step: what is missing to the next star or the marked prize, and the coming sessions that would bring it. */
import type { SessionDocument } from '../activity/documents'
import { clashOf, windowRefusal } from '../activity/decide-sign-up'
import { type Candidate, requirementRefusal, type Requiring } from '../activity/requirements'
import { computeMinutes } from '../hours/compute-minutes'
import { hoursRulesAt } from '../hours/rules'
import { startOf, timeOf, weekdayOf } from '../kernel/clock'
import type { AgendaItem } from '../person/documents'
import type { WeekSlot } from '../person/vocabulary'
import { pointsForHours, type PointsRules } from '../points/rules'
import { starName, starOf } from '../star/ladder'

/** What a session says, as far as the next step looks at it. */
export type ComingSession = Pick<
  SessionDocument,
  '_id' | 'title' | 'placeName' | 'state' | 'endAt' | 'day' | 'enrolUntil' | 'countsHours' | 'opensDays'
> &
  Requiring & { seats: { free: number } }

/** What somebody saves for; the unit follows from it. */
export interface Aim {
  aim: 'star' | 'prize'
  title: string
  prizeId: string | null
  have: number
  needed: number
}

/** Who would come. */
export interface NextPerson {
  candidate: Candidate
  /** Times that the person said to have; none said means any. */
  slots: readonly WeekSlot[]
  agenda: readonly AgendaItem[]
}

interface SuggestedSession {
  sessionId: string
  title: string
  startAt: number
  endAt: number
  placeName: string
  free: number
  brings: number
  fitsTime: boolean
}

export interface NextStep extends Aim {
  unit: 'minutes' | 'points'
  missing: number
  sessions: SuggestedSession[]
  enough: boolean
}

/** The next star whose hours are not there yet; null at the top. */
export function starAim(provedMinutes: number, now: number): Aim | null {
  const { next } = starOf(provedMinutes, now)
  if (!next) return null
  return {
    ...{ aim: 'star', title: starName(next.star), prizeId: null },
    ...{ have: provedMinutes, needed: next.neededMinutes },
  }
}

/** The prize that somebody marked, paid from what is free; null when nothing is marked or it is gone. */
export const prizeAim = (
  prize: { _id: string; title: string; points: number } | null,
  freePoints: number,
): Aim | null =>
  prize && { aim: 'prize', title: prize.title, prizeId: prize._id, have: freePoints, needed: prize.points }

/** Mornings end at noon and afternoons at six, as people here say it. */
export function slotOf(startAt: number): WeekSlot {
  const days = weekdayOf(startAt) <= 5 ? 'weekday' : 'weekend'
  const hour = Number(timeOf(startAt).slice(0, 2))
  return `${days}${hour < 12 ? 'Morning' : hour < 18 ? 'Afternoon' : 'Evening'}`
}

/** What being there from start to end would bring. */
function bringsOf(session: ComingSession, unit: NextStep['unit'], rules: PointsRules): number {
  const whole = { inAt: session.startAt, outAt: session.endAt }
  const { minutes } = computeMinutes(whole, session, hoursRulesAt(session.startAt))
  return unit === 'minutes' ? minutes : pointsForHours(rules, minutes, startOf(session.day)).points
}

function mayJoin(session: ComingSession, { candidate, agenda }: NextPerson, now: number): boolean {
  const promised = agenda.some(
    (item) => item.sessionId === session._id && item.personId === candidate.personId,
  )
  return (
    session.countsHours &&
    session.seats.free > 0 &&
    !promised &&
    windowRefusal(session, now) === null &&
    requirementRefusal(session, candidate) === null &&
    clashOf(session, candidate.personId, agenda) === null
  )
}

type Pair = readonly SuggestedSession[]

const sumOf = (pair: Pair): number => pair.reduce((sum, { brings }) => sum + brings, 0)
const endOf = (pair: Pair): number => Math.max(...pair.map(({ endAt }) => endAt))
const fits = (pair: Pair): number => pair.filter(({ fitsTime }) => fitsTime).length
const apart = (a: SuggestedSession, b: SuggestedSession): boolean =>
  a.endAt <= b.startAt || b.endAt <= a.startAt

/** In a person's own time first, then what brings all that is missing, then what is over soonest. */
const better =
  (missing: number) =>
  (a: Pair, b: Pair): number =>
    fits(b) - fits(a) ||
    Number(sumOf(b) >= missing) - Number(sumOf(a) >= missing) ||
    endOf(a) - endOf(b) ||
    sumOf(b) - sumOf(a)

/** The best two that do not overlap; one or none when there are no more. */
function bestOf(open: readonly SuggestedSession[], missing: number): SuggestedSession[] {
  const pairs = open.flatMap((first, i) =>
    open.slice(i + 1).flatMap((second): Pair[] => (apart(first, second) ? [[first, second]] : [])),
  )
  const choices = pairs.length > 0 ? pairs : open.map((only): Pair => [only])
  const [best = []] = [...choices].sort(better(missing))
  return [...best].sort((a, b) => a.startAt - b.startAt)
}

/**
 * What is missing to an aim, with at most two coming sessions that this person may join and that would bring it.
 * @param sessions the coming ones of the station, the earliest first; a few dozen are enough
 */
export function nextStepTowards(
  aim: Aim,
  person: NextPerson,
  sessions: readonly ComingSession[],
  { pointsRules, now }: { pointsRules: PointsRules; now: number },
): NextStep {
  const unit = aim.aim === 'star' ? 'minutes' : 'points'
  const missing = Math.max(0, aim.needed - aim.have)
  const open = sessions
    .filter((session) => mayJoin(session, person, now))
    .map((session) => ({
      sessionId: session._id,
      title: session.title,
      startAt: session.startAt,
      endAt: session.endAt,
      placeName: session.placeName,
      free: session.seats.free,
      brings: bringsOf(session, unit, pointsRules),
      fitsTime: person.slots.includes(slotOf(session.startAt)),
    }))
    .filter(({ brings }) => brings > 0)
  const best = missing === 0 ? [] : bestOf(open, missing)
  return { ...aim, unit, missing, sessions: best, enough: sumOf(best) >= missing }
}

/** Owns how an organiser's form is judged against what stands. What a published activity must not lack is a guard of its workflow. */
import { ok, reject, type Decision } from '../kernel/errors'
import type { StationDocument } from '../station/documents'
import type { ActivityFacts, SessionDocument } from './documents'
import { mayBePlanned, takesSignUps, type SessionTimes } from './session-times'
import { stateAt } from './session-flow'

interface PlannedSession extends SessionTimes {
  sessionId?: string | undefined
}

/** A session as it stands: one that has begun, is over or cancelled keeps its times. */
export interface StandingSession {
  startAt: number
  endAt: number
  enrolUntil: number
  isFixed: boolean
  /** Whether nobody comes to it any more, so that another may take its time. */
  isOff: boolean
}

export function standingSession(session: SessionDocument, now: number): StandingSession {
  const state = stateAt(session, now)
  const { startAt, endAt, enrolUntil } = session
  const isFixed = state === 'ongoing' || state === 'ended' || state === 'cancelled'
  return { startAt, endAt, enrolUntil, isFixed, isOff: state === 'cancelled' }
}

const keeps = (planned: PlannedSession, { startAt, endAt, enrolUntil }: StandingSession): boolean =>
  planned.startAt === startAt &&
  planned.endAt === endAt &&
  (planned.enrolUntil ?? planned.startAt) === enrolUntil

/** Whether two of these overlap. */
function overlap(sessions: readonly PlannedSession[]): boolean {
  const sorted = [...sessions].sort((a, b) => a.startAt - b.startAt)
  return sorted.some((session, i) => i > 0 && (sorted[i - 1]?.endAt ?? 0) > session.startAt)
}

/**
 * Judges the times of a form. A session that stays as it stands is never an obstacle; one that is new or moved lies
 * ahead and, once people can see it, takes sign-ups; one that has begun, is over or cancelled is not moved.
 */
export function decideTimes(
  sessions: readonly PlannedSession[],
  given: { standing?: ReadonlyMap<string, StandingSession>; isLive?: boolean; now: number },
): Decision<true, 'BAD_TIMES' | 'SESSION_BEGUN'> {
  const { standing = new Map<string, StandingSession>(), isLive = false, now } = given
  const before = ({ sessionId }: PlannedSession) => standing.get(sessionId ?? '')
  for (const session of sessions) {
    const was = before(session)
    if (was && keeps(session, was)) continue
    if (was?.isFixed) return reject('SESSION_BEGUN')
    if (!mayBePlanned(session, now)) return reject('BAD_TIMES')
    if (isLive && !takesSignUps(session, now)) return reject('BAD_TIMES')
  }
  return overlap(sessions.filter((session) => !before(session)?.isOff)) ? reject('BAD_TIMES') : ok(true)
}

/** A range of ages that somebody can be in. */
export const decideAges = ({
  minAge,
  maxAge,
}: Pick<ActivityFacts, 'minAge' | 'maxAge'>): Decision<true, 'BAD_AGES'> =>
  minAge !== null && maxAge !== null && minAge > maxAge ? reject('BAD_AGES') : ok(true)

/** Sessions that can still be changed. */
export const aheadOf = (sessions: readonly SessionDocument[], now: number): SessionDocument[] =>
  sessions.filter((session) => !standingSession(session, now).isFixed)

/** Places that are taken in the fullest session ahead, and people waiting in the longest queue; what is over does not count. */
export function neededAhead(
  sessions: readonly SessionDocument[],
  now: number,
): { taken: number; waiting: number } {
  const ahead = aheadOf(sessions, now)
  return {
    taken: Math.max(0, ...ahead.map(({ seats }) => seats.capacity - seats.free)),
    waiting: Math.max(0, ...ahead.map(({ seats }) => seats.queueCapacity - seats.queueFree)),
  }
}

/** The room a form gives must hold those who have signed up for what is ahead. */
export function decideRoom(
  { capacity, queueCapacity }: { capacity: number; queueCapacity: number },
  { taken, waiting }: { taken: number; waiting: number },
): Decision<true, 'CAPACITY_TOO_SMALL' | 'QUEUE_TOO_SMALL'> {
  if (capacity < taken) return reject('CAPACITY_TOO_SMALL', { taken })
  return queueCapacity < waiting ? reject('QUEUE_TOO_SMALL', { waiting }) : ok(true)
}

/** Whether the place that a form names is the station's; what stood there before may stay. */
export const knowsPlace = (
  station: Pick<StationDocument, 'places'> | null,
  { placeCode }: { placeCode?: string | null | undefined },
  before: { placeCode?: string | null } = {},
): boolean =>
  placeCode === undefined ||
  placeCode === null ||
  placeCode === before.placeCode ||
  (station?.places ?? []).some((place) => place.placeCode === placeCode)

type NamedGrids = Pick<ActivityFacts, 'gridIds'>

/** Whether every grid that a form names is the station's, each once; what stood there before may stay. */
export function knowsGrids(
  station: Pick<StationDocument, 'grids'> | null,
  { gridIds }: NamedGrids,
  before: NamedGrids = { gridIds: [] },
): boolean {
  const grids = new Set([...before.gridIds, ...(station?.grids ?? []).map((grid) => grid.gridId)])
  const once = new Set(gridIds).size === gridIds.length
  return once && gridIds.every((gridId) => grids.has(gridId))
}

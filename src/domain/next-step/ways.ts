/** Owns the ways to hours: what somebody may take part in, a declared source for each sort, and what each would bring. */
import { clashOf, windowRefusal } from '../activity/decide-sign-up'
import type { SessionDocument } from '../activity/documents'
import { type Candidate, requirementRefusal, type Requiring } from '../activity/requirements'
import type { CaseDocument } from '../case/documents'
import { computeMinutes } from '../hours/compute-minutes'
import { hoursRulesAt } from '../hours/rules'
import { dayOf, startOf, timeOf, weekdayOf } from '../kernel/clock'
import { nameOfOrder, plannedSpan } from '../order/plan'
import type { AgendaItem } from '../person/documents'
import type { WeekSlot } from '../person/vocabulary'
import { pointsForHours, type PointsRules } from '../points/rules'

/** What a session says, as far as the next step looks at it. */
export type ComingSession = Pick<
  SessionDocument,
  | '_id'
  | 'title'
  | 'placeName'
  | 'state'
  | 'endAt'
  | 'day'
  | 'enrolUntil'
  | 'countsHours'
  | 'opensDays'
  | 'course'
  | 'duty'
  | 'course'
  | 'duty'
> &
  Requiring & { seats: { free: number } }

/** An order that anybody may take, as far as the next step looks at it. */
export type OpenOrder = Pick<CaseDocument, '_id' | 'form' | 'whose'>

/** What is open to everybody, by its source. */
export interface Offered {
  sessions: readonly ComingSession[]
  orders: readonly OpenOrder[]
}

/** Who would come. */
export interface NextPerson {
  candidate: Candidate
  /** Times that the person said to have; none said means any. */
  slots: readonly WeekSlot[]
  agenda: readonly AgendaItem[]
}

/** One way to hours. */
export interface Way {
  is: 'session' | 'duty' | 'order'
  id: string
  title: string
  startAt: number
  endAt: number
  placeName: string
  free: number
  brings: number
  fitsTime: boolean
}

/** A way before it is known what it brings. */
type Open = Omit<Way, 'brings' | 'fitsTime'>

/** Mornings end at noon and afternoons at six, as people here say it. */
export function slotOf(startAt: number): WeekSlot {
  const days = weekdayOf(startAt) <= 5 ? 'weekday' : 'weekend'
  const hour = Number(timeOf(startAt).slice(0, 2))
  return `${days}${hour < 12 ? 'Morning' : hour < 18 ? 'Afternoon' : 'Evening'}`
}

/** What being there from start to end would bring. */
function bringsOf(way: Open, unit: 'minutes' | 'points', rules: PointsRules): number {
  const whole = { inAt: way.startAt, outAt: way.endAt }
  const { minutes } = computeMinutes(whole, way, hoursRulesAt(way.startAt))
  if (unit === 'minutes') return minutes
  return pointsForHours(rules, minutes, startOf(dayOf(way.startAt))).points
}

function mayJoin(session: ComingSession, { candidate, agenda }: NextPerson, now: number): boolean {
  const promised = agenda.some(
    (item) => item.sessionId === session._id && item.personId === candidate.personId,
  )
  return (
    session.countsHours &&
    // A seat in a lesson comes with a place in the course.
    !session.course &&
    session.seats.free > 0 &&
    !promised &&
    windowRefusal(session, now) === null &&
    requirementRefusal(session, candidate) === null &&
    clashOf(session, candidate.personId, agenda) === null
  )
}

function sessionWay(session: ComingSession, person: NextPerson, now: number): Open | null {
  if (!mayJoin(session, person, now)) return null
  const { _id: id, title, startAt, endAt, placeName, duty, seats } = session
  return { is: duty ? 'duty' : 'session', id, title, startAt, endAt, placeName, free: seats.free }
}

/** An order is somebody's who comes at an hour of that part of the day: the plan is the first, and never what is over. */
function orderWay(order: OpenOrder, { candidate, agenda }: NextPerson, now: number): Open | null {
  const span = plannedSpan(order)
  if (!candidate.isVolunteer || !span || span.startAt <= now) return null
  const { startAt, endAt } = span
  const busy = agenda.some(
    (item) => item.personId === candidate.personId && item.startAt < endAt && startAt < item.endAt,
  )
  if (busy) return null
  const title = `帮${order.whose?.calling ?? '一位邻居'}：${nameOfOrder(order)}`
  return { is: 'order', id: order._id, title, startAt, endAt, placeName: order.whose?.grid ?? '', free: 1 }
}

/** A further sort of way is one line here, and its reading one in `handlers/points/next-step`. */
const sources: {
  [K in keyof Offered]: (one: Offered[K][number], person: NextPerson, now: number) => Open | null
} = { sessions: sessionWay, orders: orderWay }

/** All ways that are open to somebody and bring anything, whatever the source. */
export function waysTo(
  unit: 'minutes' | 'points',
  person: NextPerson,
  offered: Partial<Offered>,
  { pointsRules, now }: { pointsRules: PointsRules; now: number },
): Way[] {
  const { sessions = [], orders = [] } = offered
  const open = [
    ...sessions.map((one) => sources.sessions(one, person, now)),
    ...orders.map((one) => sources.orders(one, person, now)),
  ]
  return open
    .flatMap((way) => (way ? [way] : []))
    .map((way) => ({
      ...way,
      brings: bringsOf(way, unit, pointsRules),
      fitsTime: person.slots.includes(slotOf(way.startAt)),
    }))
    .filter(({ brings }) => brings > 0)
}

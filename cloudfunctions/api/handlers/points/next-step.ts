/** Owns finding the next step of a caller: the aim is known from what was read along, the ways to it are read here. */
import type * as v from 'valibot'
import type { NextStep as NextStepSchema } from '@/contract/next-step'
import { caseKinds } from '@/domain/case-kinds'
import { type Aim, nextStepTowards } from '@/domain/next-step/next-step'
import type { ComingSession, Offered, OpenOrder } from '@/domain/next-step/ways'
import { standingPapers } from '@/domain/papers/rules'
import type { PointsRules } from '@/domain/points/rules'
import type { Caller } from '../../handler'
import { fits } from '../../repositories/asked'
import { boardCases } from '../../repositories/cases'
import { findComing } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'

type NextStep = v.InferOutput<typeof NextStepSchema>

/** Enough to find two that fit, and few enough to read them at every look. */
const LOOKED_AT = 20

const comingSessions = ({ stationId }: Caller, now: number): Promise<ComingSession[]> =>
  findComing(stationId, now, LOOKED_AT)

/** Orders of others that are open to all and that the caller can do; nobody but a volunteer takes one. */
async function openOrders(caller: Caller, now: number): Promise<OpenOrder[]> {
  if (!caller.roles.has('volunteer')) return []
  const { shown } = await boardCases(caseKinds.order, caller, { at: null, cursor: undefined, now })
  return shown.filter(
    (one) => !one.actorIds.includes(caller.personId) && fits(caseKinds.order, one, caller.person),
  )
}

/** How each source is read. One request each. */
const readings: { [K in keyof Offered]: (caller: Caller, now: number) => Promise<Offered[K]> } = {
  sessions: comingSessions,
  orders: openOrders,
}

/** Two requests at most; none without an aim or when nothing is missing. */
export async function nextStepOf(
  caller: Caller,
  aim: Aim | null,
  given: { pointsRules: PointsRules; now: number },
): Promise<NextStep | null> {
  if (!aim) return null
  const { personId, person, roles } = caller
  const isThere = aim.have >= aim.needed
  const [sessions, orders] = isThere
    ? [[], []]
    : await Promise.all([readings.sessions(caller, given.now), readings.orders(caller, given.now)])
  const { birthDate, agenda, volunteer } = person
  const papers = standingPapers(person)
  const candidate = { personId, birthDate, isVolunteer: roles.has('volunteer'), papers }
  const seeker = { candidate, slots: volunteer.slots, agenda }
  // What cannot even be looked at by itself is suggested to nobody.
  const sound = {
    sessions: rowsOf(sessions, (one) => nextStepTowards(aim, seeker, { sessions: [one] }, given) && one),
    orders: rowsOf(orders, (one) => nextStepTowards(aim, seeker, { orders: [one] }, given) && one),
  }
  const step = nextStepTowards(aim, seeker, sound, given)
  const joined = step.ways.filter(({ is }) => is !== 'order')
  return { ...step, sessions: joined.map(({ id: sessionId, is: _, ...way }) => ({ sessionId, ...way })) }
}

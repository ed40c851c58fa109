/** Owns who may take a turn of duty: those who had one or have one in the same rota, and nobody else. */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { comeStates } from '@/domain/attendance/decide-door'
import { isAhead, swapRules, type SwapTurn } from '@/domain/duty/swap'
import { HOUR } from '@/domain/kernel/clock'
import { standing } from '@/domain/kernel/seats-reading'
import { holds, ORGANISERS } from '@/domain/person/roles'
import { type Caller, done, type Handler, refuse } from '../../handler'
import { withJoined } from '../../access/station'
import { derivedId } from '../../platform/identity'
import { sessionsOf } from '../../repositories/activities'
import { findEnrollments } from '../../repositories/enrollments'
import { sessionJoin, type SessionDoc } from '../../repositories/sessions'
import { nameFor } from '../../views/duty'
import { narrowedTo, touchedBySession } from '../../touched'

/** Rows of one rota that are looked at for who has helped. */
const MOST_ROWS = 300

/** Somebody of the rota, with the turns ahead that are theirs. */
interface RotaPerson {
  personId: string
  name: string
  /** By which this caller names the person, about this turn. */
  who: string
  turns: Omit<SwapTurn, 'to'>[]
}

const seatSince = ({ seats }: SessionDocument, personId: string): number | null =>
  seats.holders.find(({ who, by }) => who === personId && by === personId)?.at ?? null

/** The turn of somebody who has the place alone, for the own phone; null where there is none, or it has begun. */
export function turnOf(session: SessionDocument, personId: string, now: number): Omit<SwapTurn, 'to'> | null {
  const { _id: sessionId, startAt, endAt } = session
  const since = seatSince(session, personId)
  return since === null || !isAhead(session, session, now)
    ? null
    : { sessionId, startAt, endAt, from: personId, since }
}

/** Those of the rota but the caller, by name. Two requests. */
export async function rotaOf(
  { _id, activityId }: SessionDocument,
  { personId: callerId }: Pick<Caller, 'personId'>,
  now: number,
): Promise<RotaPerson[]> {
  const sessions = await sessionsOf(activityId)
  const where = {
    sessionId: { $in: sessions.map((one) => one._id) },
    state: { $in: ['confirmed', ...comeStates] },
  }
  const rows = await findEnrollments(where, {
    ...{ order: [['createdAt', 'desc']], limit: MOST_ROWS, fields: { personId: 1, ownerId: 1, name: 1 } },
  })
  const names = new Map<string, string>()
  for (const { personId, ownerId, name } of rows as EnrollmentDocument[])
    if (personId === ownerId && personId !== callerId && !names.has(personId)) names.set(personId, name)
  return [...names]
    .map(([personId, name]) => ({
      ...{ personId, name, who: derivedId('w', callerId, _id, personId) },
      turns: sessions.flatMap((one) => turnOf(one, personId, now) ?? []),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether the caller runs the turn: leads it, or looks after the station or the grid it is in. */
const runs = (session: SessionDocument, caller: Caller): boolean =>
  session.leaderId === caller.personId || holds(ORGANISERS, narrowedTo(caller, touchedBySession(session)))

/** Those who could take the turn: whoever is in it already, or waits for it, could not. */
export const couldTake = (session: SessionDocument, { personId }: RotaPerson): boolean =>
  standing(session.seats, personId).is === 'none'

const shownTo =
  (caller: Caller) =>
  ({ who, name }: RotaPerson) => ({ who, name: nameFor(caller, name) })

/** Three requests. */
export const helpers: Handler<'duty.helpers'> = {
  joins: ({ input }) => ({ session: sessionJoin(input.sessionId) }),
  run: withJoined<SessionDoc>('session')(async (session, { caller, now }) => {
    const own = turnOf(session, caller.personId, now)
    const organises = runs(session, caller)
    if (session.duty !== true || (own === null && !organises)) return refuse('DUTY_NO_PLACE')
    const rota = await rotaOf(session, caller, now)
    const last = now + swapRules.beforeHours * HOUR
    const shown = shownTo(caller)
    const { _id: sessionId, startAt, endAt } = session
    return done({
      turn: { sessionId, startAt, endAt },
      holders: organises
        ? rota.filter((one) => one.turns.some((turn) => turn.sessionId === sessionId)).map(shown)
        : [],
      helpers: rota
        .filter((one) => couldTake(session, one))
        .map((one) => ({
          ...shown(one),
          turns: one.turns
            .filter((turn) => turn.startAt > last && turn.sessionId !== sessionId)
            .map((turn) => ({ sessionId: turn.sessionId, startAt: turn.startAt, endAt: turn.endAt })),
        })),
    })
  }),
}

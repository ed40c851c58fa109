/**
 * Owns how the places of a swap change hands, and are given back. Each turn is one guarded update of its seats; where one
 * of two cannot be had the other is given back. How the swap stands decides between two who do this at once: only the one
 * whose step is written goes on, and everything may be repeated.
 */
import { SEATS } from '@/domain/activity/session-changes'
import { participantOf } from '@/domain/activity/participant'
import { type DutySwapDocument, isAhead, type SwapTurn } from '@/domain/duty/swap'
import { handOn, type Seat } from '@/domain/kernel/seats'
import { postOf } from '@/domain/kernel/seats-posts'
import { standing } from '@/domain/kernel/seats-reading'
import { BusyError } from '../platform/cloud'
import type { Work } from '../kernel/outbox'
import { agendaOwners, freeTime, takeTime } from '../repositories/agenda'
import { findSwap, moveSwap } from '../repositories/duty-swaps'
import { enrollmentIdOf, findEnrollment } from '../repositories/enrollments'
import { bringRow, changeSeats } from '../repositories/places'
import { findSession, type SessionDoc } from '../repositories/sessions'
import { findStation } from '../repositories/stations'

const MOST_ROUNDS = 8

/** A place that goes from one to another: the seat that is there, and the one that shall be there. */
interface Passing {
  turn: SwapTurn
  was: Pick<Seat, 'who' | 'at'>
  next: Pick<Seat, 'who' | 'at'>
}

const there = (turn: SwapTurn, agreedAt: number): Passing => ({
  turn,
  was: { who: turn.from, at: turn.since },
  next: { who: turn.to, at: agreedAt },
})

const back = (turn: SwapTurn, agreedAt: number): Passing => ({
  turn,
  was: { who: turn.to, at: agreedAt },
  next: { who: turn.from, at: turn.since },
})

const indexOf = ({ seats }: SessionDoc, { who, at }: Pick<Seat, 'who' | 'at'>): number =>
  seats.holders.findIndex((seat) => seat.who === who && seat.at === at)

/**
 * Passes a place on, unless it is not as it was or the other has promised to be elsewhere. Three requests; the time is
 * taken first, so that nobody gets a place who cannot come, and freed again where the place is not to be had.
 * @returns whether the place is where it shall be
 */
async function pass({ turn, was, next }: Passing, now: number): Promise<boolean> {
  const { sessionId, startAt, endAt } = turn
  let timed = false
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const session = await findSession(sessionId)
    if (session && indexOf(session, next) >= 0) return true
    const index = session ? indexOf(session, was) : -1
    const seat = session?.seats.holders[index]
    const isIn = session && standing(session.seats, next.who).is !== 'none'
    if (!session || !seat || isIn || !isAhead(session, turn, now)) {
      if (timed && !isIn) await freeTime(next.who, sessionId, next.who)
      return false
    }
    const time = { sessionId, personId: next.who, startAt, endAt }
    if (!timed && (await takeTime(next.who, time)) !== null) return false
    timed = true
    const update = handOn(SEATS, { index, seat }, { ...next, by: next.who })
    if (await changeSeats(sessionId, update, now, { startAt, endAt })) return true
  }
  throw new BusyError(`the place of ${sessionId} is being changed by many at once`)
}

/** Rows and agendas follow from the seats, as after any change of them; what is left undone the settling job does. */
async function follow({ turn, was, next }: Passing, now: number): Promise<void> {
  const { sessionId } = turn
  const session = await findSession(sessionId)
  const seat = session?.seats.holders[indexOf(session, next)]
  if (!session || !seat) return
  const rowOf = (personId: string) => findEnrollment(enrollmentIdOf(sessionId, personId))
  const [owners, station, came, gone] = await Promise.all([
    agendaOwners([was.who, next.who]),
    findStation(session.stationId),
    rowOf(next.who),
    rowOf(was.who),
  ])
  const bring = (personId: string, target: 'holder' | 'gone', row: typeof came) => {
    const owner = owners.get(personId)
    const participant = owner && participantOf(owner, personId, station)
    const context = { by: personId, now, handedOn: true, ...postOf(seat) }
    return participant ? bringRow(session, participant, target, row, context) : null
  }
  await Promise.all([
    bring(next.who, 'holder', came),
    gone && bring(was.who, 'gone', gone),
    freeTime(was.who, sessionId, was.who),
  ])
}

/** All turns in their order, each only when the one before has changed hands. */
async function passAll(passings: readonly Passing[], now: number): Promise<boolean> {
  for (const passing of passings) if (!(await pass(passing, now))) return false
  return true
}

/** Each turn by itself: one that cannot be given back any more stays where it is. */
async function giveBack({ turns, agreedAt }: DutySwapDocument, now: number): Promise<void> {
  for (const turn of [...turns].reverse()) {
    const passing = back(turn, agreedAt ?? 0)
    const session = await findSession(turn.sessionId)
    // What never changed hands has nothing to be given back.
    if (!session || indexOf(session, passing.was) < 0) continue
    if (await pass(passing, now)) await follow(passing, now)
  }
}

export const swapPlaces: Work<{ way: 'there' | 'back' }> = async ({ way }, { now, documentId }) => {
  const swap = await findSwap(documentId)
  if (!swap) return
  if (way === 'back') return giveBack(swap, now)
  if (swap.state !== 'agreed') return
  const passings = swap.turns.map((turn) => there(turn, swap.agreedAt ?? 0))
  const event = (await passAll(passings, now)) ? 'settle' : 'fail'
  const moved = await moveSwap(swap, event, { by: 'system', roles: ['system'], now })
  if (moved.ok && moved.value) {
    if (event === 'settle') await Promise.all(passings.map((passing) => follow(passing, now)))
    return
  }
  // Somebody else has concluded it at this moment; what was passed on against that goes back.
  const stands = await findSwap(documentId)
  if (stands?.state === 'failed' || stands?.state === 'undone') await giveBack(stands, now)
}

/** Owns seats given at the door: to somebody who walks in, and to those standing by when others did not come. */
import { SEATS, changingSeats } from '@/domain/activity/session-changes'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { advanceRow } from '@/domain/attendance/advance-row'
import { planStandby, standbyProof } from '@/domain/attendance/standby'
import { type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import {
  acceptOffer,
  expireOffer,
  giveSeat,
  releaseStandby,
  type Seat,
  type Seats,
} from '@/domain/kernel/seats'
import { seatApplicant } from '@/domain/kernel/seats-applicants'
import { asDivided, postOf } from '@/domain/kernel/seats-posts'
import { postAt, standing } from '@/domain/kernel/seats-reading'
import { callAbsent } from './absences'
import { changeEnrollment, standbyRows } from './enrollments'
import { findSessionOf } from './session-places'
import { changeSession, findSession } from './sessions'

/** How often a change is tried again when others changed the seats in between. */
const TRIES = 6

/** A post with a free seat, the wanted one where one is wanted; without posts any free seat. Null when none is free. */
function freePost({ free, posts = {} }: Seats, wanted?: string): { post?: string } | null {
  const counters = Object.entries(posts)
  if (counters.length === 0) return free > 0 ? {} : null
  const found = counters.find(([id, counter]) => counter.free > 0 && (wanted ?? id) === id)
  return found ? { post: found[0] } : null
}

/** Where somebody at the door is seated, and the update that does it; none for whoever is seated already. */
interface Seating {
  post?: string
  update: GuardedUpdate | null
}

/** How somebody at the door is seated from where the person stands now; null when there is no seat. */
function seatingOf(seats: Seats, { who, by, at, post }: Seat): Seating | null {
  const place = standing(seats, who)
  switch (place.is) {
    case 'holder':
      return { ...postOf(place.seat), update: null }
    case 'offered': {
      const kept = postOf(place.offer)
      const update =
        place.until > at ? acceptOffer(SEATS, { who, by, at, ...kept }) : expireOffer(SEATS, place.offer)
      return { ...kept, update }
    }
    case 'waiting': {
      const room = freePost(seats, place.waiter.post)
      return room && { ...room, update: giveSeat(SEATS, { who, by, at, ...room }, 'queue') }
    }
    case 'applied':
    case 'refused': {
      const { applicant } = place
      const room = freePost(seats, applicant.post) ?? freePost(seats)
      return room && { ...room, update: seatApplicant(SEATS, applicant, { who, by, at, ...room }) }
    }
    case 'none': {
      const room = freePost(seats, post) ?? freePost(seats)
      return room && { ...room, update: giveSeat(SEATS, { who, by, at, ...room }, 'door') }
    }
  }
}

/**
 * Gives somebody at the door a free seat, past the queue: in the wanted post when it has one, else in any. Repeating it
 * finds the seat. Two requests for each try.
 * @returns the post of the seat where there are posts, null when no seat is free.
 */
export async function seatAtDoor(
  sessionId: string,
  seat: Seat,
  now: number,
): Promise<{ post?: string } | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const session = await findSessionOf(sessionId, seat.who)
    const seating = session && seatingOf(session.seats, seat)
    if (!seating) return null
    if (seating.update === null) return postOf(seating)
    const divided = session.seats.posts ? {} : asDivided(SEATS, undefined)
    const moved = await changeSession(sessionId, changingSeats(seating.update, now, divided))
    if (moved && standing(session.seats, seat.who).is !== 'offered') return postOf(seating)
  }
  return null
}

interface ReleaseResult {
  /** People called absent, whose seats were freed. */
  released: number
  /** People standing by who have a seat now and are checked in. */
  seated: number
}

/** In one session nobody is absent twice, so no two of them write the same person. */
const CALLED_AT_ONCE = 10

/** Those who checked in at the same moment keep their seats. */
async function callAllAbsent(rows: readonly EnrollmentDocument[], by: string, now: number): Promise<number> {
  const as = by === 'system' ? 'system' : 'organiser'
  let called = 0
  for (let from = 0; from < rows.length; from += CALLED_AT_ONCE) {
    const group = rows.slice(from, from + CALLED_AT_ONCE)
    const missed = await Promise.all(group.map(({ _id }) => callAbsent(_id, { as, by, now })))
    called += missed.filter(Boolean).length
  }
  return called
}

async function seatAndCheckIn(row: EnrollmentDocument, now: number): Promise<boolean> {
  const events = row.state === 'confirmed' ? (['checkIn'] as const) : (['seat', 'checkIn'] as const)
  const set = { checkIn: standbyProof(row, now) }
  const advanced = advanceRow(row, events, { as: 'system', by: row.ownerId, at: now, set })
  return advanced.ok && (await changeEnrollment(row._id, advanced.value.update))
}

async function freeSeats(session: SessionDocument, whos: readonly string[], now: number): Promise<void> {
  const marked = { guard: {}, patch: { $set: { standbyReleasedAt: now } } }
  await changeSession(
    session._id,
    changingSeats(together(releaseStandby(SEATS, whos, session.seats.holders), marked), now),
  )
}

/** Seats them one after the other; stops when a seat or a waiter is gone, and leaves the rest to the next round. */
async function seatInOrder(
  session: SessionDocument,
  rows: readonly EnrollmentDocument[],
  now: number,
): Promise<void> {
  for (const row of rows) {
    const place = standing(session.seats, row.personId)
    const seat = { who: row.personId, by: row.ownerId, at: now, ...postOf({ post: postAt(place) }) }
    if (!(await changeSession(session._id, changingSeats(giveSeat(SEATS, seat, 'queue'), now)))) return
  }
}

/**
 * Gives the seats of people who did not come to those standing by at the door, in the order of the queue, and checks
 * them in. Only as many people are called absent as others wait for a seat. Each round reads what stands and does
 * what is missing, so that it may be repeated, or finished by the job, after a failure at any step. Where hundreds stand
 * by, the first of them are seated, and the job goes on with the others.
 */
export async function releaseToStandby(sessionId: string, by: string, now: number): Promise<ReleaseResult> {
  const sum: ReleaseResult = { released: 0, seated: 0 }
  for (let round = 0; round < TRIES; round++) {
    const [session, rows] = await Promise.all([findSession(sessionId), standbyRows(sessionId)])
    if (!session) return sum
    const plan = planStandby(session.seats, rows)
    if (plan.done) return sum
    sum.released += await callAllAbsent(plan.absent, by, now)
    if (plan.toFree.length) await freeSeats(session, plan.toFree, now)
    await seatInOrder(session, plan.toSeat, now)
    const entered = await Promise.all(plan.toEnter.map((row) => seatAndCheckIn(row, now)))
    sum.seated += entered.filter(Boolean).length
  }
  return sum
}

/**
 * Owns bringing one session in step with its seats: offers that are due are ended and made, and rows, agendas and
 * messages are compared with the seats, which are the truth, and repaired: everybody at once, of a crowd in passes.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { isCrowd } from '@/domain/activity/crowd'
import { admissionOf, checkInWindowOf, mayOffer, offerUntilOf } from '@/domain/activity/rules'
import { QUIET_MS, SEATS } from '@/domain/activity/session-changes'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { endOffers, type Offer, offerNext, passOfferOn } from '@/domain/kernel/seats'
import { nextAdmission } from '@/domain/kernel/seats-applicants'
import { postOf } from '@/domain/kernel/seats-posts'
import { nextInLine, nextStep, standings } from '@/domain/kernel/seats-reading'
import type { StationDocument } from '@/domain/station/documents'
import { seatAtDoor } from '../api/repositories/door-seats'
import {
  allRows,
  type EnrollmentDoc,
  type InsideRow,
  insideRows,
  rowsJoin,
} from '../api/repositories/enrollments'
import { changeSeats } from '../api/repositories/places'
import { changeSession, findBareSession, type SessionDoc, sessionWith } from '../api/repositories/sessions'
import type { RoomDayDoc } from '../api/repositories/room-days'
import { bringRoomsInStep, roomsTaken } from '../api/repositories/room-sessions'
import { tellHolders } from '../api/repositories/stall-news'
import { withStation } from '../api/repositories/stations'
import { walkCrowd } from './settle-crowd'
import { isInStep, membersOf, settleMembers } from './settle-members'

const MOST_STEPS = 20

/** Settles one session. Harmless when repeated, or run twice at once. */
export async function settleSession({ _id, seats }: SessionDoc, now: number): Promise<void> {
  const read = isCrowd(seats) ? readCrowd : readWhole
  const moved = await moveUp(_id, read, now)
  if (!moved) return
  const { session, rooms } = moved
  // A walk that is under way began with these.
  if (session.settling?.version !== session.version) {
    await bringRoomsInStep(session, rooms)
    await tellHolders(session, now)
  }
  const places = standings(session.seats)
  if (read === readCrowd) return walkCrowd({ ...moved, places }, now)
  const members = await membersOf({ ...moved, places }, places.keys())
  const behind = members.filter((member) => !isInStep(session, member, now))
  // Whoever came or went while agendas were read would be judged by old rows: the next run sees to it.
  if (behind.length > 0 && !(await standsStill(session))) return
  // What was repaired is looked at once more, since messages are told only of what is in step.
  if (!(await settleMembers(session, { members, behind }, now))) await rest(session, now)
}

async function standsStill({ _id, seats, version }: SessionDoc): Promise<boolean> {
  const session = await findBareSession(_id)
  return session !== null && session.seats.version === seats.version && session.version === version
}

const isDoorOpen = (session: SessionDocument, now: number): boolean =>
  now >= checkInWindowOf(session).from && now < session.endAt

/** Whoever cancelled and was checked in at the same moment is there: the place that came free by it is theirs again. */
const insideWithoutSeat = ({ session, inside }: Read, now: number): InsideRow[] => {
  if (!isDoorOpen(session, now)) return []
  const places = standings(session.seats)
  return inside.filter(({ personId }) => !places.has(personId))
}

/** @returns whether somebody was seated */
async function seatThem(session: SessionDoc, inside: readonly InsideRow[], now: number): Promise<boolean> {
  let seated = false
  for (const { personId, ownerId, post } of inside) {
    const seat = { who: personId, by: ownerId, at: now, ...postOf({ post }) }
    seated = (await seatAtDoor(session._id, seat, now)) !== null || seated
  }
  return seated
}

/** A session with its station; of one that is no crowd every row. */
interface Read {
  session: SessionDoc
  rows: EnrollmentDocument[]
  /** Those who are checked in. */
  inside: InsideRow[]
  station: StationDocument | null
  /** The days of rooms on which it takes one. */
  rooms: RoomDayDoc[]
}

type Reading = (sessionId: string, now: number) => Promise<Read | null>

const besides = (sessionId: string) => ({ rooms: roomsTaken(sessionId), ...withStation })

/** One request for a session of at most 250 rows. */
const readWhole: Reading = async (sessionId) => {
  const found = await sessionWith(sessionId, { rows: rowsJoin(sessionId), ...besides(sessionId) })
  if (!found) return null
  const { session, joined } = found
  const rows = await allRows(sessionId, (joined['rows'] ?? []) as EnrollmentDoc[])
  return {
    ...{ session, rows, inside: rows.filter(({ state }) => state === 'checkedIn') },
    station: (joined['station']?.[0] ?? null) as StationDocument | null,
    rooms: (joined['rooms'] ?? []) as RoomDayDoc[],
  }
}

/** The session with its thousands of seats and no rows; while the door is open those who are inside, by name alone. */
const readCrowd: Reading = async (sessionId, now) => {
  const found = await sessionWith(sessionId, besides(sessionId))
  if (!found) return null
  const { session, joined } = found
  return {
    ...{ session, rows: [], inside: isDoorOpen(session, now) ? await insideRows(sessionId) : [] },
    station: (joined['station']?.[0] ?? null) as StationDocument | null,
    rooms: (joined['rooms'] ?? []) as RoomDayDoc[],
  }
}

/** Ends offers whose time is over, offers free places and answers whom nobody answered, until nothing is due. @returns the session after it. */
async function moveUp(sessionId: string, read: Reading, now: number): Promise<Read | null> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = await read(sessionId, now)
    if (!found) return null
    const { session } = found
    // Whoever is inside comes before those to whom the place would be offered.
    if (step === 0 && (await seatThem(session, insideWithoutSeat(found, now), now))) continue
    const update = dueUpdate(session, now)
    if (update === null) return found
    await changeSeats(sessionId, update, now)
  }
  return null
}

function dueUpdate(session: SessionDoc, now: number): GuardedUpdate | null {
  const { seats } = session
  const promote = mayOffer(session, now)
  const due = nextStep(seats, now, { promote })
  if (due.do === 'expire')
    return (promote ? passedOn(session, due.offers, now) : null) ?? endOffers(SEATS, due.offers)
  return due.do === 'offer'
    ? offerNext(SEATS, due.heads, now, offerUntilOf(session, now))
    : nextAdmission(SEATS, seats, now, admissionOf(session, now))
}

/** A single offer that is over goes on to the next in line in the same update. */
function passedOn(session: SessionDoc, over: readonly Offer[], now: number): GuardedUpdate | null {
  const { seats } = session
  const [offer, another] = over
  const head = offer && nextInLine(seats, offer)
  if (!offer || another || !head) return null
  const index = seats.offers.findIndex(({ who }) => who === offer.who)
  return passOfferOn(SEATS, { who: offer.who, index }, head, now, offerUntilOf(session, now))
}

/** Takes the mark off, unless the seats have changed since or have changed a moment ago. */
async function rest(session: SessionDoc, now: number): Promise<void> {
  if (!session.unsettled || now - session.seatsChangedAt < QUIET_MS) return
  await changeSession(session._id, {
    guard: { unsettled: true, version: session.version, [`${SEATS}.version`]: session.seats.version },
    patch: { $set: { unsettled: false }, $unset: { settleAt: '' } },
  })
}

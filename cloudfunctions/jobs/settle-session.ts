/**
 * Owns bringing one session in step with its seats: offers that are due are ended and made, and rows, agendas and
 * messages are compared with the seats, which are the truth, and repaired: everybody at once, of a crowd in passes.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { isCrowd } from '@/domain/activity/crowd'
import { admissionOf, checkInWindowOf, mayOffer, offerUntilOf } from '@/domain/activity/rules'
import { changingSeats, QUIET_MS, SEATS } from '@/domain/activity/session-changes'
import { applied } from '@/domain/kernel/applied'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { endOffers, type Offer, offerNext, passOfferOn } from '@/domain/kernel/seats'
import { nextAdmission } from '@/domain/kernel/seats-applicants'
import { postOf } from '@/domain/kernel/seats-posts'
import { nextInLine, nextStep, standings } from '@/domain/kernel/seats-reading'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { callAllAbsent } from '../api/repositories/absences'
import { ownersJoin } from '../api/repositories/agenda'
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
import type { Member } from './member'
import { walkCrowd } from './settle-crowd'
import { isInStep, isRowBehind, membersOf, settleMembers } from './settle-members'

const MOST_STEPS = 20

/**
 * Settles one session. Harmless when repeated, or run twice at once. Two requests where all is in step already, and one
 * more where somebody is to be told.
 */
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
  // Whoever came or went while it was read would be judged by old rows: the next run sees to it.
  if (!(await isAsRead(moved, members, now))) return
  const { inStep, failed } = await settleMembers(session, members, now)
  const called = await callAbsent(moved, inStep, now)
  if (failed.length > 0) throw failed[0]
  // What could not be brought in step is looked at once more.
  if (called && inStep.length === members.length) await rest(moved, now)
}

/** Whether the session stands as it was read. No request where nothing is to be repaired, or that is certain. */
async function isAsRead(
  { session, moved, people }: Read,
  members: readonly Member[],
  now: number,
): Promise<boolean> {
  // The time of a session that is over is nobody's any more, whatever the seats say.
  const isOnlyOver = (member: Member) => session.state === 'ended' && !isRowBehind(session, member, now)
  const isCertain = moved && members.every(({ ownerId }) => people.has(ownerId))
  if (isCertain || members.every((member) => isInStep(session, member, now) || isOnlyOver(member)))
    return true
  const { seats, version } = session
  const fresh = await findBareSession(session._id)
  return fresh !== null && fresh.seats.version === seats.version && fresh.version === version
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
  /** When anybody else has changed its seats last. */
  changedAt: number
  /** Whether they were changed since, by this settling: until then all stood as it was read. */
  moved: boolean
  rows: EnrollmentDocument[]
  /** Those who are checked in. */
  inside: InsideRow[]
  station: StationDocument | null
  /** The days of rooms on which it takes one. */
  rooms: RoomDayDoc[]
  /** By whose phones the places are held; where they are many, some of them. */
  people: ReadonlyMap<string, PersonDocument>
}

type Reading = (sessionId: string, now: number) => Promise<Read | null>

const besides = (sessionId: string) => ({ rooms: roomsTaken(sessionId), ...withStation })

/** One request for a session of at most 250 rows. */
const readWhole: Reading = async (sessionId) => {
  const along = { rows: rowsJoin(sessionId), owners: ownersJoin('rows') }
  const found = await sessionWith(sessionId, { ...along, ...besides(sessionId) })
  if (!found) return null
  const { session, joined } = found
  const rows = await allRows(sessionId, (joined['rows'] ?? []) as EnrollmentDoc[])
  const people = (joined['owners'] ?? []) as unknown as PersonDocument[]
  return {
    ...{ session, rows, inside: rows.filter(({ state }) => state === 'checkedIn') },
    ...{ changedAt: session.seatsChangedAt, moved: false },
    people: new Map(people.map((person) => [person._id, person])),
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
    ...{ changedAt: session.seatsChangedAt, moved: false, people: new Map() },
    station: (joined['station']?.[0] ?? null) as StationDocument | null,
    rooms: (joined['rooms'] ?? []) as RoomDayDoc[],
  }
}

/**
 * Ends offers whose time is over, offers free places and answers whom nobody answered, until nothing is due. One request
 * beside the reading for each step. @returns the session after it
 */
async function moveUp(sessionId: string, read: Reading, now: number): Promise<Read | null> {
  let found = await read(sessionId, now)
  // Whoever is inside comes before those to whom the place would be offered.
  if (found && (await seatThem(found.session, insideWithoutSeat(found, now), now)))
    found = await read(sessionId, now)
  for (let step = 0; found && step < MOST_STEPS; step++) {
    const update = dueUpdate(found.session, now)
    if (update === null) return found
    const after = await changedAsRead(found, update, now)
    // In a crowd it is never as it was read, and the change holds by its own guard or is decided anew.
    if (after === null) await changeSeats(sessionId, update, now)
    found = after ?? (await read(sessionId, now))
  }
  return null
}

/** Changes the seats if nobody has changed the session since it was read. @returns it as it then stands */
async function changedAsRead(found: Read, update: GuardedUpdate, now: number): Promise<Read | null> {
  const { session } = found
  const { guard, patch } = changingSeats(update, now, asRead(session))
  if (!(await changeSession(session._id, { guard, patch }))) return null
  return { ...found, session: applied(session, patch), moved: true }
}

const asRead = ({ version, seats }: SessionDoc) => ({ version, [`${SEATS}.version`]: seats.version })

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

/** Whether the absent of a session that is over are still to be called, which waits for its seats to be quiet. */
const hasUncalled = ({ state, nextDueAt }: SessionDoc): boolean => state === 'ended' && nextDueAt !== null

const isQuiet = ({ changedAt }: Read, now: number): boolean => now - changedAt >= QUIET_MS

/**
 * Once a session is over, notes who of those in step did not come; of a crowd the clock does so in passes.
 * @returns whether nobody is left to be called
 */
async function callAbsent(found: Read, inStep: readonly Member[], now: number): Promise<boolean> {
  if (!hasUncalled(found.session)) return true
  if (!isQuiet(found, now)) return false
  const rows = inStep.flatMap(({ row }) => row ?? [])
  return callAllAbsent(rows, found.people, now)
}

/** Takes the mark off, unless the seats have changed since or somebody else has changed them a moment ago. */
async function rest(found: Read, now: number): Promise<void> {
  const { session } = found
  const called = hasUncalled(session)
  if (!isQuiet(found, now) || !(session.unsettled || called)) return
  await changeSession(session._id, {
    guard: asRead(session),
    patch: { $set: { unsettled: false, ...(called && { nextDueAt: null }) }, $unset: { settleAt: '' } },
  })
}

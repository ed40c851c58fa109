/**
 * Owns bringing one session in step with its seats: offers that are due are ended and made, and rows, agendas and
 * messages are compared with the seats, which are the truth, and repaired. Whatever a request left undone when it
 * died is done here.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { stepTowards, targetOf } from '@/domain/activity/keep-in-step'
import { participantOf } from '@/domain/activity/participant'
import { admissionOf, checkInWindowOf, mayOffer, offerUntilOf } from '@/domain/activity/rules'
import { QUIET_MS, SEATS } from '@/domain/activity/session-changes'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { endOffers, type Offer, offerNext, passOfferOn, type Seat } from '@/domain/kernel/seats'
import { nextAdmission } from '@/domain/kernel/seats-applicants'
import { postOf } from '@/domain/kernel/seats-posts'
import { nextInLine, nextStep, postAt, standing, type Standing } from '@/domain/kernel/seats-reading'
import type { AgendaItem } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { agendaOwners, freeTime, moveTime, takeTime } from '../api/repositories/agenda'
import { seatAtDoor } from '../api/repositories/door-seats'
import { allRows, changeEnrollment, type EnrollmentDoc, rowsJoin } from '../api/repositories/enrollments'
import { postMissing } from '../api/repositories/messages'
import { answeredBy, bringRow, changeSeats, leaveSeats } from '../api/repositories/places'
import { changeSession, findSession, type SessionDoc, sessionWith } from '../api/repositories/sessions'
import type { RoomDayDoc } from '../api/repositories/room-days'
import { bringRoomsInStep, roomsTaken } from '../api/repositories/room-sessions'
import { tellHolders } from '../api/repositories/stall-news'
import { withStation } from '../api/repositories/stations'
import type { Member } from './member'
import { messagesFor } from './settle-messages'

const MOST_STEPS = 20
const AT_ONCE = 20

/** Settles one session. Harmless when repeated, or run twice at once. */
export async function settleSession(sessionId: string, now: number): Promise<void> {
  const moved = await moveUp(sessionId, now)
  if (!moved) return
  const { session, rooms } = moved
  await bringRoomsInStep(session, rooms)
  await tellHolders(session, now)
  const members = await membersOf(moved)
  const behind = members.filter((member) => !isInStep(session, member, now))
  // Whoever came or went while agendas were read would be judged by old rows: the next run sees to it.
  if (behind.length > 0 && !(await standsStill(session))) return
  await postMissing(members.flatMap((member) => messagesFor(session, member, now)))
  let again = false
  for (let from = 0; from < behind.length; from += AT_ONCE) {
    const group = behind.slice(from, from + AT_ONCE)
    const changes = await Promise.all(group.map((member) => repair(session, member, now)))
    again ||= changes.includes(true)
  }
  // What was repaired is looked at once more, since messages are told only of what is in step.
  if (!again) await rest(session, now)
}

async function standsStill({ _id, seats, version }: SessionDoc): Promise<boolean> {
  const session = await findSession(_id)
  return session !== null && session.seats.version === seats.version && session.version === version
}

/** Whoever cancelled and was checked in at the same moment is there: the place that came free by it is theirs again. */
const insideWithoutSeat = ({ session, rows }: Read, now: number): EnrollmentDocument[] =>
  now < checkInWindowOf(session).from || now >= session.endAt
    ? []
    : rows.filter((row) => row.state === 'checkedIn' && standing(session.seats, row.personId).is === 'none')

/** @returns whether somebody was seated */
async function seatThem(
  session: SessionDoc,
  inside: readonly EnrollmentDocument[],
  now: number,
): Promise<boolean> {
  let seated = false
  for (const { personId, ownerId, post } of inside) {
    const seat = { who: personId, by: ownerId, at: now, ...postOf({ post }) }
    seated = (await seatAtDoor(session._id, seat, now)) !== null || seated
  }
  return seated
}

/** A session with all its rows and its station. */
interface Read {
  session: SessionDoc
  rows: EnrollmentDocument[]
  station: StationDocument | null
  /** The days of rooms on which it takes one. */
  rooms: RoomDayDoc[]
}

/** One request for a session of at most 250 rows. */
async function read(sessionId: string): Promise<Read | null> {
  const found = await sessionWith(sessionId, {
    ...{ rows: rowsJoin(sessionId), rooms: roomsTaken(sessionId) },
    ...withStation,
  })
  if (!found) return null
  const { session, joined } = found
  const rows = await allRows(sessionId, (joined.rows ?? []) as EnrollmentDoc[])
  const station = (joined.station?.[0] ?? null) as StationDocument | null
  return { session, rows, station, rooms: (joined.rooms ?? []) as RoomDayDoc[] }
}

/** Ends offers whose time is over, offers free places and answers whom nobody answered, until nothing is due. @returns the session after it. */
async function moveUp(sessionId: string, now: number): Promise<Read | null> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = await read(sessionId)
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

async function membersOf({ session, rows, station }: Read): Promise<Member[]> {
  const { holders, offers, queue, applicants = [] } = session.seats
  const owners = new Map<string, string>(rows.map((row) => [row.personId, row.ownerId]))
  for (const seat of [...holders, ...offers, ...queue, ...applicants] as Seat[]) {
    if (!owners.has(seat.who)) owners.set(seat.who, seat.by)
  }
  const people = await agendaOwners([...owners.values()])
  const rowOf = new Map(rows.map((row) => [row.personId, row]))
  return [...owners].map(([who, ownerId]) => {
    const place = standing(session.seats, who)
    const row = rowOf.get(who) ?? null
    const owner = people.get(ownerId) ?? null
    const participant = row ?? (owner && participantOf(owner, who, station))
    const item = owner?.agenda.find((one) => one.sessionId === session._id && one.personId === who)
    return { who, ownerId, place, target: targetOf(place.is, session), row, owner, item, participant }
  })
}

/** Whether agenda and row of a person say what the seats say. */
const isInStep = (session: SessionDoc, member: Member, now: number): boolean =>
  agendaStep(session, member, now) === null && !isRowBehind(session, member, now)

/** Whether a row is to be moved or written anew. Without a free seat there is nothing to mend for somebody inside. */
function isRowBehind(session: SessionDoc, { place, row, participant, target }: Member, now: number): boolean {
  if (!participant || (place.is === 'none' && row?.state === 'checkedIn' && now < session.endAt)) return false
  const { state = 'none', offerUntil = null } = row ?? {}
  if (stepTowards(target, { state, offerUntil }, now) !== null) return true
  return row !== null && isStale(row, session, place)
}

/** Brings one person's agenda and row in step. @returns whether something was changed of which somebody is to be told. */
async function repair(session: SessionDoc, member: Member, now: number): Promise<boolean> {
  const agenda = await repairAgenda(session, member, now)
  const { place, participant } = member
  const target = agenda === 'clash' ? 'gone' : member.target
  if (!participant || !isRowBehind(session, { ...member, target }, now)) return agenda !== 'fine'
  const row = await bringRow(session, participant, target, member.row, {
    ...{ by: 'system', now, offerUntil: offerUntilIn(place), ...answeredBy(place) },
    ...postOf({ post: postAt(place) }),
  })
  const stale = row !== null && isStale(row, session, place)
  if (stale) await refresh(row, session, place)
  return agenda !== 'fine' || stale || row?.version !== member.row?.version
}

const offerUntilIn = (place: Standing): number | null => (place.is === 'offered' ? place.until : null)

/** What the agenda lacks of what the seats say; null when it says the same. */
function agendaStep(
  session: SessionDoc,
  { target, owner, item, row }: Member,
  now: number,
): 'free' | 'move' | 'take' | null {
  if (target !== 'holder' || session.state === 'ended') return item ? 'free' : null
  if (item) return item.startAt === session.startAt && item.endAt === session.endAt ? null : 'move'
  // Nobody who is at the door already has a seat taken away.
  return !owner || now >= session.startAt || (row && !isEarly(row)) ? null : 'take'
}

async function repairAgenda(
  session: SessionDoc,
  member: Member,
  now: number,
): Promise<'fine' | 'changed' | 'clash'> {
  const { who, ownerId } = member
  const { startAt, endAt } = session
  const wanted: AgendaItem = { sessionId: session._id, personId: who, startAt, endAt }
  switch (agendaStep(session, member, now)) {
    case null:
      return 'fine'
    case 'free':
      // A time that is free again is nobody's news.
      await freeTime(ownerId, session._id, who)
      return 'fine'
    case 'move':
      await moveTime(ownerId, wanted)
      return 'changed'
    case 'take':
      if (!(await takeTime(ownerId, wanted))) return 'changed'
      // The time was promised elsewhere first, and whoever signed up died before giving this seat back.
      await leaveSeats(session, who, now)
      return 'clash'
  }
}

const facts = ({ title, placeName, startAt, endAt }: SessionDocument) => ({
  title,
  placeName,
  startAt,
  endAt,
})

const isEarly = (row: EnrollmentDocument): boolean =>
  isLive(row) || row.state === 'cancelled' || row.state === 'declined'

const isLive = (row: EnrollmentDocument): boolean =>
  row.state === 'confirmed' || row.state === 'waiting' || row.state === 'offered' || row.state === 'applied'

/** Whether a row still says an old time, place or offer. Rows of people who came or went stay as they were. */
const isStale = (row: EnrollmentDocument, session: SessionDocument, place: Standing): boolean =>
  isLive(row) &&
  (row.post !== postAt(place) ||
    row.startAt !== session.startAt ||
    row.endAt !== session.endAt ||
    row.placeName !== session.placeName ||
    row.title !== session.title ||
    (row.state === 'offered' && row.offerUntil !== offerUntilIn(place)))

async function refresh(row: EnrollmentDocument, session: SessionDocument, place: Standing): Promise<void> {
  const post = postAt(place)
  await changeEnrollment(row._id, {
    guard: { state: row.state, version: row.version },
    patch: {
      $set: { ...facts(session), offerUntil: offerUntilIn(place), ...postOf({ post }) },
      ...(post === undefined && row.post !== undefined && { $unset: { post: '' } }),
      $inc: { version: 1 },
    },
  })
}

/** Takes the mark off, unless the seats have changed since or have changed a moment ago. */
async function rest(session: SessionDoc, now: number): Promise<void> {
  if (!session.unsettled || now - session.seatsChangedAt < QUIET_MS) return
  await changeSession(session._id, {
    guard: { unsettled: true, version: session.version, [`${SEATS}.version`]: session.seats.version },
    patch: { $set: { unsettled: false }, $unset: { settleAt: '' } },
  })
}

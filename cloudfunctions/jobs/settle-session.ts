/**
 * Owns bringing one session in step with its seats: offers that are due are ended and made, and rows, agendas and
 * messages are compared with the seats, which are the truth, and repaired. Whatever a request left undone when it
 * died is done here.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { targetOf } from '@/domain/activity/keep-in-step'
import { participantOf } from '@/domain/activity/participant'
import { admissionOf, checkInWindowOf, mayOffer, offerUntilOf } from '@/domain/activity/rules'
import { SEATS } from '@/domain/activity/session-changes'
import { endOffers, offerNext, type Seat } from '@/domain/kernel/seats'
import { nextAdmission } from '@/domain/kernel/seats-applicants'
import { postOf } from '@/domain/kernel/seats-posts'
import { nextStep, postAt, standing } from '@/domain/kernel/seats-reading'
import type { AgendaItem } from '@/domain/person/documents'
import { agendaOwners, freeTime, moveTime, takeTime } from '../api/repositories/agenda'
import { seatAtDoor } from '../api/repositories/door-seats'
import { changeEnrollment, enrollmentsOfSession, findEnrollments } from '../api/repositories/enrollments'
import { postMissing } from '../api/repositories/messages'
import { answeredBy, bringRow, changeSeats, leaveSeats } from '../api/repositories/places'
import { changeSession, findSession, type SessionDoc } from '../api/repositories/sessions'
import { findStation } from '../api/repositories/stations'
import type { Member } from './member'
import { messagesFor } from './settle-messages'

/** Longer than a request may live: after so long a quiet nobody who changed the seats is still writing rows. */
const QUIET_MS = 30_000
const MOST_STEPS = 20
/** No session has more places. */
const MOST_INSIDE = 500
const AT_ONCE = 20

/** Settles one session. Harmless when repeated, or run twice at once. */
export async function settleSession(sessionId: string, now: number): Promise<void> {
  const moved = await moveUp(sessionId, now)
  if (!moved) return
  const rows = await enrollmentsOfSession(sessionId)
  const members = await membersOf(moved, rows)
  // Whoever came or went while rows and agendas were read would be judged by old rows: the next run sees to it.
  const session = await findSession(sessionId)
  if (!session || session.seats.version !== moved.seats.version || session.version !== moved.version) return
  await postMissing(members.flatMap((member) => messagesFor(session, member, now)))
  let repaired = false
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const group = members.slice(from, from + AT_ONCE)
    const changes = await Promise.all(group.map((member) => repair(session, member, now)))
    repaired ||= changes.includes(true)
  }
  // What was repaired is looked at once more, since messages are told only of what is in step.
  if (!repaired) await rest(session, now)
}

/**
 * Whoever cancelled and was checked in at the same moment is there: the place that came free by it is theirs again before
 * it is offered to anybody. One request once the door is open, none before. @returns whether somebody was seated
 */
async function seatThoseInside(session: SessionDoc, now: number): Promise<boolean> {
  if (now < checkInWindowOf(session).from || now >= session.endAt) return false
  const inside = await findEnrollments({ sessionId: session._id, state: 'checkedIn' }, { limit: MOST_INSIDE })
  let seated = false
  for (const { personId, ownerId, post } of inside)
    if (standing(session.seats, personId).is === 'none') {
      const seat = { who: personId, by: ownerId, at: now, ...postOf({ post }) }
      seated = (await seatAtDoor(session._id, seat, now)) !== null || seated
    }
  return seated
}

/** Ends offers whose time is over, offers free places and answers whom nobody answered, until nothing is due. @returns the session after it. */
async function moveUp(sessionId: string, now: number): Promise<SessionDoc | null> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const session = await findSession(sessionId)
    if (!session) return null
    if (step === 0 && (await seatThoseInside(session, now))) continue
    const due = nextStep(session.seats, now, { promote: mayOffer(session, now) })
    const update =
      due.do === 'expire'
        ? endOffers(SEATS, due.offers)
        : due.do === 'offer'
          ? offerNext(SEATS, due.heads, now, offerUntilOf(session, now))
          : nextAdmission(SEATS, session.seats, now, admissionOf(session, now))
    if (update === null) return session
    await changeSeats(sessionId, update, now)
  }
  return null
}

async function membersOf(session: SessionDoc, rows: readonly EnrollmentDocument[]): Promise<Member[]> {
  const { holders, offers, queue, applicants = [] } = session.seats
  const owners = new Map<string, string>(rows.map((row) => [row.personId, row.ownerId]))
  for (const seat of [...holders, ...offers, ...queue, ...applicants] as Seat[]) {
    if (!owners.has(seat.who)) owners.set(seat.who, seat.by)
  }
  const [people, station] = await Promise.all([
    agendaOwners([...owners.values()]),
    findStation(session.stationId),
  ])
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

/** Brings one person's agenda and row in step. @returns whether anything had to be changed. */
async function repair(session: SessionDoc, member: Member, now: number): Promise<boolean> {
  const agenda = await repairAgenda(session, member, now)
  if (!member.participant) return agenda !== 'fine'
  const { place, participant } = member
  // Without a free seat there is nothing to mend for somebody inside.
  if (place.is === 'none' && member.row?.state === 'checkedIn' && now < session.endAt) return false
  const offerUntil = place.is === 'offered' ? place.until : null
  const target = agenda === 'clash' ? 'gone' : member.target
  const row = await bringRow(session, participant, target, member.row, {
    ...{ by: 'system', now, offerUntil, ...answeredBy(place) },
    ...postOf({ post: postAt(place) }),
  })
  const behind = row !== null && isBehind(row, session, offerUntil, postAt(place))
  if (behind) await refresh(row, session, offerUntil, postAt(place))
  return agenda !== 'fine' || behind || row?.version !== member.row?.version
}

async function repairAgenda(
  session: SessionDoc,
  { who, ownerId, target, owner, item, row }: Member,
  now: number,
): Promise<'fine' | 'changed' | 'clash'> {
  const wanted: AgendaItem = {
    sessionId: session._id,
    personId: who,
    startAt: session.startAt,
    endAt: session.endAt,
  }
  if (target !== 'holder' || session.state === 'ended') {
    if (!item) return 'fine'
    await freeTime(ownerId, session._id, who)
    return 'changed'
  }
  if (item) {
    if (item.startAt === wanted.startAt && item.endAt === wanted.endAt) return 'fine'
    await moveTime(ownerId, wanted)
    return 'changed'
  }
  // Nobody who is at the door already has a seat taken away.
  if (!owner || now >= session.startAt || (row && !isEarly(row))) return 'fine'
  if (!(await takeTime(ownerId, wanted))) return 'changed'
  // The time was promised elsewhere first, and whoever signed up died before giving this seat back.
  await leaveSeats(session, who, now)
  return 'clash'
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
const isBehind = (
  row: EnrollmentDocument,
  session: SessionDocument,
  offerUntil: number | null,
  post: string | undefined,
): boolean =>
  isLive(row) &&
  (row.post !== post ||
    row.startAt !== session.startAt ||
    row.endAt !== session.endAt ||
    row.placeName !== session.placeName ||
    row.title !== session.title ||
    (row.state === 'offered' && row.offerUntil !== offerUntil))

async function refresh(
  row: EnrollmentDocument,
  session: SessionDocument,
  offerUntil: number | null,
  post: string | undefined,
): Promise<void> {
  await changeEnrollment(row._id, {
    guard: { state: row.state, version: row.version },
    patch: {
      $set: { ...facts(session), offerUntil, ...postOf({ post }) },
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
    patch: { $set: { unsettled: false } },
  })
}

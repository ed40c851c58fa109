/**
 * Owns bringing the people of one session in step with its seats, which are the truth: what somebody is to be told is
 * posted, then rows and agendas are repaired. Whatever a request left undone when it died is done here.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { stepTowards, targetOf } from '@/domain/activity/keep-in-step'
import { participantOf } from '@/domain/activity/participant'
import { postOf } from '@/domain/kernel/seats-posts'
import { postAt, seatAt, type Standing, standingIn } from '@/domain/kernel/seats-reading'
import type { AgendaItem, PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { type AgendaOwner, agendaOwners, freeTimes, moveTime, takeTime } from '../api/repositories/agenda'
import { changeEnrollment } from '../api/repositories/enrollments'
import { postMissing } from '../api/repositories/messages'
import { answeredBy, bringRow, leaveSeats } from '../api/repositories/places'
import type { SessionDoc } from '../api/repositories/sessions'
import type { Member } from './member'
import { messagesFor } from './settle-messages'

const AT_ONCE = 20

/** People of a session as they were read. */
interface People {
  session: SessionDoc
  station: StationDocument | null
  rows: readonly EnrollmentDocument[]
  /** Where those stand who are in the seats. */
  places: ReadonlyMap<string, Standing>
  /** Those of whose phones all has been read along. */
  people?: ReadonlyMap<string, PersonDocument>
}

/**
 * What is known of those who have a row, and of `whos` who may have none, the agendas included. One request for each
 * hundred phones that were not read along.
 */
export async function membersOf(
  { session, station, rows, places, people = new Map() }: People,
  whos: Iterable<string>,
): Promise<Member[]> {
  const owners = new Map<string, string>(rows.map((row) => [row.personId, row.ownerId]))
  for (const who of whos) {
    const seat = seatAt(standingIn(places, who))
    if (seat && !owners.has(who)) owners.set(who, seat.by)
  }
  const others = await agendaOwners([...owners.values()].filter((id) => !people.has(id)))
  const rowOf = new Map(rows.map((row) => [row.personId, row]))
  return [...owners].map(([who, ownerId]) => {
    const place = standingIn(places, who)
    const row = rowOf.get(who) ?? null
    const owner: AgendaOwner | null = people.get(ownerId) ?? others.get(ownerId) ?? null
    const participant = row ?? (owner && participantOf(owner, who, station))
    const item = owner?.agenda.find((one) => one.sessionId === session._id && one.personId === who)
    return { who, ownerId, place, target: targetOf(place.is, session), row, owner, item, participant }
  })
}

/**
 * Tells these people what they are to be told, and brings those in step who are behind; one who cannot be brought there does
 * not stop the others. Times that are nobody's any more are freed all at once.
 * @returns those who are in step now and were told; the others are to be looked at again
 */
export async function settleMembers(
  session: SessionDoc,
  members: readonly Member[],
  now: number,
): Promise<{ inStep: Member[]; failed: unknown[] }> {
  const lettersTo = (people: readonly Member[]) =>
    people.flatMap((member) => messagesFor(session, member, now))
  const letters = lettersTo(members)
  await postMissing(letters)
  const settled = await repairAll(session, members, now)
  // Some are told only once they are in step.
  const told = new Set(letters.map(({ _id }) => _id))
  await postMissing(lettersTo(settled.inStep).filter(({ _id }) => !told.has(_id)))
  return settled
}

async function repairAll(session: SessionDoc, members: readonly Member[], now: number) {
  const freed = members.filter((member) => agendaStep(session, member, now) === 'free')
  await freeTimes(session._id, freed)
  const free = members.map((member) => (freed.includes(member) ? { ...member, item: undefined } : member))
  const inStep = free.filter((member) => isInStep(session, member, now))
  const behind = free.filter((member) => !isInStep(session, member, now))
  const failed: unknown[] = []
  for (let from = 0; from < behind.length; from += AT_ONCE) {
    const group = behind.slice(from, from + AT_ONCE)
    const after = await Promise.allSettled(group.map((member) => repair(session, member, now)))
    for (const outcome of after) {
      if (outcome.status === 'rejected') failed.push(outcome.reason)
      else if (outcome.value) inStep.push(outcome.value)
    }
  }
  return { inStep, failed }
}

/** Whether agenda and row of a person say what the seats say. */
export const isInStep = (session: SessionDoc, member: Member, now: number): boolean =>
  agendaStep(session, member, now) === null && !isRowBehind(session, member, now)

/** Whether a row is to be moved or written anew. Without a free seat there is nothing to mend for somebody inside. */
export function isRowBehind(
  session: SessionDoc,
  { place, row, participant, target }: Member,
  now: number,
): boolean {
  if (!participant || (place.is === 'none' && row?.state === 'checkedIn' && now < session.endAt)) return false
  const { state = 'none', offerUntil = null } = row ?? {}
  if (stepTowards(target, { state, offerUntil }, now) !== null) return true
  return row !== null && isStale(row, session, place)
}

/**
 * Brings one person in step, whose time is not one to be freed.
 * @returns the person as everything then stands; null when that is to be looked at again
 */
async function repair(session: SessionDoc, member: Member, now: number): Promise<Member | null> {
  const item = await repairAgenda(session, member, now)
  const { place, participant } = member
  const target = item === 'clash' ? 'gone' : member.target
  if (!participant || !isRowBehind(session, { ...member, target }, now))
    return item === 'clash' ? null : { ...member, item }
  const row = await bringRow(session, participant, target, member.row, {
    ...{ by: 'system', now, offerUntil: offerUntilIn(place), ...answeredBy(place) },
    ...postOf({ post: postAt(place) }),
  })
  if (row !== null && isStale(row, session, place)) {
    await refresh(row, session, place)
    return null
  }
  if (item === 'clash') return null
  const after = { ...member, item, row }
  return isInStep(session, after, now) ? after : null
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

/** @returns the time as it then stands in the agenda; `clash` when it was promised elsewhere and the seat is given back */
async function repairAgenda(
  session: SessionDoc,
  member: Member,
  now: number,
): Promise<AgendaItem | 'clash' | undefined> {
  const { who, ownerId, item } = member
  const { startAt, endAt } = session
  const wanted: AgendaItem = { sessionId: session._id, personId: who, startAt, endAt }
  switch (agendaStep(session, member, now)) {
    case 'move':
      await moveTime(ownerId, wanted)
      return wanted
    case 'take':
      if (!(await takeTime(ownerId, wanted))) return wanted
      // The time was promised elsewhere first, and whoever signed up died before giving this seat back.
      await leaveSeats(session, who, now)
      return 'clash'
    default:
      return item
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

const isLive = (row: Pick<EnrollmentDocument, 'state'>): boolean =>
  row.state === 'confirmed' || row.state === 'waiting' || row.state === 'offered' || row.state === 'applied'

/** What of a row is compared with the seats. */
type ComparedRow = Pick<
  EnrollmentDocument,
  'state' | 'offerUntil' | 'post' | 'startAt' | 'endAt' | 'placeName' | 'title'
>

/** Whether a row still says an old time, place or offer. Rows of people who came or went stay as they were. */
export const isStale = (row: ComparedRow, session: SessionDocument, place: Standing): boolean =>
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

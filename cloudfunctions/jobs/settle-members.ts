/**
 * Owns bringing the people of one session in step with its seats, which are the truth: what somebody is to be told is
 * posted, then rows and agendas are repaired. Whatever a request left undone when it died is done here.
 */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { stepTowards, targetOf } from '@/domain/activity/keep-in-step'
import { participantOf } from '@/domain/activity/participant'
import { postOf } from '@/domain/kernel/seats-posts'
import { postAt, type Standing, standingIn } from '@/domain/kernel/seats-reading'
import type { AgendaItem } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { agendaOwners, freeTime, moveTime, takeTime } from '../api/repositories/agenda'
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
}

/** Whose phone it is by which somebody stands so. */
const phoneOf = (place: Standing): string | null => {
  switch (place.is) {
    case 'holder':
      return place.seat.by
    case 'offered':
      return place.offer.by
    case 'waiting':
      return place.waiter.by
    case 'applied':
    case 'refused':
      return place.applicant.by
    case 'none':
      return null
  }
}

/**
 * What is known of those who have a row, and of `whos` who may have none, the agendas included. One request for each
 * hundred phones.
 */
export async function membersOf(
  { session, station, rows, places }: People,
  whos: Iterable<string>,
): Promise<Member[]> {
  const owners = new Map<string, string>(rows.map((row) => [row.personId, row.ownerId]))
  for (const who of whos) {
    const phone = phoneOf(standingIn(places, who))
    if (phone !== null && !owners.has(who)) owners.set(who, phone)
  }
  const people = await agendaOwners([...owners.values()])
  const rowOf = new Map(rows.map((row) => [row.personId, row]))
  return [...owners].map(([who, ownerId]) => {
    const place = standingIn(places, who)
    const row = rowOf.get(who) ?? null
    const owner = people.get(ownerId) ?? null
    const participant = row ?? (owner && participantOf(owner, who, station))
    const item = owner?.agenda.find((one) => one.sessionId === session._id && one.personId === who)
    return { who, ownerId, place, target: targetOf(place.is, session), row, owner, item, participant }
  })
}

/**
 * Tells these people what they are to be told, and brings those in step who are behind.
 * @returns whether something was changed of which somebody is to be told
 */
export async function settleMembers(
  session: SessionDoc,
  { members, behind }: { members: readonly Member[]; behind: readonly Member[] },
  now: number,
): Promise<boolean> {
  await postMissing(members.flatMap((member) => messagesFor(session, member, now)))
  let again = false
  for (let from = 0; from < behind.length; from += AT_ONCE) {
    const group = behind.slice(from, from + AT_ONCE)
    const changes = await Promise.all(group.map((member) => repair(session, member, now)))
    again ||= changes.includes(true)
  }
  return again
}

/** Whether agenda and row of a person say what the seats say. */
export const isInStep = (session: SessionDoc, member: Member, now: number): boolean =>
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

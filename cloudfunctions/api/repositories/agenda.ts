/** Owns people's promised times: one person is never in two places, even when two sign-ups race. */
import { AGENDA_KEPT } from '@/domain/activity/decide-sign-up'
import type { Owner } from '@/domain/activity/participant'
import { allOf, type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import { countOf, countOne, type QuotaBook } from '@/domain/kernel/quota'
import type { AgendaItem, PersonDocument } from '@/domain/person/documents'
import { bookedAhead, clashAt } from '@/domain/room/decide-book'
import { roomRules } from '@/domain/room/rules'
import { changeDoc, changeDocs, findDocs, getDoc, type Doc } from '../platform/cloud'
import { type Join, joinedAs } from '../platform/joins'

const PEOPLE = 'people'

type Overlapping = Pick<AgendaItem, 'personId' | 'startAt' | 'endAt'>

/** An agenda that keeps the time free for this person. Touching ends do not overlap. */
const freeFor = ({ personId, startAt, endAt }: Overlapping) => ({
  agenda: { $not: { $elemMatch: { personId, startAt: { $lt: endAt }, endAt: { $gt: startAt } } } },
})

const isSame = (a: AgendaItem, b: AgendaItem): boolean =>
  a.sessionId === b.sessionId && a.personId === b.personId

/** How many times an owner may take on one day, counted with the taking; `book` is the owner's as it was read. */
interface DayMeasure {
  book: QuotaBook | undefined
  most: number
  now: number
}

const COUNTED = 'placestaken'

/** How many times an owner has taken today, those given up again included. */
export const timesToday = (book: QuotaBook | undefined, now: number): number => countOf(book, COUNTED, now)

const counting = (measure: DayMeasure | undefined): GuardedUpdate[] =>
  measure ? [countOne(measure.book, { kind: COUNTED, most: measure.most, key: '', now: measure.now })] : []

/**
 * Writes a time into the owner's agenda unless the same person has promised an overlapping one. One request; a
 * second one when it is refused, to tell a repeat from a clash.
 * @param measure how many times may be taken on one day; nothing is counted without it
 * @returns null when the time is in the agenda, the promise that stands in its way, `full` when the day's measure is, or `closed` when the
 * owner's record is
 */
export async function takeTime(
  ownerId: string,
  item: AgendaItem,
  measure?: DayMeasure,
): Promise<AgendaItem | 'full' | 'closed' | null> {
  const room = { [`agenda.${AGENDA_KEPT - 1}`]: { $exists: false } }
  // A record that was closed at this moment takes nothing on.
  const standing = { 'merged.at': { $exists: false }, 'closed.at': { $exists: false } }
  const taking = { guard: { ...freeFor(item), ...room, ...standing }, patch: { $push: { agenda: item } } }
  const { guard, patch } = together(taking, ...counting(measure))
  if (await changeDoc(PEOPLE, ownerId, guard, patch)) return null
  const owner = await getDoc<PersonDocument>(PEOPLE, ownerId)
  // Somebody whose document is gone has no other promises to keep.
  if (!owner || owner.agenda.some((other) => isSame(other, item))) return null
  if (owner.merged || owner.closed) return 'closed'
  const clash = owner.agenda.find(
    (other) => other.personId === item.personId && other.startAt < item.endAt && other.endAt > item.startAt,
  )
  // An agenda that is full to the brim lets nothing more in; signing up is refused long before.
  if (!clash && owner.agenda.length >= AGENDA_KEPT) return owner.agenda[0] ?? null
  if (clash) return clash
  const book = owner.quota
  if (measure && countOf(book, COUNTED, measure.now) >= measure.most) return 'full'
  // The other promise has been given up in between, or another day has begun in the book: the time is free by now.
  return takeTime(ownerId, item, measure && { ...measure, book })
}

/** What stands in the way of a booked time: another promise, too many bookings ahead, or a record that was closed. */
export type RoomObstacle = AgendaItem | 'tooMany' | 'closed'

/**
 * Writes the time of a booked room into somebody's agenda, unless another promise overlaps or enough is booked ahead. One
 * request; a second one when it is refused.
 * @param known the bookings ahead as they were read; others that came since refuse it
 * @returns null when the time is in the agenda
 */
export async function takeBookedTime(
  personId: string,
  item: AgendaItem,
  now: number,
  known: readonly string[] = [],
): Promise<RoomObstacle | null> {
  const another = { room: { $exists: true }, endAt: { $gt: now }, sessionId: { $nin: [...known] } }
  const guard = allOf(
    freeFor(item),
    { agenda: { $not: { $elemMatch: another } } },
    {
      [`agenda.${AGENDA_KEPT - 1}`]: { $exists: false },
      ...{ 'merged.at': { $exists: false }, 'closed.at': { $exists: false } },
    },
  )
  if (await changeDoc(PEOPLE, personId, guard, { $push: { agenda: item } })) return null
  const person = await getDoc<PersonDocument>(PEOPLE, personId)
  if (!person || person.agenda.some((other) => isSame(other, item))) return null
  if (person.merged || person.closed) return 'closed'
  const clash = clashAt(person.agenda, personId, item)
  if (clash) return clash
  const ahead = bookedAhead(person.agenda, now).map(({ sessionId }) => sessionId)
  if (ahead.length >= roomRules.mostAhead || person.agenda.length >= AGENDA_KEPT) return 'tooMany'
  return takeBookedTime(personId, item, now, ahead)
}

const FREED_AT_ONCE = 500

/** Takes these people's times of a session out of their owners' agendas. One request, none for nobody; harmless when repeated. */
export async function freeTimes(
  sessionId: string,
  people: readonly { who: string; ownerId: string }[],
): Promise<void> {
  for (let from = 0; from < people.length; from += FREED_AT_ONCE) {
    const part = people.slice(from, from + FREED_AT_ONCE)
    await changeDocs(
      PEOPLE,
      { _id: { $in: [...new Set(part.map(({ ownerId }) => ownerId))] }, 'agenda.sessionId': sessionId },
      { $pull: { agenda: { sessionId, personId: { $in: part.map(({ who }) => who) } } } },
    )
  }
}

/** Takes a time out of the owner's agenda. One request, harmless when it is not there. */
export async function freeTime(ownerId: string, sessionId: string, personId: string): Promise<void> {
  await changeDoc(
    PEOPLE,
    ownerId,
    { agenda: { $elemMatch: { sessionId, personId } } },
    { $pull: { agenda: { sessionId, personId } } },
  )
}

/** Moves a promised time along with a session that was postponed. One request. */
export async function moveTime(ownerId: string, item: AgendaItem): Promise<void> {
  const { sessionId, personId, startAt, endAt } = item
  await changeDoc(
    PEOPLE,
    ownerId,
    { agenda: { $elemMatch: { sessionId, personId } } },
    { $set: { 'agenda.$.startAt': startAt, 'agenda.$.endAt': endAt } },
  )
}

/** Few enough to fit into one answer together with a session and its rows. */
const OWNERS_ALONG = 30

/** Those by whose phones the places of a session are held or were, along with it and its rows; of many some. */
export const ownersJoin = (rows: string): Join => {
  const lists = ['holders', 'offers', 'queue', 'applicants'].map((list) => ({
    $ifNull: [`$seats.${list}.by`, []],
  }))
  return {
    from: PEOPLE,
    ids: { $slice: [{ $setUnion: [`$${joinedAs(rows)}.ownerId`, ...lists] }, OWNERS_ALONG] },
  }
}

const OWNERS_AT_ONCE = 100

export type AgendaOwner = Owner & Pick<PersonDocument, 'agenda' | 'papers'>

/** The people whose agendas these are, by id, with what names them. One request for each 100: an agenda may be long. */
export async function agendaOwners(ownerIds: readonly string[]): Promise<Map<string, AgendaOwner>> {
  const found = new Map<string, AgendaOwner>()
  const ids = [...new Set(ownerIds)]
  for (let from = 0; from < ids.length; from += OWNERS_AT_ONCE) {
    const where = { _id: { $in: ids.slice(from, from + OWNERS_AT_ONCE) } }
    const fields = { agenda: 1, papers: 1, realName: 1, nickname: 1, family: 1, gridId: 1 } as const
    const people = await findDocs<Doc & AgendaOwner>(PEOPLE, where, { limit: OWNERS_AT_ONCE, fields })
    people.forEach((person) => found.set(person._id, person))
  }
  return found
}

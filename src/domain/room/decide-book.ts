/** Owns whether somebody may book a room: the days, the hours, the number of people, and what the person has booked already. */
import { AGENDA_KEPT } from '../activity/decide-sign-up'
import { dayOf, type Holidays } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { AgendaItem } from '../person/documents'
import type { PlaceEntry } from '../station/documents'
import type { PlacePurpose } from '../station/place-words'
import { dateWord } from '../words/moments'
import type { RoomDayDocument } from './documents'
import { bookableDays, isBookable, openOn, type Times } from './opening'
import { roomRules } from './rules'
import { takenIn } from './time'

/** How many a room holds for a purpose; null where nobody has counted. */
export const holdsOf = (
  { holds = null, holdsFor = {} }: Pick<PlaceEntry, 'holds' | 'holdsFor'>,
  purpose: PlacePurpose | null,
): number | null => (purpose === null ? holds : (holdsFor[purpose] ?? holds))

/** Until when somebody cannot book, having stayed away too often; null when that is not so. */
export function pausedUntil(misses: readonly number[] | undefined, now: number): number | null {
  const newest = (misses ?? []).slice(-roomRules.misses)
  const [first] = newest
  const last = newest[newest.length - 1]
  if (newest.length < roomRules.misses || first === undefined || last === undefined) return null
  const until = last + roomRules.pauseMs
  return last - first <= roomRules.missSpanMs && until > now ? until : null
}

/** The bookings that a person has ahead, as the agenda keeps them. */
export const bookedAhead = (agenda: readonly AgendaItem[], now: number): AgendaItem[] =>
  agenda.filter(({ room, endAt }) => room !== undefined && endAt > now)

/** The promise of this person that overlaps; null when the time is free. */
export const clashAt = (agenda: readonly AgendaItem[], personId: string, times: Times): AgendaItem | null =>
  agenda.find(
    (item) => item.personId === personId && item.startAt < times.endAt && item.endAt > times.startAt,
  ) ?? null

type TimeCode = 'ROOM_NOT_BOOKABLE' | 'ROOM_DAY_SHUT' | 'ROOM_BAD_TIME'

/** Whether a room can be booked at these times at all. */
function decideTime(
  place: PlaceEntry,
  { startAt, endAt }: Times,
  { holidays, now }: { holidays: Holidays; now: number },
): Decision<true, TimeCode> {
  if (!isBookable(place)) return reject('ROOM_NOT_BOOKABLE', { place: place.name })
  const day = dayOf(startAt)
  const days = bookableDays(now, holidays)
  const open = days.includes(day) ? openOn(place, day, holidays) : null
  if (!open) return reject('ROOM_DAY_SHUT', { day: dateWord(startAt, now) })
  const onStep = [startAt, endAt].every((at) => (at - open.startAt) % roomRules.stepMs === 0)
  const long = endAt - startAt
  const fits = startAt >= open.startAt && endAt <= open.endAt
  return onStep && fits && long > 0 && long <= roomRules.longestMs ? ok(true) : reject('ROOM_BAD_TIME')
}

interface Wanted extends Times {
  purpose: PlacePurpose | null
  people: number
}

/** Whether a room is made for so many people and this use. */
export function decideUse(
  place: PlaceEntry,
  { purpose, people }: Pick<Wanted, 'purpose' | 'people'>,
): Decision<true, 'ROOM_TOO_SMALL' | 'ROOM_OTHER_USE'> {
  if (purpose !== null && !(place.purposes ?? []).includes(purpose))
    return reject('ROOM_OTHER_USE', { place: place.name })
  const most = holdsOf(place, purpose)
  return most !== null && people > most ? reject('ROOM_TOO_SMALL', { most }) : ok(true)
}

interface Booker {
  personId: string
  agenda: readonly AgendaItem[]
  misses: readonly number[] | undefined
}

type BookerCode = 'ROOM_PAUSED' | 'ROOM_TWO_AHEAD' | 'TIME_CLASH' | 'AGENDA_FULL'

/** Whether the person may book once more. */
function decideBooker(
  { personId, agenda, misses }: Booker,
  times: Times,
  now: number,
): Decision<true, BookerCode> {
  const paused = pausedUntil(misses, now)
  if (paused !== null) return reject('ROOM_PAUSED', { day: dateWord(paused, now) })
  if (bookedAhead(agenda, now).length >= roomRules.mostAhead)
    return reject('ROOM_TWO_AHEAD', { most: roomRules.mostAhead })
  const clash = clashAt(agenda, personId, times)
  if (clash) return reject('TIME_CLASH', { title: clash.room?.title ?? '另一场活动' })
  return agenda.length >= AGENDA_KEPT ? reject('AGENDA_FULL', { most: AGENDA_KEPT }) : ok(true)
}

type BookCode = TimeCode | BookerCode | 'ROOM_TOO_SMALL' | 'ROOM_OTHER_USE' | 'ROOM_TAKEN' | 'ROOM_DAY_FULL'

/** Whether somebody may book a room as it stands; the first thing that stands in the way. */
export function decideBook(
  { place, day }: { place: PlaceEntry; day: Pick<RoomDayDocument, 'spans'> },
  wanted: Wanted,
  { booker, holidays, now }: { booker: Booker; holidays: Holidays; now: number },
): Decision<true, BookCode> {
  const time = decideTime(place, wanted, { holidays, now })
  if (!time.ok) return time
  const use = decideUse(place, wanted)
  if (!use.ok) return use
  const may = decideBooker(booker, wanted, now)
  if (!may.ok) return may
  if (takenIn(day, wanted).length > 0) return reject('ROOM_TAKEN')
  return day.spans.length >= roomRules.mostSpans ? reject('ROOM_DAY_FULL') : ok(true)
}

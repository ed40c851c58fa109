/** Owns reading the days of rooms and writing what takes a room; everything that takes one goes through here. */
import { type Decision, invariant, ok } from '@/domain/kernel/errors'
import { DAY, type Day, dayOf } from '@/domain/kernel/clock'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import {
  type BookingSpan,
  newRoomDay,
  type RoomDayDocument,
  roomDayId,
  type RoomSpan,
} from '@/domain/room/documents'
import { roomNewsOf } from '@/domain/room/news'
import { type RoomFollow, type RoomStep, stepUpdate, wakeOf } from '@/domain/room/room-day'
import { roomRules } from '@/domain/room/rules'
import { takingTime } from '@/domain/room/time'
import type { PlaceEntry } from '@/domain/station/documents'
import { moveCase, writeChange } from '../kernel/move-case'
import { afterWithOutbox } from '@/domain/kernel/outbox'
import { addDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'

export const ROOM_DAYS = 'roomDays'
export type RoomDayDoc = RoomDayDocument & Doc

const MOST_PLACES = 120

/** One room from one day to another, of the caller's station. */
export const daysOfRoom = (placeCode: string, from: Day, to: Day): Join => ({
  ...{ from: ROOM_DAYS, sameIn: 'stationId', where: { placeCode, day: { $gte: from, $lte: to } } },
  ...{ order: { day: 1 }, limit: roomRules.mostDaysAhead + 1 },
})

/** All rooms of the caller's station on one day. */
export const roomsOfDay = (day: Day): Join => ({
  ...{ from: ROOM_DAYS, sameIn: 'stationId', where: { day }, order: { placeCode: 1 }, limit: MOST_PLACES },
})

/** The days from today on on which somebody has booked a room. */
export const bookedDays = (personId: string, now: number): Join => ({
  ...{ from: ROOM_DAYS, where: { 'spans.personId': personId, day: { $gte: dayOf(now) } } },
  ...{ order: { day: 1 }, limit: 10 },
})

/** The days on which something still takes a room from now on. */
export const daysAhead = (placeCode: string, now: number): Join => ({
  ...{ from: ROOM_DAYS, sameIn: 'stationId', order: { day: 1 }, limit: 20 },
  where: {
    ...{ placeCode, day: { $gte: dayOf(now - DAY) } },
    spans: { $elemMatch: { holds: true, endAt: { $gt: now } } },
  },
})

/** Where a step is made: which room, on which day. */
interface RoomAt {
  stationId: string
  place: Pick<PlaceEntry, 'placeCode' | 'name'>
  day: Day
}

const idOf = ({ stationId, place, day }: RoomAt): string => roomDayId(stationId, place.placeCode, day)

/** The day as it stands, or as it would begin. */
export const dayAt = (at: RoomAt, days: readonly RoomDayDoc[]): RoomDayDoc =>
  days.find(({ _id }) => _id === idOf(at)) ?? newRoomDay(at.stationId, at.place, at.day)

/** Days by their ids. One request; none for none. */
export const findRoomDays = (ids: readonly string[]): Promise<RoomDayDoc[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : findDocs<RoomDayDoc>(ROOM_DAYS, { _id: { $in: [...ids] } }, { limit: ids.length })

/** All rooms of a station on one day. One request. */
export const findRoomDaysOn = (stationId: string, day: Day): Promise<RoomDayDoc[]> =>
  findDocs<RoomDayDoc>(ROOM_DAYS, { stationId, day }, { limit: MOST_PLACES })

export const findRoomDaysWhere = (where: Guard, limit: number): Promise<RoomDayDoc[]> =>
  findDocs<RoomDayDoc>(ROOM_DAYS, where, { limit, order: [['wakeAt', 'asc']] })

const timeOf = ({ placeCode, place }: RoomDayDocument, span: BookingSpan) => ({
  ...{ spanId: span.id, personId: span.personId, startAt: span.startAt, endAt: span.endAt },
  room: { placeCode, title: place },
})

/** What must follow a step, as items of the day's outbox. */
export const itemsOf = (day: RoomDayDocument, follow: readonly RoomFollow[], now: number): OutboxItem[] =>
  follow.map((one) => {
    if (one.do === 'tell') {
      const { what, personId, cause, times, reason } = one
      const { place, placeCode, stationId } = day
      const params = roomNewsOf(what, { ...times, place, placeCode, reason, now })
      return messageItem(messageOf('roomNews', { personId, stationId, cause: [cause], at: now, params }))
    }
    const { span } = one
    const mark = `${one.do}|${span.id}|${span.version}`
    if (one.do === 'takeTime') return itemKinds.takeRoomTime.item(mark, now, timeOf(day, span))
    const { personId } = span
    return one.do === 'freeTime'
      ? itemKinds.freeRoomTime.item(mark, now, { personId, spanId: span.id })
      : itemKinds.countRoomMiss.item(mark, now, { personId, at: span.startAt })
  })

/**
 * Takes a room, if nothing else takes it at that time, and notes what must follow. One request, two where somebody has
 * just written the first line of the day.
 * @returns whether it was taken
 */
export async function takeRoom(
  day: RoomDayDoc,
  span: RoomSpan,
  items: readonly OutboxItem[],
  now: number,
): Promise<boolean> {
  const wakeAt = wakeOf({ ...day, spans: [...day.spans, span] }, now)
  if (day.version === 0) {
    const first = afterWithOutbox({ ...day, spans: [span], wakeAt, version: 1 }, items, now)
    if ((await addDoc(ROOM_DAYS, first)) === 'added') return true
  }
  return writeChange(ROOM_DAYS, day._id, { update: takingTime(span, wakeAt), items }, now, [], 'unlooked')
}

/**
 * Makes a step on a day: decided on what was read, and again when somebody else was quicker. One request and those of what
 * follows; one more on a day of which nothing was written yet.
 */
export async function stepRoom<K extends string>(
  read: RoomDayDoc,
  now: number,
  decide: (day: RoomDayDocument) => Decision<RoomStep, K>,
): Promise<Decision<RoomDayDoc, K | 'NOT_FOUND'>> {
  if (read.version === 0) {
    const first = decide(read)
    if (!first.ok) return first
    const begun = { ...read, version: 1 }
    if ((await addDoc(ROOM_DAYS, begun)) === 'added') return stepRoom(begun, now, decide)
    const there = await getDoc<RoomDayDoc>(ROOM_DAYS, read._id)
    invariant(there, `the day of a room is gone: ${read._id}`)
    return stepRoom(there, now, decide)
  }
  const moved = await moveCase<RoomDayDoc, K>({
    ...{ collection: ROOM_DAYS, read, now },
    decide: (current) => {
      const step = decide(current)
      if (!step.ok) return step
      const { day, follow } = step.value
      if (day === current) return ok({ update: null, after: current })
      return ok({
        update: stepUpdate(current, step.value),
        after: { ...current, ...day, version: current.version + 1 },
        items: itemsOf(day, follow, now),
      })
    },
  })
  return moved.ok ? ok(moved.value.doc) : moved
}

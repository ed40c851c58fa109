/** Owns what follows a booking: the time in the agenda of whoever booked, and that somebody did not come. */
import { ok } from '@/domain/kernel/errors'
import { roomRules } from '@/domain/room/rules'
import { changeDoc, getDoc } from '../platform/cloud'
import type { Work } from '../kernel/outbox'
import { freeTime, takeBookedTime } from '../repositories/agenda'
import type { RoomTime } from '../repositories/items'
import { ROOM_DAYS, type RoomDayDoc, stepRoom } from '../repositories/room-days'
import { letGo } from '@/domain/room/room-day'

/** The time goes into the agenda; where another promise was quicker, the room is let go and the booker is told. */
export const takeRoomTime: Work<RoomTime> = async (
  { spanId, personId, startAt, endAt, room },
  { now, documentId },
) => {
  const item = { sessionId: spanId, personId, startAt, endAt, room }
  if ((await takeBookedTime(personId, item, now)) === null) return
  const day = await getDoc<RoomDayDoc>(ROOM_DAYS, documentId)
  if (day) await stepRoom(day, now, (current) => ok(letGo(current, spanId, now)))
}

export const freeRoomTime: Work<{ personId: string; spanId: string }> = ({ personId, spanId }) =>
  freeTime(personId, spanId, personId)

/** Each time counts once. */
export const countRoomMiss: Work<{ personId: string; at: number }> = async ({ personId, at }) => {
  const patch = { $push: { roomMisses: { $each: [at], $slice: -roomRules.misses } } }
  await changeDoc('people', personId, { roomMisses: { $ne: at } }, patch)
}

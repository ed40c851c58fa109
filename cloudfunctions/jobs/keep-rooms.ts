/** Owns what time does to rooms: who did not come has given the room up, who waits is called, what has ended is over. */
import { ok } from '@/domain/kernel/errors'
import { passTime } from '@/domain/room/room-day'
import { findRoomDaysWhere, ROOM_DAYS, stepRoom } from '../api/repositories/room-days'
import { compareSessions } from '../api/repositories/room-sessions'
import type { Job } from './job'
import { sweep } from './sweep'

export const keepRooms: Job = {
  name: 'keepRooms',
  ...sweep({
    collection: ROOM_DAYS,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findRoomDaysWhere,
    work: async (day, now) => {
      const read = day.compareAt <= now ? await compareSessions(day, now) : day
      if (read) await stepRoom(read, now, (current) => ok(passTime(current, now)))
    },
  }),
}

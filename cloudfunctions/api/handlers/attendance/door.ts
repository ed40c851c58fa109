/** Owns what an organiser's phone needs to run the door without signal: the key of the changing code. */
import { done, joinedOne, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { bareSessionJoin } from '../../repositories/sessions'
import { type BareSession, runningDoor } from './reads'
import { rosterJoin, rosterOf } from './roster'

export const door: Handler<'attendance.door'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId), rows: rosterJoin(input.sessionId) }),
  run: async (context) => {
    const running = runningDoor(context.caller, joinedOne<BareSession & Doc>(context.joined, 'session'))
    if (!running.ok) return running
    const { _id, title, placeName, startAt, endAt, doorSecret } = running.value
    return done({
      sessionId: _id,
      title,
      placeName,
      startAt,
      endAt,
      secret: doorSecret,
      roster: rosterOf(running.value, context),
      serverNow: context.now,
    })
  },
}

/** Owns what an organiser's phone needs to run the door without signal: the key of the changing code. */
import { leadsSession, MOST_KEEPERS } from '@/domain/attendance/door-keepers'
import { done, joinedOne, refuse, type HandlerFor } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { bareSessionJoin, changeSession, findSession } from '../../repositories/sessions'
import { type BareSession, runningDoor } from './reads'
import { rosterOf } from './roster'
import { sessionTouched } from '../../touched'

/** Writes down who was given the secret before it is given. One request the first time, none later. */
async function noteKeeper({ _id, doorKeptBy = [] }: BareSession, personId: string): Promise<boolean> {
  if (doorKeptBy.includes(personId)) return true
  const guard = { doorKeptBy: { $ne: personId }, [`doorKeptBy.${MOST_KEEPERS - 1}`]: { $exists: false } }
  if (await changeSession(_id, { guard, patch: { $push: { doorKeptBy: personId } } })) return true
  return ((await findSession(_id))?.doorKeptBy ?? []).includes(personId)
}

export const door: HandlerFor<'attendance.door'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: async (context) => {
    const running = runningDoor(context.caller, joinedOne<BareSession & Doc>(context.joined, 'session'))
    if (!running.ok) return running
    if (!leadsSession(running.value, context.caller)) return refuse('FORBIDDEN')
    if (!(await noteKeeper(running.value, context.caller.personId))) return refuse('FORBIDDEN')
    const { _id, title, placeName, startAt, endAt, doorSecret } = running.value
    return done({
      sessionId: _id,
      title,
      placeName,
      startAt,
      endAt,
      secret: doorSecret,
      roster: await rosterOf(running.value, context),
      serverNow: context.now,
    })
  },
}

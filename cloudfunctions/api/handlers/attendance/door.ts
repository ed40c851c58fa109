/** Owns what an organiser's phone needs to run the door without signal: the key of the changing code. */
import { leadsSession, MOST_KEEPERS } from '@/domain/attendance/door-keepers'
import { done, refuse, type HandlerFor } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { bareSessionJoin, changeSession, findBareSession } from '../../repositories/sessions'
import { type BareSession, onDoor } from './reads'
import { rosterOf } from './roster'
import { sessionTouched } from '../../touched'

/** Writes down who was given the secret before it is given. One request the first time, none later. */
async function noteKeeper({ _id, doorKeptBy = [] }: BareSession, personId: string): Promise<boolean> {
  if (doorKeptBy.includes(personId)) return true
  const guard = { doorKeptBy: { $ne: personId }, [`doorKeptBy.${MOST_KEEPERS - 1}`]: { $exists: false } }
  if (await changeSession(_id, { guard, patch: { $push: { doorKeptBy: personId } } })) return true
  return ((await findBareSession(_id))?.doorKeptBy ?? []).includes(personId)
}

export const door: HandlerFor<'attendance.door'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, context) => {
    if (!leadsSession(session, context.caller)) return refuse('FORBIDDEN')
    if (!(await noteKeeper(session, context.caller.personId))) return refuse('FORBIDDEN')
    const { _id, title, placeName, startAt, endAt, doorSecret } = session
    return done({
      sessionId: _id,
      title,
      placeName,
      startAt,
      endAt,
      secret: doorSecret,
      roster: await rosterOf(session, context),
      serverNow: context.now,
    })
  }),
}

/** Owns waiting at the door for a place that somebody else does not take. */
import type { SessionDocument } from '@/domain/activity/documents'
import { doorRefusal } from '@/domain/activity/requirements'
import { decideStandby } from '@/domain/attendance/decide-door'
import { standbyFrom } from '@/domain/attendance/standby'
import { standing } from '@/domain/kernel/seats-reading'
import { done, type Handler, type HandlerFor, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { releaseToStandby } from '../../repositories/door-seats'
import { changeEnrollment } from '../../repositories/enrollments'
import { sessionForJoin } from '../../repositories/session-places'
import { bareSessionJoin } from '../../repositories/sessions'
import { standingOf } from '../../views/standing'
import { whomOf } from '../activity/participant'
import { sessionTouched } from '../../touched'
import {
  atDoor,
  candidateAtDoor,
  type BareSession,
  doorJoins,
  doorVisits,
  refuseAtDoor,
  onDoor,
} from './reads'

/** Two requests: the session with its queue, because the person is told the position, and the row. */
export const standby: Handler<'attendance.standby'> = {
  joins: (given) => ({
    ...doorJoins(given),
    session: sessionForJoin(given.input.sessionId, given.personId, given.input.forPersonId),
  }),
  visits: doorVisits,
  run: atDoor(async (read, { caller, input, joined, now }) => {
    const session = joinedOne<SessionDocument & Doc>(joined, 'session')
    if (!session) return refuse('NOT_FOUND')
    const kept = doorRefusal(session, candidateAtDoor(caller, input.forPersonId))
    if (kept) return refuse(kept.code, kept.details)
    const step = decideStandby(session, read.row, read.proof, now)
    if (!step.ok) return refuseAtDoor(step, read.row)
    const { row, repeated } = step.value
    if (!repeated) {
      // A row that moved in between has a place or lost it; either way the report at the door changes nothing.
      const guard = { state: row.state, version: row.version }
      await changeEnrollment(row._id, {
        guard,
        patch: {
          $set: { onSiteAt: row.onSiteAt, onSiteDoubts: row.onSiteDoubts ?? [] },
          $inc: { version: 1 },
        },
      })
    }
    const { free, queue } = session.seats
    return done({
      sessionId: session._id,
      standing: standingOf(whomOf(caller, row), standing(session.seats, row.personId), row, { now, session }),
      free,
      waiting: queue.length,
    })
  }),
}

export const releaseStandby: HandlerFor<'attendance.releaseStandby'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, { caller, now }) => {
    if (now < standbyFrom(session)) return refuse('TOO_EARLY_TO_RELEASE')
    return done(await releaseToStandby(session._id, caller.personId, now))
  }),
}

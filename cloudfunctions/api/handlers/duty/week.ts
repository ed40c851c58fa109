/** Owns the week of a rota at the desk: each turn with who is on it, what is missing, and what was handed over. */
import type { ActivityDocument } from '@/domain/activity/documents'
import { comeStates } from '@/domain/attendance/decide-door'
import { DAY, dayOf, startOf, weekdayOf } from '@/domain/kernel/clock'
import { done, type HandlerFor } from '../../handler'
import { withJoined } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import { sessionsOf } from '../../repositories/activities'
import { notesBetween } from '../../repositories/duty-notes'
import { findEnrollments } from '../../repositories/enrollments'
import { activityTouched } from '../../touched'
import { weekTurn } from '../../views/duty'

/** A turn takes few people; more than these do not stand on the page of a week. */
const MOST_ROWS = 500

const onDuty = ['confirmed', ...comeStates, 'noShow'] as const
const rowFields = { sessionId: 1, personId: 1, name: 1, state: 1, startAt: 1 } as const

const mondayOf = (at: number): number => startOf(dayOf(at - (weekdayOf(at) - 1) * DAY))

/** Three requests at two depths: the activity, then its sessions and notes, then who is on them. */
export const week: HandlerFor<'duty.week'> = {
  joins: ({ input }) => ({
    activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 },
  }),
  touches: activityTouched,
  run: withJoined<ActivityDocument & Doc>('activity')(async ({ _id, title }, { caller, input, now }) => {
    const from = mondayOf(input.day === undefined ? now : startOf(input.day))
    const until = from + 7 * DAY
    const [all, notes] = await Promise.all([sessionsOf(_id), notesBetween(_id, from, until)])
    const sessions = all.filter(({ startAt }) => startAt >= from && startAt < until)
    const where = { sessionId: { $in: sessions.map((one) => one._id) }, state: { $in: [...onDuty] } }
    const rows =
      sessions.length === 0
        ? []
        : await findEnrollments(where, {
            ...{ order: [['createdAt', 'asc']], limit: MOST_ROWS, fields: rowFields },
          })
    const seen = { rows, notes, caller, now }
    const turns = sessions.map((session) => weekTurn(session, seen))
    return done({ activityId: _id, title, from: dayOf(from), turns })
  }),
}

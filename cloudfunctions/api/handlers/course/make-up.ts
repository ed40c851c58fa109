/** Owns making a lesson up in another class of the same: which ones have a seat, and taking it, once for each lesson. */
import { clashOf } from '@/domain/activity/decide-sign-up'
import { QUIET_MS, SEATS } from '@/domain/activity/session-changes'
import { projectMark } from '@/domain/activity/search-words'
import { isParallel, madeUpIn, makeUpRefusal } from '@/domain/course/make-up'
import { takeSeat } from '@/domain/kernel/seats'
import { standing } from '@/domain/kernel/seats-reading'
import { DAY } from '@/domain/kernel/clock'
import { searchWordsOf } from '@/domain/words/search'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { opened, opening } from '../../access/station'
import { changeSeats } from '../../repositories/places'
import { changeSession, findBareSessions, findSession, type SessionDoc } from '../../repositories/sessions'
import { findSessionFor, sessionForJoin } from '../../repositories/session-places'
import { rowsOf } from '../../views/rows'
import { refuseClash } from '../activity/load-place'
import { actingFor } from '../activity/participant'

const onMissed = opening<SessionDoc>(({ joined, caller }) =>
  opened(joinedOne<SessionDoc>(joined, 'session'), caller, ({ course }) => Boolean(course)),
)

/** How far ahead a lesson is made up. */
const WITHIN = 60 * DAY
const MOST = 30

/** Two requests. */
export const makeUps: Handler<'course.makeUps'> = {
  joins: ({ input, personId }) => ({ session: sessionForJoin(input.sessionId, personId) }),
  run: onMissed(async (missed, { now }) => {
    const mark = missed.projectId ? projectMark(missed.projectId) : searchWordsOf(missed.title)[0]
    const where = {
      ...{ stationId: missed.stationId, listed: true, ...(mark && { words: mark }) },
      activityId: { $ne: missed.activityId },
      startAt: { $gt: now, $lt: now + WITHIN },
    }
    const found = await findBareSessions(where, MOST, [['startAt', 'asc']])
    const items = found.filter((one) => isParallel(missed, one) && one.seats.free > 0)
    return done({
      items: rowsOf(items, ({ _id, title, placeName, startAt, endAt, seats }) => ({
        ...{ sessionId: _id, title, placeName, startAt, endAt, free: seats.free },
      })),
      serverNow: now,
    })
  }),
}

/**
 * Three requests. What is made up is noted with the lesson that was missed first, so that nobody makes one up twice; a
 * repeat takes the seat that the note promises.
 */
export const makeUp: Handler<'course.makeUp'> = {
  joins: ({ input, personId }) => ({
    session: sessionForJoin(input.sessionId, personId, input.forPersonId),
    other: sessionForJoin(input.inSessionId, personId, input.forPersonId),
  }),
  run: onMissed(async (missed, { input, caller, joined, now }) => {
    const other = joinedOne<SessionDoc>(joined, 'other')
    const acting = actingFor(caller, input.forPersonId, null)
    if (!other || !acting) return refuse('NOT_FOUND')
    const who = acting.candidate.personId
    const answer = done({ sessionId: other._id, startAt: other.startAt })
    const noted = madeUpIn(missed, who) === other._id
    if (noted && standing(other.seats, who).is === 'holder') return answer
    const refused = makeUpRefusal(missed, other, {
      candidate: acting.candidate,
      agenda: caller.person.agenda,
      now,
    })
    const clash = refused?.code === 'TIME_CLASH' ? clashOf(other, who, caller.person.agenda) : null
    if (clash) return refuseClash(clash)
    if (refused) return refuse(refused.code, refused.details)
    const entry = { who, sessionId: other._id }
    const note = { guard: { away: who, 'madeUp.who': { $ne: who } }, patch: { $push: { madeUp: entry } } }
    if (!noted && !(await changeSession(missed._id, note))) {
      // The same tap, sent twice at once, has noted it, or found no seat already; anything else is another lesson.
      const there = await findSession(missed._id)
      const noteThere = there && madeUpIn(there, who)
      if (noteThere !== other._id) return refuse(noteThere === null ? 'WAITLIST_FULL' : 'MADE_UP_ALREADY')
    }
    const seat = takeSeat(SEATS, { who, by: caller.personId, at: now })
    // Nobody else writes the row of it: the timer may begin at its next run.
    if (await changeSeats(other._id, seat, now - QUIET_MS, { startAt: other.startAt })) return answer
    const fresh = await findSessionFor(other._id, caller.personId, who)
    if (fresh && standing(fresh.seats, who).is === 'holder') return answer
    await changeSession(missed._id, { guard: { 'madeUp.who': who }, patch: { $pull: { madeUp: { who } } } })
    return refuse('WAITLIST_FULL')
  }),
}

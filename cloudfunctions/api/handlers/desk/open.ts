/** Owns the desk's first page: what is due soon, what waits for this person's roles, and today's sessions. */
import { DAY, dayOf, startOfDay, weekdayOf } from '@/domain/kernel/clock'
import { spanNow, summedUp } from '@/domain/gaps/gaps'
import { invariant } from '@/domain/kernel/errors'
import { isStaff } from '@/domain/person/roles'
import { done, joinedOne, type Caller, type Handler } from '../../handler'
import { rightsOf } from '../../views/desk-activity'
import { asidesJoin, asidesOf } from '../../repositories/asides'
import { timerTroubles } from '../../repositories/system-check'
import { timerJoin, type TimerDocument } from '../../repositories/timer'
import { findVisited, type VisitedSession } from '../../repositories/sessions'
import { gapJoins, gapsIn } from '../../gaps/sources'
import { rowsOf } from '../../views/rows'
import { mayRunDoor } from '../../access/sessions'
import { kinIn } from '../../repositories/people'
import { kindsFor } from '../case/to-dos'
import { readToDos } from '../to-dos'

const PER_KIND = 20
const SOON = DAY

export const open: Handler<'desk.open'> = {
  joins: ({ now }) => ({ timer: timerJoin, asides: asidesJoin(now) }),
  run: async ({ caller, joined, now }) => {
    const monday = startOfDay(now) - (weekdayOf(now) - 1) * DAY
    const asked = { stationId: caller.stationId, span: spanNow(now), viewerId: caller.personId, now }
    const beside = isStaff(caller) ? gapJoins(asked) : {}
    const [read, sessions] = await Promise.all([
      readToDos(caller, now, PER_KIND, beside),
      // What began on Sunday night may still go on.
      findVisited(caller.stationId, monday - DAY, monday + 7 * DAY),
    ])
    const { toDos } = read
    const { count, more } = summedUp(
      gapsIn(read.station, read.joined, { ...asked, kin: kinIn(read.joined, caller.personId) }),
    )
    const run = runBy(sessions, caller)
    const mine = run.filter((session) => isToday(session, now)).slice(0, PER_KIND)
    return done({
      rights: rightsOf(caller),
      kinds: kindsFor(caller),
      figures: {
        dueSoon: toDos.filter((toDo) => toDo.dueAt !== null && toDo.dueAt <= now + SOON).length,
        toDo: toDos.length,
        today: mine.length,
        // What could not be worked on is a matter for those who run the station.
        setAside: isStaff(caller) ? asidesOf(caller.stationId, joined.asides) : 0,
      },
      toDos,
      gaps: isStaff(caller) ? { count, more } : null,
      today: rowsOf(mine, (session) => ({
        sessionId: session._id,
        title: session.title,
        startAt: session.startAt,
        endAt: session.endAt,
        placeName: session.placeName,
        taken: session.seats.capacity - session.seats.free,
        capacity: session.seats.capacity,
      })),
      week: rowsOf([0, 1, 2, 3, 4, 5, 6], (after) => dayView(run, monday + after * DAY, now)),
      troubles: isStaff(caller) ? timerTroubles(joinedOne<TimerDocument>(joined, 'timer'), now) : [],
      serverNow: now,
    })
  },
}

/** Those that the person may run; an auditor looks on at all of them. */
const runBy = (sessions: readonly VisitedSession[], caller: Caller): VisitedSession[] =>
  rowsOf(sessions, (session) =>
    caller.roles.has('auditor') || mayRunDoor(session, caller) ? [session] : [],
  ).flat()

/** What begins today, and what began yesterday and still goes on. */
function isToday({ startAt, endAt }: VisitedSession, now: number): boolean {
  const today = startOfDay(now)
  return startAt < today + DAY && (startAt >= today || (startAt >= today - DAY && endAt > now))
}

/** One day of the week: whoever has come, or, where it is still to come, has signed up. */
function dayView(sessions: readonly VisitedSession[], from: number, now: number) {
  const isAhead = from >= startOfDay(now) + DAY
  const counted = rowsOf(
    sessions.filter(({ startAt }) => startAt >= from && startAt < from + DAY),
    ({ _id, title, startAt, seats, came }) => {
      const people = isAhead ? seats.capacity - seats.free : (came[0]?.n ?? 0)
      // One that cannot be counted is left out, and its day stays.
      invariant(Number.isInteger(people) && people >= 0, `${_id} has ${people} people`)
      return { sessionId: _id, title, startAt, people }
    },
  )
  return {
    day: dayOf(from),
    people: counted.reduce((all, { people }) => all + people, 0),
    sessions: counted,
  }
}

/** Owns the desk's first page: what is due soon, what waits for this person's roles, and today's sessions. */
import type { SessionDocument } from '@/domain/activity/documents'
import { DAY, startOfDay } from '@/domain/kernel/clock'
import { isStaff } from '@/domain/person/roles'
import { done, joinedOne, type Caller, type Handler } from '../../handler'
import { rightsOf } from '../../views/desk-activity'
import { findDocs } from '../../platform/cloud'
import { asidesJoin, asidesOf } from '../../repositories/asides'
import { timerTroubles } from '../../repositories/system-check'
import { timerJoin, type TimerDocument } from '../../repositories/timer'
import { cardFields, onDays } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'
import { mayRunDoor } from '../../access/sessions'
import { kindsFor, readToDos } from '../to-dos'

const PER_KIND = 20
const SOON = DAY
/** Sessions of one day that are read, of which those are shown that the person may run. */
const LOOKED_AT = 100
const runFields = { ...cardFields, stationId: 1, leaderId: 1, gridIds: 1 } as const

export const open: Handler<'desk.open'> = {
  joins: ({ now }) => ({ timer: timerJoin, asides: asidesJoin(now) }),
  run: async ({ caller, joined, now }) => {
    const today = startOfDay(now)
    const [{ toDos }, sessions] = await Promise.all([
      readToDos(caller, now, PER_KIND),
      findDocs<SessionDocument>(
        'sessions',
        { stationId: caller.stationId, listed: true, ...onDays(today, today + DAY, now) },
        { order: [['startAt', 'asc']], limit: LOOKED_AT, fields: runFields },
      ),
    ])
    const mine = runBy(sessions, caller)
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
      today: rowsOf(mine, (session) => ({
        sessionId: session._id,
        title: session.title,
        startAt: session.startAt,
        endAt: session.endAt,
        placeName: session.placeName,
        taken: session.seats.capacity - session.seats.free,
        capacity: session.seats.capacity,
      })),
      troubles: isStaff(caller) ? timerTroubles(joinedOne<TimerDocument>(joined, 'timer'), now) : [],
      serverNow: now,
    })
  },
}

/** The sessions of the day that the person may run; an auditor looks on at all of them. */
const runBy = (sessions: readonly SessionDocument[], caller: Caller): SessionDocument[] =>
  rowsOf(sessions, (session) => (caller.roles.has('auditor') || mayRunDoor(session, caller) ? [session] : []))
    .flat()
    .slice(0, PER_KIND)

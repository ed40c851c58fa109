/** Owns who learns in a course, as whoever runs it sees it: who came how often, giving a place to the next, taking that back. */
import { comeStates } from '@/domain/attendance/decide-door'
import { SEATS } from '@/domain/activity/session-changes'
import { ABSENCES_BEFORE_LOSS, DROP_UNDO, phaseOf } from '@/domain/course/rules'
import type { CourseDocument } from '@/domain/course/documents'
import { giveSeat, release } from '@/domain/kernel/seats'
import { together } from '@/domain/kernel/guarded-update'
import { standing } from '@/domain/kernel/seats-reading'
import { maskName } from '@/domain/person/mask'
import { participantOf } from '@/domain/activity/participant'
import { done, type HandlerFor, joinedOne, refuse } from '../../handler'
import { opened, opening } from '../../access/station'
import { agendaOwners } from '../../repositories/agenda'
import { changePlaces, type CourseDoc, courseJoin, findCourse } from '../../repositories/courses'
import { courseLetter } from '../../repositories/course-letters'
import { comingsIn } from '../../repositories/enrollments'
import { postMessages } from '../../repositories/messages'
import { touchedBySession } from '../../touched'
import { rowsOf } from '../../views/rows'

const joins = ({ input }: { input: { courseId: string } }) => ({ course: courseJoin(input.courseId) })

const touches: HandlerFor<'course.roll'>['touches'] = ({ joined }) => {
  const course = joinedOne<CourseDoc>(joined, 'course')
  return course && touchedBySession(course)
}

const onCourse = opening<CourseDoc>(({ joined, caller }) =>
  opened(joinedOne<CourseDoc>(joined, 'course'), caller),
)

const came = new Set<string>(comeStates)

/** Three requests: who they are, and how often they came. */
async function rollOf(course: CourseDocument, now: number) {
  const { seats, lessons, dropped, holdUntil } = course
  const over = lessons.filter(({ isOff, endAt }) => !isOff && endAt <= now)
  const people = [...seats.holders, ...seats.queue]
  const undone = dropped && holdUntil > now ? dropped : null
  const [owners, comings] = await Promise.all([
    agendaOwners([...people, ...(undone ? [undone] : [])].map(({ by }) => by)),
    comingsIn(over.map(({ sessionId }) => sessionId)),
  ])
  const nameOf = ({ who, by }: { who: string; by: string }): string => {
    const owner = owners.get(by)
    return maskName((owner && participantOf(owner, who, null)?.name) ?? '居民')
  }
  const counted = (who: string, is: (state: string) => boolean): number =>
    comings.filter(({ personId, state }) => personId === who && is(state)).reduce((sum, { n }) => sum + n, 0)
  return done({
    ...{ courseId: course._id, title: course.title, phase: phaseOf(course, now) },
    ...{ capacity: seats.capacity, free: seats.free, asking: seats.applying ?? 0 },
    ...{ over: over.length, lessons: lessons.filter(({ isOff }) => !isOff).length },
    learners: rowsOf(people, (seat) => {
      const missed = counted(seat.who, (state) => state === 'noShow')
      const isIn = standing(seats, seat.who).is === 'holder'
      return {
        ...{ personId: seat.who, name: nameOf(seat), state: isIn ? ('in' as const) : ('waiting' as const) },
        came: counted(seat.who, (state) => came.has(state)),
        away: counted(seat.who, (state) => state === 'cancelled'),
        ...{ missed, mayPass: isIn && missed >= ABSENCES_BEFORE_LOSS },
      }
    }),
    undo: undone && { personId: undone.who, name: nameOf(undone), until: holdUntil },
  })
}

export const roll: HandlerFor<'course.roll'> = {
  joins,
  touches,
  run: onCourse((course, { now }) => rollOf(course, now)),
}

/** Takes a place away; the next in line has it once that cannot be undone any more. Six requests. */
export const drop: HandlerFor<'course.drop'> = {
  joins,
  touches,
  run: onCourse(async (course, { input, caller, now }) => {
    const { personId: who, reason } = input
    const place = standing(course.seats, who)
    if (place.is !== 'holder')
      return course.dropped?.who === who ? rollOf(course, now) : refuse('NOT_ENROLLED')
    const { by, at: since } = place.seat
    const dropped = { who, by, since, at: now, byId: caller.personId, reason }
    const note = { guard: {}, patch: { $set: { dropped, holdUntil: now + DROP_UNDO } } }
    const gone = await changePlaces(course._id, together(release(SEATS, who), note), now)
    if (gone) await postMessages([courseLetter(course, 'dropped', dropped, { cause: now, now, reason })])
    const fresh = await findCourse(course._id)
    return fresh ? rollOf(fresh, now) : refuse('NOT_FOUND')
  }),
}

/** Gives it back, as long as nobody else has it. Six requests. */
export const undoDrop: HandlerFor<'course.undoDrop'> = {
  joins,
  touches,
  run: onCourse(async (course, { input, now }) => {
    const { dropped, holdUntil, seats } = course
    if (standing(seats, input.personId).is === 'holder') return rollOf(course, now)
    if (dropped?.who !== input.personId || holdUntil <= now) return refuse('DROP_UNDO_OVER')
    const { who, by, since, at } = dropped
    const note = { guard: { 'dropped.at': at }, patch: { $set: { dropped: null, holdUntil: 0 } } }
    const from = standing(seats, who).is === 'waiting' ? 'queue' : 'door'
    const back = giveSeat(SEATS, { who, by, at: since }, from)
    if (!(await changePlaces(course._id, together(back, note), now))) return refuse('DROP_UNDO_OVER')
    await postMessages([courseLetter(course, 'restored', dropped, { cause: at, now })])
    const fresh = await findCourse(course._id)
    return fresh ? rollOf(fresh, now) : refuse('NOT_FOUND')
  }),
}

/**
 * Owns enrolling in a course and leaving it. The places of the course decide in one guarded update; the seats in the
 * lessons, the rows and the agenda follow by the timer.
 */
import { noOtherPlaces, othersOf } from '@/domain/activity/decide-sign-up'
import { SEATS } from '@/domain/activity/session-changes'
import { noneOf, placedTwin, twinsIn } from '@/domain/course/decide-enrol'
import { movesUp, phaseOf } from '@/domain/course/rules'
import { allOf, type Guard, type GuardedUpdate } from '@/domain/kernel/guarded-update'
import { joinQueue, leaveQueue, release, type Seat, takeSeat } from '@/domain/kernel/seats'
import { apply, notAsking, withdraw } from '@/domain/kernel/seats-applicants'
import { seatNext } from '@/domain/kernel/seats-lots'
import { standing } from '@/domain/kernel/seats-reading'
import type { PersonDocument } from '@/domain/person/documents'
import { isGuest } from '../../access/station'
import { type Handler, joinedAll, refuse, type Rejected } from '../../handler'
import { BusyError, type Doc } from '../../platform/cloud'
import { changePlaces, type CourseDoc, findCourse } from '../../repositories/courses'
import { withKinPeople } from '../../repositories/people'
import { actingFor, type Acting } from '../activity/participant'
import {
  asksConsent,
  type AtCourse,
  atCourse,
  courseJoins,
  courseVisits,
  named,
  pageOf,
  refusalFor,
} from './at-course'

const MOST_ROUNDS = 12

/** What was judged before must still hold at the moment the place is taken. */
const asSeen = ({ version, draw }: CourseDoc, guest: boolean): Guard => ({
  ...{ version, state: 'open' },
  draw: draw === null ? null : { $ne: null },
  ...(guest && { district: true }),
})

/** The update that gives a place: a ticket before the draw, else a seat or a place in line. */
function placing(course: CourseDoc, seat: Seat): GuardedUpdate {
  if (phaseOf(course, seat.at) === 'lots')
    return apply(SEATS, { ...seat, until: course.course.drawAt ?? seat.at })
  return course.seats.free > 0 && course.seats.queue.length === 0
    ? takeSeat(SEATS, seat)
    : joinQueue(SEATS, seat)
}

interface Tap {
  version: number
  riskAck: boolean
  consent: boolean
  /** Under which other records of the household the same person stands. */
  twins: readonly string[]
}

/** What stands in the way of this tap. */
async function refusalOf(at: AtCourse, acting: Acting, tap: Tap): Promise<Rejected | null> {
  const { course } = at
  if (tap.version !== course.version) return refuse('COURSE_CHANGED')
  if (placedTwin(course, tap.twins)) return refuse('CHILD_PLACED', { name: acting.participant.name })
  const refused = refusalFor(at, acting)
  if (refused) return named(at, acting, refused)
  if (asksConsent(at, acting) && !tap.consent) return refuse('GUARDIAN_CONSENT')
  return course.riskAckNeeded && !tap.riskAck ? refuse('RISK_NOT_ACKNOWLEDGED') : null
}

/** Gives somebody a place, reading again whenever somebody else was quicker. */
async function take(given: AtCourse, acting: Acting, tap: Tap): Promise<AtCourse | Rejected> {
  let at = given
  const { caller, now } = given
  const who = acting.candidate.personId
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { course } = at
    const place = standing(course.seats, who)
    if (place.is === 'refused' && phaseOf(course, now) !== 'open') return refuse('APPLICATION_DECLINED')
    if (place.is !== 'none' && place.is !== 'refused') return at
    const refused = await refusalOf(at, acting, tap)
    if (refused) return refused
    const seat: Seat = { who, by: caller.personId, at: now }
    // Whoever got nothing in the draw asks again like everybody else: the old entry goes first.
    const update = place.is === 'refused' ? withdraw(SEATS, place.applicant) : placing(course, seat)
    const known = [who, ...othersOf(course.seats, caller.personId, who)]
    const guard = allOf(
      asSeen(course, isGuest(caller)),
      noOtherPlaces(SEATS, caller.personId, known),
      noneOf(SEATS, tap.twins),
      place.is === 'refused' ? {} : notAsking(SEATS, who),
    )
    await changePlaces(course._id, update, now, guard)
    const fresh = await findCourse(course._id)
    if (!fresh) return refuse('NOT_FOUND')
    at = { ...at, course: fresh }
    if (fresh.version !== tap.version)
      return standing(fresh.seats, who).is === 'none' ? refuse('COURSE_CHANGED') : at
  }
  throw new BusyError(`no place could be taken in ${given.course._id} in ${MOST_ROUNDS} rounds`)
}

/** Three requests: what stands, the place, and what stands then. */
export const enrol: Handler<'course.enrol'> = {
  joins: (request) => ({ ...courseJoins(request), ...withKinPeople }),
  visits: courseVisits,
  run: atCourse(async (at, { input, joined }) => {
    const { forPersonId, version, riskAck = false, consent = false } = input
    const acting = actingFor(at.caller, forPersonId, null)
    if (!acting) return refuse('NOT_FOUND')
    const { personId, birthDate } = acting.candidate
    const who = { personId, name: acting.participant.name, birthDate }
    const twins = twinsIn(joinedAll<PersonDocument & Doc>(joined, 'kinPeople'), who)
    const taken = await take(at, acting, { version, riskAck, consent, twins })
    return 'ok' in taken ? taken : pageOf(taken)
  }),
}

/** The update by which somebody leaves, wherever that person stands; null for whoever is not in. */
function leavingOf({ seats }: CourseDoc, who: string): GuardedUpdate | null {
  const place = standing(seats, who)
  switch (place.is) {
    case 'holder':
      return release(SEATS, who)
    case 'waiting':
      return leaveQueue(SEATS, who)
    case 'applied':
    case 'refused':
      return withdraw(SEATS, place.applicant)
    default:
      return null
  }
}

/** A place that came free goes to the first in line. At most one request; the timer does it where somebody else was quicker. */
async function moveUp(course: CourseDoc, now: number): Promise<void> {
  if (!movesUp(course, now)) return
  const heads = course.seats.queue.slice(0, course.seats.free)
  await changePlaces(course._id, seatNext(SEATS, heads, now), now, { state: 'open' })
}

/** Two to four requests. Whoever has no place has left it: a repeat is answered as done. */
export const leave: Handler<'course.leave'> = {
  joins: courseJoins,
  visits: courseVisits,
  run: atCourse(async (at, { input }) => {
    const acting = actingFor(at.caller, input.forPersonId, null)
    if (!acting) return refuse('NOT_FOUND')
    let { course } = at
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const update = leavingOf(course, acting.candidate.personId)
      if (update === null) {
        await moveUp(course, at.now)
        return pageOf({ ...at, course })
      }
      await changePlaces(course._id, update, at.now)
      const fresh = await findCourse(course._id)
      if (!fresh) return refuse('NOT_FOUND')
      course = fresh
    }
    throw new BusyError(`nobody could leave ${at.course._id} in ${MOST_ROUNDS} rounds`)
  }),
}

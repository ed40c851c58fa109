/** Owns reading courses: those that are shown, one of them, and its draw. */
import type { Output } from '@/contract'
import { digestOfSeed } from '@/domain/course/lot'
import { drawDayOf, isOfPhone } from '@/domain/course/rules'
import { shortName } from '@/domain/station/units'
import { done, type Handler, joinedAll, refuse } from '../../handler'
import {
  type CourseDoc,
  coursesJoin,
  districtCoursesJoin,
  ownCoursesJoin,
  familyTicketOf,
} from '../../repositories/courses'
import { stationNamesOf, type UnitDoc } from '../../repositories/units'
import { courseCard, stateIn } from '../../views/course'
import { rowsOf } from '../../views/rows'
import { everybodyOf } from '../activity/participant'
import { atCourse, courseJoins, courseVisits, pageOf } from './at-course'

const order = { open: 0, lots: 0, drawing: 1, over: 2 } as const

/** One request. */
export const list: Handler<'course.list'> = {
  joins: ({ personId, now }) => ({
    courses: coursesJoin(now),
    district: districtCoursesJoin(now),
    own: ownCoursesJoin(personId, now),
    stations: stationNamesOf('district'),
  }),
  run: async ({ caller, joined, now }) => {
    const names = new Map(
      joinedAll<UnitDoc>(joined, 'stations').map(({ _id, name }) => [_id, shortName(name)]),
    )
    const seatsOf = new Map(joinedAll<CourseDoc>(joined, 'own').map(({ _id, seats }) => [_id, seats]))
    const home = joinedAll<CourseDoc>(joined, 'courses')
    const others = joinedAll<CourseDoc>(joined, 'district').filter(
      ({ stationId }) => stationId !== caller.stationId,
    )
    const family = everybodyOf(caller)
    const items = rowsOf([...home, ...others], (course) => {
      const seats = seatsOf.get(course._id)
      const mine = seats
        ? family.map(({ whom: { personId, name, isSelf } }) => ({
            name,
            isSelf,
            ...stateIn(seats, personId),
          }))
        : []
      const station = course.stationId === caller.stationId ? '' : (names.get(course.stationId) ?? '')
      return courseCard(course, { mine: mine.filter(({ state }) => state !== 'none'), station, now })
    })
    // What one has to do with comes first, then what still takes somebody.
    const rank = (card: Output<'course.list'>['items'][number]): number =>
      (card.mine.length > 0 ? 0 : 10) + order[card.phase]
    return done({ items: items.sort((a, b) => rank(a) - rank(b) || a.firstAt - b.firstAt), serverNow: now })
  },
}

/** One request. */
export const open: Handler<'course.open'> = {
  joins: courseJoins,
  visits: courseVisits,
  run: atCourse((at) => pageOf(at)),
}

/** One request. NOT_FOUND for a course in which nothing is drawn. */
export const lots: Handler<'course.lots'> = {
  joins: courseJoins,
  visits: courseVisits,
  run: atCourse(({ course, caller }) => {
    const { draw, seats, seed } = course
    const { drawAt } = course.course
    if (drawAt === null) return refuse('NOT_FOUND')
    const ticket = familyTicketOf(course, caller)
    const takesPart = draw
      ? draw.lots.some((lot) => lot.ticket === ticket)
      : isOfPhone(seats, caller.personId)
    return done({
      ...{ title: course.title, digest: digestOfSeed(seed), day: drawDayOf(course), drawAt },
      ticket: takesPart ? ticket : null,
      drawn: draw && {
        ...{ at: draw.at, seed, free: draw.free, line: draw.line },
        lots: rowsOf(draw.lots, ({ ticket: number, people }) => ({ ticket: number, people })),
      },
      asking: seats.applying ?? 0,
    })
  }),
}

/** Owns what people see of a course: its card, its page, where the caller and the family stand. */
import type { Output } from '@/contract'
import { filesOf } from '@/domain/activity/pictures'
import { clashingLessons } from '@/domain/course/decide-enrol'
import type { CourseDocument } from '@/domain/course/documents'
import { isOfPhone, lessonsAhead, phaseOf } from '@/domain/course/rules'
import { digestOfSeed } from '@/domain/course/lot'
import type { Rejection } from '@/domain/kernel/errors'
import type { Seats } from '@/domain/kernel/seats'
import { standing as placeIn } from '@/domain/kernel/seats-reading'
import { maskName } from '@/domain/person/mask'
import type { Caller } from '../handler'
import type { LessonDoc } from '../repositories/courses'
import { obstacleView } from './obstacle'
import { rowsOf } from './rows'
import type { Whom } from './standing'

type Card = Output<'course.list'>['items'][number]
type Detail = Output<'course.open'>
type Mine = Card['mine'][number]

/** Where somebody stands, in the words of a course. */
export function stateIn(seats: Seats, who: string): Pick<Mine, 'state' | 'position'> {
  const place = placeIn(seats, who)
  switch (place.is) {
    case 'holder':
    case 'offered':
      return { state: 'in', position: null }
    case 'waiting':
      return { state: 'waiting', position: place.position }
    case 'applied':
      return { state: 'ticket', position: null }
    case 'refused':
      return { state: 'missed', position: null }
    case 'none':
      return { state: 'none', position: null }
  }
}

const teacherOf = ({ course: { teacher } }: Pick<CourseDocument, 'course'>): Card['teacher'] => ({
  name: teacher.personId === null ? teacher.name : maskName(teacher.name),
  volunteer: teacher.personId !== null,
})

type ForCard = Omit<CourseDocument, 'seats' | 'seed'> & {
  seats: Pick<Seats, 'capacity' | 'free' | 'queueCapacity' | 'queueFree' | 'applying'>
}

export function courseCard(
  course: ForCard,
  { mine, station, now }: { mine: Mine[]; station: string; now: number },
): Card {
  const { seats, lessons } = course
  const on = lessons.filter(({ isOff }) => !isOff)
  const first = on[0] ?? lessons[0]
  const waiting = seats.queueCapacity - seats.queueFree
  return {
    ...{
      courseId: course._id,
      title: course.title,
      type: course.type,
      audience: course.audience,
      placeName: course.placeName,
    },
    ...{
      cover: filesOf(course)[0] ?? null,
      phase: phaseOf(course, now),
      cancelled: course.state === 'cancelled',
    },
    ...{ teacher: teacherOf(course), lessons: on.length },
    ...{ firstAt: first?.startAt ?? 0, firstEndAt: first?.endAt ?? 0 },
    nextAt: lessonsAhead(course, now)[0]?.startAt ?? null,
    ...{
      capacity: seats.capacity,
      free: waiting > 0 ? 0 : seats.free,
      waiting,
      mayQueue: seats.queueFree > 0,
    },
    asking: seats.applying ?? 0,
    ...{ drawAt: course.course.drawAt, ownUntil: course.course.ownUntil, station, mine },
  }
}

/** Somebody of the caller's family, what stands in the way, and what would fall on something else. */
export interface Member {
  whom: Whom
  /** Whether the guardian has to agree. */
  consent: boolean
  refusal: Rejection | null
}

interface OnPage {
  caller: Caller
  members: readonly Member[]
  lessons: readonly LessonDoc[]
  ticket: string
  station: string
  now: number
}

function standingView(
  course: CourseDocument,
  { whom, consent, refusal }: Member,
  { caller, now }: OnPage,
): Detail['standings'][number] {
  const { personId } = whom
  const at = stateIn(course.seats, personId)
  const clashes =
    at.state === 'none' ? clashingLessons(course, personId, { agenda: caller.person.agenda, now }) : []
  return {
    ...{ ...whom, ...at },
    obstacle: at.state === 'none' && refusal ? obstacleView(refusal) : null,
    consent,
    clashes: rowsOf(clashes, ({ lesson }) => lesson.sessionId),
  }
}

export function coursePage(course: CourseDocument, page: OnPage): Detail {
  const { caller, members, lessons, ticket, station, now } = page
  const standings = rowsOf(members, (member) => standingView(course, member, page))
  const family = new Set(standings.map(({ personId }) => personId))
  const draws = course.course.drawAt !== null
  const mine = standings.filter(({ state }) => state !== 'none')
  return {
    ...courseCard(course, {
      mine: rowsOf(mine, ({ name, isSelf, state, position }) => ({ name, isSelf, state, position })),
      ...{ station, now },
    }),
    ...{ intro: course.intro, photos: filesOf(course), placeDetail: course.placeDetail, bring: course.bring },
    ...{ riskNotice: course.riskNotice, riskAckNeeded: course.riskAckNeeded },
    ...{ safetyContact: course.safetyContact, organiserName: course.organiserName },
    ...{ minAge: course.minAge, maxAge: course.maxAge, volunteersOnly: course.volunteersOnly },
    ...{ adults: course.course.adults, notice: course.notice, standings },
    plan: rowsOf(lessons, ({ _id, startAt, endAt, state, away = [] }) => ({
      ...{ sessionId: _id, startAt, endAt, off: state === 'cancelled' },
      away: away.filter((who) => family.has(who)),
    })),
    digest: draws ? digestOfSeed(course.seed) : null,
    ticket: draws && isOfPhone(course.seats, caller.personId) ? ticket : null,
    drawn: course.draw !== null,
    ...{ version: course.version, serverNow: now },
  }
}

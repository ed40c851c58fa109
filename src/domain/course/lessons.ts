/** Owns what a lesson lacks of its course: whoever has a place in the whole has a seat in each lesson, unless away this once. */
import type { SessionDocument } from '../activity/documents'
import { SEATS } from '../activity/session-changes'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { releaseStandby, type Seat } from '../kernel/seats'
import { seatAll } from '../kernel/seats-lots'
import type { CourseDocument, Lesson } from './documents'

/** Those who belong in every lesson: who has a place, and the teacher where that is a volunteer. */
function membersOf({ seats, course, state }: Pick<CourseDocument, 'seats' | 'course' | 'state'>): Seat[] {
  if (state === 'cancelled') return []
  const { personId } = course.teacher
  const teacher: Seat[] = personId === null ? [] : [{ who: personId, by: personId, at: 0 }]
  return [...teacher, ...seats.holders.filter(({ who }) => who !== personId)]
}

/** The lesson as the course tells of it. */
const lessonOf = ({ _id, startAt, endAt, state }: SessionDocument): Lesson => ({
  ...{ sessionId: _id, startAt, endAt },
  isOff: state === 'cancelled',
})

/** What a course tells of its lessons, the earliest first, and when the last of them ends. */
export function lessonsOf(sessions: readonly SessionDocument[]): { lessons: Lesson[]; lastEndAt: number } {
  const lessons = [...sessions].sort((a, b) => a.startAt - b.startAt).map(lessonOf)
  return { lessons, lastEndAt: Math.max(0, ...lessons.map(({ endAt }) => endAt)) }
}

/** A lesson that has begun keeps those who are in it. */
const isFixed = ({ state, startAt }: SessionDocument, now: number): boolean =>
  now >= startAt || state === 'cancelled' || state === 'ended'

const leaving = (whos: readonly string[]): GuardedUpdate => ({
  guard: { 'away.0': { $exists: true } },
  patch: { $pull: { away: { $in: [...whos] } } },
})

/**
 * The next update that brings a lesson in step with its course, or null when it is. Apply it and ask again. Those who came
 * by themselves, at the door or instead of a lesson elsewhere, are left alone.
 */
export function lessonStep(
  course: Pick<CourseDocument, 'seats' | 'course' | 'state'>,
  lesson: SessionDocument,
  now: number,
): GuardedUpdate | null {
  if (isFixed(lesson, now)) return null
  const members = membersOf(course)
  const isMember = (who: string) => members.some((one) => one.who === who)
  const { away = [], seats } = lesson
  const strangers = away.filter((who) => !isMember(who))
  const gone = seats.holders.filter(({ who, enrolled }) => enrolled && !isMember(who)).map(({ who }) => who)
  if (gone.length > 0) {
    const released = releaseStandby(SEATS, gone, seats.holders)
    return strangers.length > 0 ? together(released, leaving(strangers)) : released
  }
  if (strangers.length > 0) return leaving(strangers)
  const isIn = (who: string) =>
    [...seats.holders, ...seats.offers, ...seats.queue].some((seat) => seat.who === who)
  const missing = members.filter(({ who }) => !isIn(who) && !away.includes(who)).slice(0, seats.free)
  if (missing.length === 0) return null
  return seatAll(
    SEATS,
    missing.map(({ who, by }) => ({ who, by, at: now, enrolled: true as const })),
  )
}

/** Written with the leaving of a lesson: whoever has a place in the course stays away this once. */
export const goesAway = (who: string): GuardedUpdate => ({
  guard: { away: { $ne: who } },
  patch: { $push: { away: who } },
})

/** Written with the coming back. */
export const comesBack = (who: string): GuardedUpdate => ({
  guard: { away: who },
  patch: { $pull: { away: who } },
})

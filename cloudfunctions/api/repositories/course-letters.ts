/** Owns the letters that follow from where people stand in a course; the same standing always makes the same ones. */
import type { CourseDocument } from '@/domain/course/documents'
import { type CourseNews, courseNewsOf } from '@/domain/course/news'
import { lessonsAhead } from '@/domain/course/rules'
import { DAY } from '@/domain/kernel/clock'
import type { Seat } from '@/domain/kernel/seats'
import type { MessageDocument } from '@/domain/message/documents'
import { messageOf } from './messages'

type Known = Pick<CourseDocument, '_id' | 'title' | 'stationId' | 'lessons'>

/** @param cause what makes it another letter than an earlier one of the same kind */
export function courseLetter(
  course: Known,
  what: CourseNews,
  { who, by }: Pick<Seat, 'who' | 'by'>,
  {
    cause,
    now,
    position = 0,
    reason = '',
  }: { cause: number; now: number; position?: number; reason?: string },
): MessageDocument {
  const words = courseNewsOf(what, {
    ...{ courseId: course._id, course: course.title, name: who === by ? '' : '家人', position, reason, now },
    nextAt: lessonsAhead(course, now)[0]?.startAt ?? null,
  })
  const { _id, stationId } = course
  return messageOf('courseNews', {
    personId: by,
    stationId,
    cause: [_id, who, what, cause],
    at: now,
    params: words,
  })
}

/** Whether something happened lately; whoever has stood so for days was told then. */
const isNews = (at: number, now: number): boolean => now - at < DAY

function ofTheDraw(course: CourseDocument, now: number): MessageDocument[] {
  const { draw, seats } = course
  if (!draw || !isNews(draw.at, now)) return []
  const cause = draw.at
  return [
    ...seats.queue
      .map((seat, i) => ({ seat, position: i + 1 }))
      .filter(({ seat }) => seat.at === draw.at)
      .map(({ seat, position }) => courseLetter(course, 'drawnLine', seat, { cause, now, position })),
    ...(seats.applicants ?? [])
      .filter(({ refused }) => refused !== undefined)
      .map((seat) => courseLetter(course, 'drawnOut', seat, { cause, now })),
  ]
}

function ofTheDrop(course: CourseDocument, now: number): MessageDocument[] {
  const { dropped } = course
  if (!dropped || !isNews(dropped.at, now)) return []
  return [courseLetter(course, 'dropped', dropped, { cause: dropped.at, now, reason: dropped.reason })]
}

/**
 * Everything that people have to be told about a course by now, told or not.
 */
export function courseLetters(course: CourseDocument, now: number): MessageDocument[] {
  const { seats, state, notice, draw } = course
  if (state === 'cancelled') {
    const all = [...seats.holders, ...seats.queue, ...(seats.applicants ?? [])]
    return all.map((seat) => courseLetter(course, 'cancelled', seat, { cause: 0, now, reason: notice ?? '' }))
  }
  const seated = seats.holders
    .filter(({ at }) => isNews(at, now))
    .map((seat) =>
      courseLetter(course, seat.at === draw?.at ? 'drawnIn' : 'in', seat, { cause: seat.at, now }),
    )
  return [...seated, ...ofTheDraw(course, now), ...ofTheDrop(course, now)]
}

/** Owns where the registers of what was held are read: sessions with what came of them, places at the door, courses, duty, recaps. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { comeStates } from '@/domain/attendance/decide-door'
import type { CourseDocument } from '@/domain/course/documents'
import type { DutyNoteDocument } from '@/domain/duty/note'
import type { RecapDocument } from '@/domain/activity/recap'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { daysOfMonth, spanOfMonth } from '@/domain/points/months'
import {
  activitiesRegister,
  attendanceRegister,
  coursesRegister,
  dutyRegister,
  type HeldSession,
  recapsRegister,
} from '@/domain/registers/activities'
import { type Doc, findDocs, groupDocs } from '../platform/cloud'
import { COURSES } from '../repositories/courses'
import { DUTY_NOTES } from '../repositories/duty-notes'
import { RECAPS } from '../repositories/recaps'
import { RECORDS } from '../repositories/service-records'
import { listed, readable, type Wanted } from './source'

/** From the first instant of the month to that of the next. */
export const within = ({ month }: Wanted) => {
  const { from, until } = spanOfMonth(month)
  return { $gte: from, $lt: until }
}
/** The same by days. */
export const withinDays = ({ month }: Wanted) => {
  const { from, until } = daysOfMonth(month)
  return { $gte: from, $lt: until }
}
export const ofStation = ({ station }: Wanted) => ({ stationId: station._id })

interface Tally {
  _id: string
  n: number
}

const byId = (tallies: readonly Tally[]): Map<string, number> =>
  new Map(tallies.map(({ _id, n }) => [_id, n]))

interface Minutes {
  _id: string
  proved: number
  added: number
}

/** Hours that were proved and hours that were added are never one number. */
const minutesOf = (kind: ServiceRecordDocument['kind']) => ({
  $sum: { $cond: [{ $eq: ['$kind', kind] }, '$minutes', 0] },
})

/** Three requests for all of them. */
async function withWhatCame(rows: Doc[]): Promise<(HeldSession & Doc)[]> {
  const ids = rows.map(({ _id }) => _id)
  const sessionId = { $in: ids }
  const [came, minutes, recaps] = await Promise.all([
    groupDocs<Tally>(
      'enrollments',
      { sessionId, state: { $in: [...comeStates] } },
      { _id: '$sessionId', n: { $sum: 1 } },
    ),
    groupDocs<Minutes>(
      RECORDS,
      { sessionId, creditStands: true },
      { _id: '$sessionId', proved: minutesOf('proved'), added: minutesOf('added') },
    ),
    findDocs<RecapDocument & Doc>(
      RECAPS,
      { _id: { $in: ids } },
      { limit: ids.length, fields: { 'form.photos': 1 } },
    ),
  ])
  const cameTo = byId(came)
  const given = new Map(minutes.map((one) => [one._id, one]))
  const photosOf = new Map(recaps.map(({ _id, form }) => [_id, form.photos.length]))
  return (rows as (HeldSession & Doc)[]).map((row) => ({
    ...row,
    came: cameTo.get(row._id) ?? 0,
    provedMinutes: given.get(row._id)?.proved ?? 0,
    addedMinutes: given.get(row._id)?.added ?? 0,
    photos: photosOf.get(row._id) ?? 0,
  }))
}

export const activitiesSource = readable<HeldSession & Doc>({
  register: activitiesRegister,
  ...listed({
    from: 'sessions',
    where: (of) => ({ ...ofStation(of), startAt: within(of) }),
    order: ['startAt', 'asc'],
    fields: {
      ...{ day: 1, startAt: 1, endAt: 1, title: 1, type: 1, project: 1, placeName: 1, team: 1 },
      ...{ organiserName: 1, leaderName: 1, leaderId: 1, activityId: 1, state: 1, 'seats.capacity': 1 },
    },
    beside: withWhatCame,
  }),
})

export const attendanceSource = readable<EnrollmentDocument & Doc>({
  register: attendanceRegister,
  ...listed({
    from: 'enrollments',
    where: (of) => ({ ...ofStation(of), startAt: within(of), state: { $in: [...comeStates, 'noShow'] } }),
    order: ['startAt', 'asc'],
    fields: { history: 0, answers: 0 },
  }),
})

/** A course is of every month in which it goes on; one that was cancelled, of those in which there was a lesson of it. */
export const coursesSource = readable<CourseDocument & Doc>({
  register: coursesRegister,
  ...listed({
    from: COURSES,
    where: (of) => ({
      ...ofStation(of),
      lastEndAt: { $gte: within(of).$gte },
      'lessons.startAt': { $lt: within(of).$lt },
      $or: [{ state: 'open' }, { lessons: { $elemMatch: { isOff: false, startAt: within(of) } } }],
    }),
    order: ['lastEndAt', 'asc'],
    fields: { seed: 0, draw: 0, intro: 0, 'seats.queue': 0, 'seats.applicants': 0 },
  }),
})

export const dutySource = readable<DutyNoteDocument & Doc & { title: string }>({
  register: dutyRegister,
  ...listed({
    from: DUTY_NOTES,
    where: (of) => ({ ...ofStation(of), startAt: within(of) }),
    order: ['startAt', 'asc'],
    fields: { outbox: 0, content: 0 },
    beside: async (rows) => {
      const notes = rows as (DutyNoteDocument & Doc)[]
      const ids = [...new Set(notes.map(({ activityId }) => activityId))]
      const found = await findDocs<Doc & { title: string }>(
        'activities',
        { _id: { $in: ids } },
        { limit: ids.length, fields: { title: 1 } },
      )
      const titles = new Map(found.map(({ _id, title }) => [_id, title]))
      return notes.map((note) => ({ ...note, title: titles.get(note.activityId) ?? '' }))
    },
  }),
})

export const recapsSource = readable<RecapDocument & Doc>({
  register: recapsRegister,
  ...listed({
    from: RECAPS,
    where: (of) => ({ ...ofStation(of), listed: true, endAt: within(of) }),
    order: ['endAt', 'asc'],
    fields: { history: 0, outbox: 0, content: 0 },
  }),
})

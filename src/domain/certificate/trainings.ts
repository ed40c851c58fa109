/** Owns what counts as a training somebody has had (令 67, 8): its name, how long, who held it, which day. */
import { type Day, dayOf } from '../kernel/clock'
import type { Filed } from '../papers/documents'
import { standingPapers } from '../papers/rules'
import { kindName } from '../papers/vocabulary'
import type { CertificateLine } from './documents'
import { MOST_TRAININGS } from './rules'

export interface Training {
  day: Day
  name: string
  organiser: string
  minutes: number
  /** registered: the station has seen the paper; attended: from coming to a lesson and leaving it. */
  how: 'registered' | 'attended'
}

/** A lesson that somebody came to and left; without minutes where nobody has counted them. */
interface AttendedLesson {
  title: string
  startAt: number
  minutes: number | null
  organiser: string
}

const MINUTES = 60

/** The newest first, as many as a certificate holds. */
export function trainingsOf(person: Filed, lessons: readonly AttendedLesson[]): Training[] {
  const registered = standingPapers(person)
    .filter(({ sort }) => sort === 'training')
    .map((paper): Training => ({
      ...{ day: paper.from ?? dayOf(paper.at), name: paper.title || kindName('training', paper.kind) },
      ...{ organiser: paper.organiser, minutes: (paper.hours ?? 0) * MINUTES, how: 'registered' },
    }))
  const attended = lessons.map(({ title, startAt, minutes, organiser }): Training => ({
    ...{ day: dayOf(startAt), name: title, organiser, minutes: minutes ?? 0, how: 'attended' },
  }))
  return [...registered, ...attended].sort((a, b) => b.day.localeCompare(a.day)).slice(0, MOST_TRAININGS)
}

/** As a line of a certificate. */
export const trainingLine = ({ day, name, organiser, minutes }: Training): CertificateLine => ({
  ...{ day, activity: organiser === '' ? name : `${name}（${organiser}）`, minutes, kind: 'training' },
})

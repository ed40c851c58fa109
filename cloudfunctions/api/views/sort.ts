/** Owns what is shown of points and of what was put out there. */
import type { Output } from '@/contract'
import { monthOf } from '@/domain/kernel/clock'
import type { SortingDocument, SortingPointDocument } from '@/domain/sorting/documents'
import type { SortingPointAnswers } from '@/domain/sorting/form'
import { hoursOf, partAt } from '@/domain/sorting/windows'

export const pointView = (point: SortingPointDocument, now: number) => ({
  ...{ pointId: point._id, name: point.name },
  hours: point.open ? hoursOf(point) : '现在停着',
  openNow: partAt(point, now) !== null,
})

const answersOf = (point: SortingPointDocument): SortingPointAnswers => {
  const { name, morning, morningFrom, morningTo, evening, eveningFrom, eveningTo, open } = point
  return { name, morning, morningFrom, morningTo, evening, eveningFrom, eveningTo, open }
}

/** A point as those who write it see it; its helpers work for the station and are named whole. */
export const deskPoint = (point: SortingPointDocument, now: number): Output<'sort.savePoint'> => ({
  ...pointView(point, now),
  form: answersOf(point),
  helpers: point.helpers.map(({ personId, name }) => ({ personId, name })),
  version: point.version,
})

export const timesOf = ({ _id, at, part, state, points }: SortingDocument) => ({
  ...{ sortingId: _id, at, part, state },
  // What was not found right yet, or does not count, has brought nothing.
  points: state === 'right' ? points : 0,
})

/** The month of an instant, and the first day of it. */
export const monthFrom = (now: number): { month: string; from: string } => {
  const month = monthOf(now)
  return { month, from: `${month}-01` }
}

/** Owns which of a person's enrollments is the next thing, and the one thing to do about it. */
import type { EnrollmentDocument, EnrollmentState } from './documents'
import { checkInWindowOf } from './rules'

type NextAct = 'acceptOffer' | 'checkIn' | 'checkOut' | 'answerForgotten' | 'view'

/** States in which something is still to come. */
export const openStates: readonly EnrollmentState[] = [
  'offered',
  'confirmed',
  'checkedIn',
  'waiting',
  'applied',
  'leftOpen',
]

type Row = Pick<EnrollmentDocument, 'state' | 'startAt' | 'endAt' | 'offerUntil'>

/** The more urgent, the smaller; null when nothing is to be done about this row any more. */
function urgencyOf(row: Row, now: number): { rank: number; act: NextAct } | null {
  switch (row.state) {
    case 'offered':
      return (row.offerUntil ?? 0) > now ? { rank: 0, act: 'acceptOffer' } : null
    case 'checkedIn':
      return { rank: 1, act: 'checkOut' }
    case 'leftOpen':
      return { rank: 3, act: 'answerForgotten' }
    case 'confirmed': {
      const { from, until } = checkInWindowOf(row)
      if (now >= from && now < until) return { rank: 2, act: 'checkIn' }
      return row.endAt > now ? { rank: 4, act: 'view' } : null
    }
    case 'waiting':
    case 'applied':
      return row.startAt > now ? { rank: 5, act: 'view' } : null
    default:
      return null
  }
}

/** The most urgent of the rows, the earlier one of two that are equally urgent; null when nothing is open. */
export function selectNext<T extends Row>(rows: readonly T[], now: number): { row: T; act: NextAct } | null {
  const open = rows.flatMap((row) => {
    const urgency = urgencyOf(row, now)
    return urgency ? [{ row, ...urgency }] : []
  })
  open.sort((a, b) => a.rank - b.rank || a.row.startAt - b.row.startAt)
  const [first] = open
  return first ? { row: first.row, act: first.act } : null
}

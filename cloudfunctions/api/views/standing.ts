/** Owns what a person sees of where he, or a family member, stands with a session. */
import type { Output } from '@/contract'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { refusedWords } from '@/domain/activity/answers'
import { postName } from '@/domain/activity/posts'
import type { Rejection } from '@/domain/kernel/errors'
import type { Seat } from '@/domain/kernel/seats'
import { postAt, type Standing as Place } from '@/domain/kernel/seats-reading'
import { obstacleView } from './obstacle'

type Standing = Output<'activity.signUp'>['standing']

export interface Whom {
  personId: string
  /** 我自己 for the caller, else the family member's name as the caller wrote it. */
  name: string
  isSelf: boolean
}

/** States that the door has brought about, which the seats know nothing of. */
const atDoor = new Set<EnrollmentDocument['state']>([
  'checkedIn',
  'checkedOut',
  'counted',
  'leftOpen',
  'noShow',
])

function stateOf(place: Place, row: EnrollmentDocument | null, now: number): Standing['state'] {
  if (row && atDoor.has(row.state)) return row.state
  switch (place.is) {
    case 'holder':
      return 'confirmed'
    case 'offered':
      return place.until > now ? 'offered' : 'cancelled'
    case 'waiting':
    case 'applied':
      return place.is
    case 'refused':
      return 'declined'
    case 'none':
      return row ? 'cancelled' : 'none'
  }
}

/** What was said to somebody who got no place stands in the row as it was said. */
function refusedByRow({ history }: EnrollmentDocument, seat: Seat): Place {
  const last = history[history.length - 1]
  const refused = { at: last?.at ?? 0, by: last?.by ?? '', how: 'declined' as const, why: last?.note ?? '' }
  return { is: 'refused', applicant: { ...seat, until: 0, refused }, refused }
}

/** Where a row says that its person stands, for when the seats were not read. */
export function placeByRow(row: EnrollmentDocument): Place {
  const seat = { who: row.personId, by: row.ownerId, at: row.createdAt }
  if (row.state === 'cancelled') return { is: 'none' }
  if (row.state === 'waiting') return { is: 'waiting', waiter: seat, position: 1 }
  if (row.state === 'applied') return { is: 'applied', applicant: { ...seat, until: 0 }, until: 0 }
  if (row.state === 'declined') return refusedByRow(row, seat)
  if (row.state !== 'offered') return { is: 'holder', seat }
  const until = row.offerUntil ?? 0
  return { is: 'offered', offer: { ...seat, until }, until }
}

/** Where a person stands. The seats are the truth; the row adds what happened at the door. */
export function standingOf(
  whom: Whom,
  place: Place,
  row: EnrollmentDocument | null,
  { now, session = {} }: { now: number; session?: Pick<SessionDocument, 'posts'> },
  obstacle: Rejection | null = null,
): Standing {
  const state = stateOf(place, row, now)
  return {
    ...whom,
    state,
    position: state === 'waiting' && place.is === 'waiting' ? place.position : null,
    post: postName(session, postAt(place)),
    offerUntil: state === 'offered' && place.is === 'offered' ? place.until : null,
    answerBy: state === 'applied' && place.is === 'applied' && place.until > 0 ? place.until : null,
    why: state === 'declined' && place.is === 'refused' ? refusedWords(place.refused) : '',
    checkInAt: row?.checkIn?.at ?? null,
    checkOutAt: row?.checkOut?.at ?? null,
    obstacle: obstacle && obstacleView(obstacle),
  }
}

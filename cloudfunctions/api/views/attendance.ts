/** Owns how a visit and a roster are shown: to the person, and to those who run the door. */
import type { Output } from '@/contract'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { postName } from '@/domain/activity/posts'
import { figuresOfRoster } from '@/domain/attendance/roster-views'
import { undoable } from '@/domain/attendance/undo'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { invariant } from '@/domain/kernel/errors'
import { maskName } from '@/domain/person/mask'
import { isStaff } from '@/domain/person/roles'
import { rowsOf } from './rows'
import type { Caller } from '../handler'

type AttendanceView = Output<'attendance.checkIn'>
export type RosterRowView = Output<'attendance.roster'>['rows'][number]

const visited = ['checkedIn', 'checkedOut', 'counted', 'leftOpen'] as const

/** The visit of a person who has come. `record` is null until the visit has ended, or for one that counts no hours. */
export function attendanceView(
  row: EnrollmentDocument,
  record: ServiceRecordDocument | null,
  { duty = false }: Pick<SessionDocument, 'duty'>,
): AttendanceView {
  const state = visited.find((candidate) => candidate === row.state)
  invariant(state && row.checkIn, `${row._id} has not come`)
  const counted = record?.approverId != null && record.state !== 'voided'
  return {
    enrollmentId: row._id,
    sessionId: row.sessionId,
    title: row.title,
    personId: row.personId,
    state,
    checkInAt: row.checkIn.at,
    checkOutAt: row.checkOut?.at ?? null,
    late: row.checkIn.late || (row.checkOut?.late ?? false),
    minutes: record?.minutes ?? row.minutes,
    points: counted ? record.points : null,
    duty,
    recordId: record?._id ?? null,
  }
}

/** What somebody answered to the organiser: for whoever reads the roster, and nobody else. */
export const answersOf = ({ answers = [] }: EnrollmentDocument): { ask: string; said: string }[] =>
  rowsOf(answers, ({ ask, said }) => ({ ask, said }))

/** By person: what the paper is called that they lack; empty where they lack none. */
export type Missing = ReadonlyMap<string, string>

/** One line of the roster as the caller sees it at `now`; null for somebody who is not on it (any more). */
export function rosterRow(
  row: EnrollmentDocument,
  session: Pick<SessionDocument, 'posts'>,
  { caller, now, missing }: { caller: Pick<Caller, 'roles' | 'personId'>; now: number; missing?: Missing },
): RosterRowView | null {
  if (row.state === 'cancelled' || row.state === 'applied' || row.state === 'declined') return null
  const wholeNames = isStaff(caller)
  return {
    personId: row.personId,
    enrollmentId: row._id,
    name: wholeNames ? row.name : maskName(row.name),
    grid: row.gridName,
    post: postName(session, row.post),
    answers: answersOf(row),
    state: row.state,
    walkIn: row.walkIn,
    onSite: row.onSiteAt !== null && (row.state === 'waiting' || row.state === 'offered'),
    withAdult: row.ownerId !== row.personId,
    checkInAt: row.checkIn?.at ?? null,
    checkOutAt: row.checkOut?.at ?? null,
    late: row.checkIn?.late ?? false,
    missing: missing?.get(row.personId) ?? '',
    mayUndo: undoable(row, { personId: caller.personId, isStaff: wholeNames, now }),
  }
}

/** Live figures of a roster that is read as a whole. */
export const rosterCounts = (rows: readonly RosterRowView[]): Output<'attendance.roster'>['counts'] =>
  figuresOfRoster(rows.map(({ state, onSite }) => ({ state, n: 1, onSite: onSite ? 1 : 0 })))

/** Owns the roster of a session, with what is happening at the door right now. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { asksPapers, nameOfMissing } from '@/domain/activity/requirements'
import { enrolRulesAt } from '@/domain/activity/rules'
import { MINUTE } from '@/domain/kernel/clock'
import { isStaff } from '@/domain/person/roles'
import type { Output } from '@/contract'
import { type Context, done, type HandlerFor } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { findEnrollments } from '../../repositories/enrollments'
import { standingPapersOf } from '../../repositories/papers'
import { bareSessionJoin } from '../../repositories/sessions'
import { type Missing, rosterCounts, rosterRow, type RosterRowView } from '../../views/attendance'
import { type BareSession, onDoor } from './reads'
import { rowsOf } from '../../views/rows'
import { sessionTouched } from '../../touched'

const listed: EnrollmentDocument['state'][] = [
  'confirmed',
  'waiting',
  'offered',
  'checkedIn',
  'checkedOut',
  'counted',
  'leftOpen',
  'noShow',
]

const mayStillCome: EnrollmentDocument['state'][] = ['confirmed', 'waiting', 'offered']

/** A thousand rows are answered together, so they carry only what the roster shows. */
const rowFields = {
  personId: 1,
  ownerId: 1,
  name: 1,
  gridName: 1,
  post: 1,
  answers: 1,
  state: 1,
  walkIn: 1,
  onSiteAt: 1,
  'checkIn.at': 1,
  'checkIn.late': 1,
  'checkOut.at': 1,
} as const

/** The rows of a roster: only for those who may read them. One request; a session never has more than a thousand people. */
const readRows = (sessionId: string) =>
  findEnrollments(
    { sessionId, state: { $in: listed } },
    { order: [['createdAt', 'asc']], limit: 1000, fields: rowFields },
  )

/** What those who may still come have not, of the papers that the session asks for. One request where it asks for any. */
async function missingOf(session: BareSession, rows: readonly EnrollmentDocument[]): Promise<Missing> {
  if (!asksPapers(session)) return new Map()
  const awaited = rows.filter(({ state }) => mayStillCome.includes(state)).map(({ personId }) => personId)
  const papers = await standingPapersOf(awaited)
  return new Map(awaited.map((id) => [id, nameOfMissing(session, papers.get(id) ?? []) ?? '']))
}

/** The roster of a session, for somebody who may run its door. One request, two where it asks for papers. */
export async function rosterOf(
  session: BareSession,
  { caller, now }: Pick<Context<'attendance.roster'>, 'caller' | 'now'>,
): Promise<Output<'attendance.roster'>> {
  const { _id, title, placeName, startAt, endAt, seats } = session
  const whole = isStaff(caller)
  const found = await readRows(_id)
  const missing = await missingOf(session, found)
  const rows = rowsOf(found, (row) => rosterRow(row, session, { caller, now, missing })).filter(
    (row): row is RosterRowView => row !== null,
  )
  return {
    sessionId: _id,
    title,
    placeName,
    startAt,
    endAt,
    capacity: seats.capacity,
    free: seats.free,
    counts: rosterCounts(rows),
    rows,
    mayReleaseStandbyAt: startAt + enrolRulesAt(startAt).standbyAfterMin * MINUTE,
    mayPrint: whole,
    serverNow: now,
  }
}

/** Two requests: whoever may not see it costs one, and nobody else's row is read for them. */
export const roster: HandlerFor<'attendance.roster'> = {
  joins: ({ input }) => ({ session: bareSessionJoin(input.sessionId) }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, context) => done(await rosterOf(session, context))),
}

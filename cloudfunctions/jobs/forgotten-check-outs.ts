/** Owns visits that nobody ended: two hours after the end they get a record to the planned end and a question. */
import { advanceRow } from '@/domain/attendance/advance-row'
import { countsFor } from '@/domain/activity/course-terms'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { enrolRulesAt } from '@/domain/activity/rules'
import { leaveVisitOpen } from '@/domain/hours/close-visit'
import { HOUR } from '@/domain/kernel/clock'
import { invariant } from '@/domain/kernel/errors'
import { askForNote } from '../api/repositories/duty-notes'
import { changeEnrollment, findEnrollments } from '../api/repositories/enrollments'
import { findBareSession, type SessionDoc } from '../api/repositories/sessions'
import { openRecord } from '../api/repositories/visit-ends'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

/** Where no hours are counted there is nothing to ask about: the visit simply ends with the activity. */
async function endUncounted(row: EnrollmentDocument, now: number): Promise<void> {
  const advanced = advanceRow(row, ['checkOut'], { as: 'system', by: 'system', at: now, set: { minutes: 0 } })
  invariant(advanced.ok, `${row._id} cannot end`)
  await changeEnrollment(row._id, advanced.value.update)
}

async function leaveOpen(row: EnrollmentDocument, session: SessionDoc, now: number): Promise<void> {
  await askForNote(session, row, { by: 'system', now })
  if (!countsFor(session, row.personId)) return endUncounted(row, now)
  await openRecord({
    row,
    by: 'system',
    now,
    needsAccount: false,
    event: 'leaveOpen',
    decide: () => leaveVisitOpen(row, session, now),
  })
}

const forgotten = (now: number) => ({
  state: 'checkedIn',
  endAt: { $lte: now - enrolRulesAt(now).leftOpenAfterHours * HOUR },
})

export const forgottenCheckOuts: Job = {
  name: 'forgottenCheckOuts',
  due: (now) => [{ from: 'enrollments', where: forgotten(now) }],
  run: async (now, limit) => {
    const source = { collection: 'enrollments', now }
    const rows = await findEnrollments(await sparing(source, forgotten(now)), {
      order: [['endAt', 'asc']],
      limit,
    })
    const sessions = new Map<string, SessionDoc | null>()
    await forEachItem(
      rows,
      async (row) => {
        const known = sessions.get(row.sessionId)
        const session = known === undefined ? await findBareSession(row.sessionId) : known
        sessions.set(row.sessionId, session)
        invariant(session, `${row._id} has no session`)
        await leaveOpen(row, session, now)
      },
      source,
    )
    return { done: rows.length, more: rows.length === limit }
  },
}

/** Owns what becomes of a visit's record when the mark that ended it, or began it, is taken back. */
import type { VisitProof } from '../activity/documents'
import { type Decision, invariant, ok } from '../kernel/errors'
import { grown } from '../kernel/history'
import { withdrawCredit } from './booking'
import { type Books, type RecordCode, type RecordWrite, step } from './decide-record'
import type { ServiceRecordDocument } from './documents'
import { recordOfVisit, type VisitedSession, type VisitingRow } from './new-record'
import type { Actor } from './record-facts'

const movedBy = ({ personId, name }: Actor): Actor => ({ personId, name, roles: ['system'] })

/** Takes a record and what it had credited back. The record stays, with who did it, and counts nothing. */
export function undoRecord(
  { record, account, credit }: Books,
  organiser: Actor,
  now: number,
): Decision<RecordWrite, RecordCode> {
  const undone = step(record, 'undo', movedBy(organiser), { now, account: null, reason: '登记的人撤销' })
  if (!undone.ok) return undone
  const cleared = {
    ...undone.value,
    points: 0,
    approverId: null,
    approverName: null,
    approvedAt: null,
    asksWhenLeft: false,
    dueAt: null,
    why: '',
  }
  const back = withdrawCredit(cleared, account, credit, { at: now, byPersonId: organiser.personId })
  return ok({
    ...back,
    record: { ...back.record, minutes: 0 },
    account: back.entries.length ? back.account : null,
    notices: [],
  })
}

/**
 * The record of a visit whose check-in was taken back: it counts nothing and says who did it. It also keeps a check-out
 * that is on its way from counting, because there is one record for each visit.
 */
export function recordOfUndoneVisit(
  row: VisitingRow & { checkIn: VisitProof | null },
  session: VisitedSession,
  organiser: Actor,
  now: number,
): ServiceRecordDocument {
  invariant(row.checkIn, 'a visit without check-in')
  const open = recordOfVisit(row, session, { checkIn: row.checkIn, checkOut: row.checkIn, at: now })
  const undone = step(open, 'undo', movedBy(organiser), { now, account: null, reason: '登记的人撤销' })
  invariant(undone.ok, 'an open record cannot be undone')
  return { ...undone.value, dueAt: null }
}

/** The record of a visit that has ended anew: what was decided now, after all that had happened to it before. */
export function resumed(before: ServiceRecordDocument, fresh: ServiceRecordDocument): ServiceRecordDocument {
  const history = fresh.history.map((entry, i) =>
    i === 0 ? { ...entry, on: 'reopen', from: before.state } : entry,
  )
  return {
    ...fresh,
    names: { ...before.names, ...fresh.names },
    credits: Math.max(before.credits, fresh.credits),
    version: before.version + fresh.version,
    history: grown(before.history, history),
    createdAt: before.createdAt,
  }
}

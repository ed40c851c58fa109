/** Owns appeals: how one is opened, and how it climbs while nobody answers. */
import { type Decision, invariant, ok } from '../kernel/errors'
import { dueOf } from '../kernel/workflow-reading'
import type { AppealCase, ServiceRecordDocument } from './documents'
import { type RecordCode, type RecordWrite, step } from './decide-record'
import { type Actor, SYSTEM } from './record-facts'
import { recordFlow } from './record-flow'
import { appealClimbed } from './record-notices'

const nextLevel: Record<AppealCase['level'], AppealCase['level']> = {
  staff: 'station_admin',
  station_admin: 'outside',
  outside: 'outside',
}

/**
 * The owner appeals. Granted again without effect while the same appeal is open. APPEAL_CLOSED when the time is over
 * or there has been an appeal, INVALID_STATE while nothing is decided.
 */
export function openAppeal(
  record: ServiceRecordDocument,
  owner: Actor,
  { reason, now }: { reason: string; now: number },
): Decision<{ repeated: boolean; record: ServiceRecordDocument }, RecordCode> {
  // Once it is answered the same words are no repetition any more, and are refused like any others.
  if (record.state === 'appealed' && record.appeal?.reason === reason) return ok({ repeated: true, record })
  const next = step(record, 'appeal', owner, { now, account: null, reason })
  if (!next.ok) return next
  const appeal: AppealCase = { reason, level: 'staff', openedAt: now, dueAt: next.value.dueAt, outcome: null }
  return ok({ repeated: false, record: { ...next.value, appeal } })
}

/** An appeal whose time has passed goes one level up; null when none is due. */
export function escalateAppeal(record: ServiceRecordDocument, now: number): RecordWrite | null {
  const due = dueOf(recordFlow, record, now)
  if (record.state !== 'appealed' || !record.appeal || record.appeal.level === 'outside' || !due?.passed)
    return null
  const next = step(record, 'raise', SYSTEM, { now, account: null })
  invariant(next.ok, 'an appeal that is due cannot climb')
  const appeal = { ...record.appeal, level: nextLevel[record.appeal.level], dueAt: next.value.dueAt }
  const raised = { ...next.value, appeal }
  return { record: raised, account: null, entries: [], notices: [appealClimbed(raised, now)] }
}

/** Owns what organisers and staff do with hours: what waits for them, and deciding. */
import type { ErrorCode } from '@/contract'
import { decideByOrganiser } from '@/domain/hours/decide-record'
import { recordFlow } from '@/domain/hours/record-flow'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, type HandlerFor, joinedOne } from '../../handler'
import { foreign } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { findRecords, moveRecord, type RecordDoc, recordJoin } from '../../repositories/service-records'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { pendingView } from '../../views/record'
import { recordTouched } from '../../touched'
import { rowsOf } from '../../views/rows'
import { recordActor } from '../../access/records'

const mostUrgentFirst = inPages<RecordDoc>(20, ['dueAt', 'asc'])

/** The records that wait for the caller's roles, the most urgent first. Two requests. */
export const pending: Handler<'hours.pending'> = {
  run: async ({ caller, input, now }) => {
    const states = statesWaitingFor(recordFlow, recordActor(caller).roles)
    const led = caller.within === null ? {} : { leaderId: caller.personId }
    const where = { stationId: caller.stationId, ...led, state: { $in: states } }
    const { shown, next } = await mostUrgentFirst.read(findRecords, where, input.cursor)
    return done({ items: rowsOf(shown, (record) => pendingView(record, caller, { now })), next })
  },
}

export const decide: HandlerFor<'hours.decide'> = {
  joins: ({ input }) => ({ ...withStation, ...withKin, record: recordJoin(input.recordId) }),
  touches: recordTouched,
  run: async ({ caller, input, joined, now }) => {
    const { recordId, version, event, minutes = null, reason = '' } = input
    const actor = recordActor(caller)
    const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
    const moved = await moveRecord<ErrorCode>(
      recordId,
      { by: caller.personId, now },
      (books) =>
        foreign([books.record], caller) ??
        decideByOrganiser(books, event, actor, { version, now, reason, minutes, pointsRules }),
    )
    return moved.ok ? done(pendingView(moved.value, caller, { now })) : moved
  },
}

/** Owns what organisers and staff do with hours: what waits for them, and deciding. */
import type { ErrorCode, Output } from '@/contract'
import {
  agreeByOrganiser,
  type Books,
  decideByOrganiser,
  type RecordDecision,
  takeBackByOrganiser,
} from '@/domain/hours/decide-record'
import type { Actor } from '@/domain/hours/record-facts'
import { recordFlow } from '@/domain/hours/record-flow'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { nameFor } from '@/domain/person/name-of'
import { type PointsRules, pointsRulesOf } from '@/domain/points/rules'
import type { Decision } from '@/domain/kernel/errors'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, type HandlerFor, joinedAll, joinedOne, refuse } from '../../handler'
import { foreign } from '../../access/station'
import { inPages } from '../../kernel/paging'
import {
  findRecords,
  moveRecord,
  type RecordDoc,
  recordJoin,
  recordPlacesJoin,
  RECORDS,
} from '../../repositories/service-records'
import { withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { pendingView } from '../../views/record'
import { recordsTouched, recordTouched } from '../../touched'
import { RECORDS_TOGETHER } from '@/contract/hours'
import { decideMany } from '../decide-many'
import { rowsOf } from '../../views/rows'
import { recordActor } from '../../access/records'

type PendingView = Output<'hours.decide'>

/** As many as may be believed at once come on one page, so that a large session is one card. */
const mostUrgentFirst = inPages<RecordDoc>(RECORDS_TOGETHER, ['dueAt', 'asc'])

/** The records that wait for the caller's roles, the most urgent first. Two requests. */
export const pending: Handler<'hours.pending'> = {
  run: async ({ caller, input, now }) => {
    const states = statesWaitingFor(recordFlow, recordActor(caller).roles)
    const led = caller.within === null ? {} : { leaderId: caller.personId }
    const where = { stationId: caller.stationId, ...led, state: { $in: states } }
    const { shown, next } = await mostUrgentFirst.read(findRecords, where, input.cursor, {
      ...{ text: input.text, in: RECORDS, fields: ['name', 'title', 'placeName'] },
      says: ({ name, title, placeName }: RecordDoc) => [nameFor(name, caller), title, placeName],
    })
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

type Together = 'hours.agree' | 'hours.takeBack'

/**
 * One request for all, and what deciding about one takes for each. Whoever may not decide about all of them decides
 * about none; one that cannot be decided is left, and the others are.
 */
const together = <A extends Together>(
  decideOne: (
    books: Books,
    actor: Actor,
    given: { version: number; now: number; reason: string; minutes: null; pointsRules: PointsRules },
  ) => Decision<RecordDecision, ErrorCode>,
): HandlerFor<A> =>
  ({
    joins: ({ input }) => ({
      ...withStation,
      ...withKin,
      records: recordPlacesJoin(input.records.map(({ id }) => id)),
    }),
    touches: recordsTouched,
    run: async ({ caller, input, joined, now }) => {
      const known = joinedAll<RecordDoc>(joined, 'records')
      const elsewhere = foreign(known, caller)
      if (elsewhere) return elsewhere
      const actor = recordActor(caller)
      const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
      const items: PendingView[] = []
      const { left } = await decideMany(input.records, async ({ id, version }) => {
        if (!known.some(({ _id }) => _id === id)) return refuse('NOT_FOUND')
        const moved = await moveRecord<ErrorCode>(id, { by: caller.personId, now }, (books) =>
          decideOne(books, actor, { version, now, reason: '', minutes: null, pointsRules }),
        )
        if (moved.ok) items.push(pendingView(moved.value, caller, { now }))
        return moved
      })
      return done({ items, left })
    },
  }) as HandlerFor<Together> as HandlerFor<A>

export const agree = together<'hours.agree'>(agreeByOrganiser)
export const takeBack = together<'hours.takeBack'>(takeBackByOrganiser)

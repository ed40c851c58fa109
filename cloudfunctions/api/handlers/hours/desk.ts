/** Owns what organisers and staff do with hours: what waits for them, deciding, looking a session or a person up. */
import type { AccountDocument } from '@/domain/hours/account'
import { decideByOrganiser, type RecordCode } from '@/domain/hours/decide-record'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { recordFlow } from '@/domain/hours/record-flow'
import { reject } from '@/domain/kernel/errors'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import type { PersonDocument } from '@/domain/person/documents'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { accountJoin } from '../../repositories/accounts'
import { findRecords, moveRecord } from '../../repositories/service-records'
import { withStation } from '../../repositories/stations'
import { actorOf, nameOf, pendingView } from '../../views/record'

const PAGE = 20

/** Where a page of the pending list ended: its deadline, and the record with that deadline. */
function after(cursor: string | undefined) {
  const parts = /^(\d{1,15})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '')
  if (!parts?.[1] || !parts[2]) return {}
  const dueAt = Number(parts[1])
  return { dueAt: { $gte: dueAt }, $or: [{ dueAt: { $gt: dueAt } }, { dueAt, _id: { $gt: parts[2] } }] }
}

/** The records that wait for the caller's roles, the most urgent first. Two requests. */
export const pending: Handler<'hours.pending'> = {
  run: async ({ caller, input, now }) => {
    const states = statesWaitingFor(recordFlow, actorOf(caller).roles)
    const where = { stationId: caller.stationId, state: { $in: states }, ...after(input.cursor) }
    const found = await findRecords(where, {
      order: [
        ['dueAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: PAGE + 1,
    })
    const page = found.slice(0, PAGE)
    const last = page[page.length - 1]
    return done({
      items: page.map((record) => pendingView(record, caller, { now })),
      next: found.length > PAGE && last ? `${last.dueAt ?? 0}.${last._id}` : null,
    })
  },
}

export const decide: Handler<'hours.decide'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const { recordId, version, event, minutes = null, reason = '' } = input
    const actor = actorOf(caller)
    const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
    const moved = await moveRecord<RecordCode | 'NOT_FOUND' | 'OTHER_STATION'>(
      recordId,
      { by: caller.personId, now },
      (books) =>
        books.record.stationId === caller.stationId
          ? decideByOrganiser(books, event, actor, { version, now, reason, minutes, pointsRules })
          : reject('OTHER_STATION'),
    )
    return moved.ok ? done(pendingView(moved.value, caller, { now })) : moved
  },
}

/** The records of one session, for checks and audit. */
export const records: Handler<'hours.records'> = {
  joins: ({ input }) => ({
    records: { from: 'serviceRecords', where: { sessionId: input.sessionId }, limit: 1000 },
    session: { from: 'sessions', where: { _id: input.sessionId }, limit: 1, fields: { stationId: 1 } },
  }),
  run: async ({ caller, joined, now }) => {
    const session = joinedOne<Doc & { stationId: string }>(joined, 'session')
    if (!session) return refuse('NOT_FOUND')
    if (session.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const found = joinedAll<ServiceRecordDocument & Doc>(joined, 'records')
    return done({ items: found.map((record) => pendingView(record, caller, { now })) })
  },
}

export const personTotals: Handler<'hours.personTotals'> = {
  joins: ({ input }) => ({
    person: {
      from: 'people',
      where: { _id: input.personId },
      limit: 1,
      fields: { stationId: 1, realName: 1, nickname: 1 },
    },
    account: accountJoin(input.personId),
  }),
  run: async ({ caller, joined }) => {
    const person = joinedOne<PersonDocument & Doc>(joined, 'person')
    if (!person) return refuse('NOT_FOUND')
    if (person.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const balances = joinedOne<AccountDocument & Doc>(joined, 'account')?.balances
    return done({
      name: nameOf(person),
      provedMinutes: balances?.provedMinutes ?? 0,
      addedMinutes: balances?.addedMinutes ?? 0,
      points: balances?.points ?? 0,
    })
  },
}

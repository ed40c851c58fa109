/** Owns a visit, its record and the people who decide about it: what the tests of records start from. */
import type { VisitProof } from '../../../../src/domain/activity/documents'
import { emptyAccount } from '../../../../src/domain/account/account'
import { creditEntryId } from '../../../../src/domain/hours/booking'
import { closeVisit } from '../../../../src/domain/hours/close-visit'
import {
  type Books,
  decideByOrganiser,
  type RecordDecision,
} from '../../../../src/domain/hours/decide-record'
import type { Actor } from '../../../../src/domain/hours/record-facts'
import type { DeciderEvent, RecordActor } from '../../../../src/domain/hours/record-flow'
import type { Decision } from '../../../../src/domain/kernel/errors'
import { pointsRulesOf } from '../../../../src/domain/points/rules'

export const pointsRules = pointsRulesOf(null)

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const startAt = Date.parse('2027-03-06T01:00:00Z')
export const session = {
  _id: 's1',
  stationId: 'st1',
  title: '楼道大扫除',
  placeName: '3 号楼',
  organiserName: '环保小队',
  leaderId: 'leader',
  startAt,
  endAt: startAt + 2 * HOUR,
  day: '2027-03-06',
}
export const proof = (method: VisitProof['method'], at: number): VisitProof => ({
  method,
  at,
  receivedAt: at,
  late: false,
  nonce: null,
  byPersonId: 'wang',
  placeCode: null,
})
export const row = {
  _id: 's1:wang',
  personId: 'wang',
  ownerId: 'wang',
  name: '王芳',
  checkIn: proof('code', startAt),
}
export const actor = (personId: string, ...roles: RecordActor[]): Actor => ({
  personId,
  name: personId,
  roles,
})
export const leader = actor('leader', 'team_leader')
export const staff = actor('staff', 'staff')
export const admin = actor('admin', 'station_admin')
export const owner = actor('wang', 'owner')

export const ended = (method: VisitProof['method'], until = session.endAt): Books => {
  const write = closeVisit(row, session, emptyAccount('wang'), {
    checkOut: proof(method, until),
    now: until,
    pointsRules,
  })
  return {
    record: write.record,
    account: write.account ?? emptyAccount('wang'),
    credit: write.entries[write.entries.length - 1] ?? null,
  }
}

export const decideOn = (
  books: Books,
  event: DeciderEvent,
  by: Actor,
  more: { reason?: string; minutes?: number } = {},
) =>
  decideByOrganiser(books, event, by, {
    version: books.record.version,
    now: session.endAt + HOUR,
    reason: more.reason ?? '',
    minutes: more.minutes ?? null,
    pointsRules,
  })

export const codeOf = (decision: Decision<unknown, string>): string =>
  decision.ok ? 'ok' : decision.error.code

export function follow(books: Books, decision: Decision<RecordDecision, string>): Books {
  if (!decision.ok || decision.value.repeated) throw new Error(`refused: ${codeOf(decision)}`)
  const { record, account, entries } = decision.value
  return {
    record,
    account: account ?? books.account,
    credit: entries.find((entry) => entry._id === creditEntryId(record)) ?? books.credit,
  }
}

/** Owns a person's own hours: the passbook, the receipt of a record, and appealing against it. */
import { openAppeal } from '@/domain/hours/appeal'
import type { AccountDocument } from '@/domain/account/account'
import type { RecordCode } from '@/domain/hours/decide-record'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { isOwn } from '@/domain/hours/record-facts'
import { minutesByMonth } from '@/domain/hours/by-month'
import { monthOf } from '@/domain/kernel/clock'
import { reject } from '@/domain/kernel/errors'
import { starAim } from '@/domain/next-step/next-step'
import { type PointsRules, pointsRulesOf } from '@/domain/points/rules'
import { starHeld } from '@/domain/person/stars'
import { starOf } from '@/domain/star/ladder'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedAll, joinedOne, refuse, visiting } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { accountJoin } from '../../repositories/accounts'
import { monthJoin, moveRecord, passbook, passbookJoin, recordJoin } from '../../repositories/service-records'
import { withStation } from '../../repositories/stations'
import { nextStepOf } from '../points/next-step'
import { receiptView, recordLine } from '../../views/record'
import { rowsOf } from '../../views/rows'
import { nameOf } from '@/domain/person/name-of'

const stationIn = (joined: Record<string, Doc[]>): StationDocument | null =>
  joinedOne<StationDocument & Doc>(joined, 'station')

const rulesIn = (joined: Record<string, Doc[]>): PointsRules => pointsRulesOf(stationIn(joined))

/** A record that another station keeps is read with that station and its rules. */
const ownRecord = visiting<ServiceRecordDocument>('record', (record, { personId }) => isOwn(record, personId))

/** Every month of this year so far, or the one that is asked for. */
const monthsIn = (months: Record<string, number>, month: string | undefined, now: number) =>
  minutesByMonth(months, month ?? monthOf(now)).slice(month === undefined ? 0 : -1)

/**
 * Three requests, two deep; one for later pages and for a month. The totals are the caller's own, from the account; the
 * lines are the family's, those of a month the caller's.
 */
export const mine: Handler<'hours.mine'> = {
  joins: ({ input: { cursor, month }, personId }) => ({
    account: accountJoin(personId),
    records: month === undefined ? passbookJoin(personId, cursor) : monthJoin(personId, month, cursor),
    ...(cursor === undefined && month === undefined ? withStation : {}),
  }),
  run: async ({ caller, input, joined, now }) => {
    const isWhole = input.cursor === undefined && input.month === undefined
    const account = joinedOne<AccountDocument & Doc>(joined, 'account')
    const balances = account?.balances
    const { shown, next: cursor } = passbook.of(joinedAll(joined, 'records'))
    const provedMinutes = balances?.provedMinutes ?? 0
    const { star: enough, next } = starOf(provedMinutes, now)
    const { star } = starHeld(caller.person.stars)
    const step = { pointsRules: rulesIn(joined), now }
    const nextStep = isWhole ? await nextStepOf(caller, starAim(provedMinutes, now), step) : undefined
    return done({
      ...(nextStep === undefined ? {} : { nextStep }),
      ...(input.cursor === undefined ? { months: monthsIn(account?.months ?? {}, input.month, now) } : {}),
      provedMinutes,
      addedMinutes: balances?.addedMinutes ?? 0,
      points: balances?.points ?? 0,
      nextStar: next,
      star,
      mayApply: enough > star,
      lines: rowsOf(shown, (record) => recordLine(record, caller)),
      next: cursor,
    })
  },
}

/** One request. Somebody else's record is not found. */
export const receipt: Handler<'hours.receipt'> = {
  joins: ({ input }) => ({ record: recordJoin(input.recordId), ...withStation }),
  visits: ownRecord,
  run: async ({ caller, joined, now }) => {
    const record = joinedOne<ServiceRecordDocument & Doc>(joined, 'record')
    if (!record || !isOwn(record, caller.personId)) return refuse('NOT_FOUND')
    return done(receiptView(record, caller, { now, station: stationIn(joined) }))
  },
}

export const appeal: Handler<'hours.appeal'> = {
  joins: ({ input }) => ({ record: recordJoin(input.recordId), ...withStation }),
  visits: ownRecord,
  run: async ({ caller, input, joined, now }) => {
    const owner = { personId: caller.personId, name: nameOf(caller.person), roles: ['owner' as const] }
    const moved = await moveRecord<RecordCode | 'NOT_FOUND'>(
      input.recordId,
      { by: caller.personId, now },
      (books) => {
        if (!isOwn(books.record, caller.personId)) return reject('NOT_FOUND')
        const opened = openAppeal(books.record, owner, { reason: input.reason, now })
        if (!opened.ok) return opened
        const { repeated, record } = opened.value
        const write = { record, account: null, entries: [], notices: [] }
        return { ok: true, value: repeated ? { repeated: true, record } : { repeated: false, ...write } }
      },
    )
    if (!moved.ok) return moved
    return done(receiptView(moved.value, caller, { now, station: stationIn(joined) }))
  },
}

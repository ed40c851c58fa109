/** Owns how a record's minutes and points enter the ledger and leave it: once a credit, once a reversal. */
import { startOf } from '../kernel/clock'
import { invariant } from '../kernel/errors'
import { lotOf } from '../kernel/lots'
import type { GuardedUpdate } from '../kernel/guarded-update'
import { type Amounts, bookingPatch, credit, entryId, post, reversalOf, settingTo } from '../kernel/ledger'
import { pointsForHours, type PointsRules } from '../points/rules'
import {
  type AccountDocument,
  daysAfter,
  emptyAccount,
  type LedgerEntry,
  monthsAfter,
  REMEMBERED_DAYS,
} from '../account/account'
import { countOnce } from './count-once'
import type { ServiceRecordDocument } from './documents'
import type { LedgerUnit } from '../account/ledger-units'
import { owing, recoverDebt, takenAsFree } from '../account/debts'
import { spansOfOthers, spansWith } from '../account/spans'

/** A record with the account it was booked on and the entries to write: in one transaction, or with {@link bookedUpdate}. */
export interface HoursBooking {
  record: ServiceRecordDocument
  account: AccountDocument
  entries: LedgerEntry[]
}

interface By {
  at: number
  byPersonId: string
}

/** Proved and added minutes are units of their own and are never summed. */
export const minutesUnit = (record: Pick<ServiceRecordDocument, 'kind'>): LedgerUnit =>
  record.kind === 'proved' ? 'provedMinutes' : 'addedMinutes'

/** The source of a record's nth credit. */
const creditKey = (recordId: string, nth: number): string => `record:${recordId}:${nth}`

/** The id of the entry by which the record's last credit was booked; on the account of another record once its own was closed. */
export const creditEntryId = (record: Pick<ServiceRecordDocument, '_id' | 'personId' | 'credits'>): string =>
  entryId(record.personId, creditKey(record._id, record.credits))

/**
 * Entries are written together with the account, in the same transaction, so none is left among the unwritten; the
 * record's own version keeps the same credit from being booked twice.
 */
function book(
  account: AccountDocument,
  wanted: LedgerEntry,
): { account: AccountDocument; entry: LedgerEntry } {
  const posted = post(account, wanted)
  invariant(posted.ok && !posted.value.already, `${wanted._id} cannot be booked`)
  const { account: after, entry } = posted.value
  return { account: { ...account, ...after, unwritten: account.unwritten }, entry }
}

/** Added hours are no visits, and are counted apart. */
const monthsWith = (
  { months }: AccountDocument,
  { kind, day }: ServiceRecordDocument,
  minutes: number,
  at: number,
): Pick<AccountDocument, 'months'> =>
  kind === 'proved' ? { months: monthsAfter(months, day, minutes, at) } : {}

/**
 * Credits what of a record's minutes no other record has counted, and the points for it by the station's rules. Nothing is
 * booked for a record without minutes. `earnedAt` is when a correction's first credit was booked: the points stay in
 * the year in which they were earned.
 */
export function creditRecord(
  wanting: ServiceRecordDocument,
  account: AccountDocument,
  { at, byPersonId, pointsRules, earnedAt }: By & { pointsRules: PointsRules; earnedAt?: number },
): HoursBooking {
  invariant(!wanting.creditStands, `${wanting._id} is credited already`)
  const { record, pieces } = countOnce(wanting, account)
  const { points, ruleId } = pointsForHours(pointsRules, record.minutes, startOf(record.day))
  const credited = { ...record, points, pointsRuleId: ruleId }
  if (record.minutes === 0) return { record: credited, account, entries: [] }
  const nth = record.credits + 1
  const amounts: Amounts<LedgerUnit> = {
    [minutesUnit(record)]: record.minutes,
    ...(points > 0 ? { points } : {}),
  }
  const sourceKey = creditKey(record._id, nth)
  const wanted = credit({
    accountId: account._id,
    sourceKey,
    amounts,
    ...(earnedAt !== undefined && points > 0 ? { lots: { points: { [lotOf(earnedAt)]: points } } } : {}),
    ruleId,
    at,
    byPersonId,
    note: record.title,
  })
  const { account: after, entry } = book(account, wanted)
  const back = recoverDebt(after, at)
  const { days } = account
  return {
    record: { ...credited, credits: nth, creditStands: true },
    account: {
      ...after,
      ...back?.account,
      unwritten: account.unwritten,
      days: daysAfter(days, record.day, record.minutes, at),
      ...monthsWith(account, record, record.minutes, at),
      spans: spansWith(account.spans, record._id, pieces, { now: at, keepDays: REMEMBERED_DAYS }),
    },
    entries: back ? [entry, back.entry] : [entry],
  }
}

/** What an account remembers of credits beside their sums. */
const remembered = ['days', 'months', 'spans', 'owed'] as const

/**
 * The update that brings an account from where it was read to where a decision has left it, with the entries among its
 * unwritten; refused when it has changed since. Another version also where nothing is booked.
 */
export function bookedUpdate(
  before: AccountDocument,
  { account: after, entries }: { account: AccountDocument | null; entries: readonly LedgerEntry[] },
): GuardedUpdate {
  const guard = { version: before.version }
  if (after === null) return { guard, patch: { $inc: { version: 1 } } }
  const $set = Object.fromEntries(
    remembered.flatMap((field) => (after[field] === undefined ? [] : [[field, after[field]]])),
  )
  return settingTo({ guard, patch: { ...bookingPatch(...entries), $set } }, after)
}

/** The same where there is no account yet: the first one. */
export const firstBooked = (
  personId: string,
  { account: after, entries }: { account: AccountDocument | null; entries: readonly LedgerEntry[] },
): AccountDocument => ({ ...(after ?? emptyAccount(personId)), unwritten: [...entries] })

/**
 * Takes a record's standing credit back. Hours go back whole; of the points, what has not been spent or set aside,
 * because a balance never falls below zero. The rest is owed.
 */
export function withdrawCredit(
  record: ServiceRecordDocument,
  account: AccountDocument,
  original: LedgerEntry | null,
  { at, byPersonId }: By,
): HoursBooking {
  if (!record.creditStands) return { record, account, entries: [] }
  const wanted = creditEntryId({ ...record, personId: account._id })
  invariant(original?._id === wanted, `${record._id} is credited but its entry is missing`)
  const exact = reversalOf(original, { ruleId: original.ruleId, at, byPersonId, note: record.title })
  const taken = takenAsFree(account, exact)
  const { account: after, entry } = book(account, taken.entry)
  return {
    record: { ...record, creditStands: false },
    account: {
      ...owing(after, taken.owed),
      days: daysAfter(account.days, record.day, -record.minutes, at),
      ...monthsWith(account, record, -record.minutes, at),
      spans: spansOfOthers(account.spans, record._id),
    },
    entries: [entry],
  }
}

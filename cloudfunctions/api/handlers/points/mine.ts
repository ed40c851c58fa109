/** Owns a person's points: the balance and the entries it is the sum of, what lapses when, and the next step. */
import type { AccountDocument, LedgerEntry } from '@/domain/account/account'
import { freePoints } from '@/domain/account/debts'
import type { HouseholdDocument } from '@/domain/household/documents'
import { memberOf } from '@/domain/household/membership'
import { expiringSoon, lotsOf } from '@/domain/points/expiry'
import { type Aim, prizeAim, starAim } from '@/domain/next-step/next-step'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import type { PrizeDocument } from '@/domain/store/documents'
import { type Caller, done, type Handler, joinedAll, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { accountJoin, type EntryDoc, pointEntries, pointEntriesJoin } from '../../repositories/accounts'
import { withHousehold } from '../../repositories/households'
import { withStation } from '../../repositories/stations'
import { nextStepOf } from './next-step'
import { withUnwritten } from '../../views/entries'
import { rowsOf } from '../../views/rows'

/** `12.1783036800000.record:s1:p1:1`: the balance before the last entry, and the mark after it. */
function readCursor(cursor = ''): { balance: number; mark: string } | null {
  const [, balance, mark] = /^(\d{1,9})\.(.+)$/.exec(cursor) ?? []
  return mark === undefined ? null : { balance: Number(balance), mark }
}

const pointsOf = (entry: LedgerEntry): number =>
  entry.lines.reduce((sum, line) => sum + (line.unit === 'points' ? line.amount : 0), 0)

/** The service record that a credit or its reversal is booked for; null for anything else. */
const recordOf = (entry: LedgerEntry): string | null =>
  /^(?:reverse:)?record:(.+):\d+$/.exec(entry.sourceKey)?.[1] ?? null

const kindTexts: Partial<Record<LedgerEntry['kind'], string>> = { reverse: '收回：' }

type Joined = Record<string, Doc[]>

/** The common points, for a member of a household. */
function householdOf(joined: Joined, personId: string) {
  const household = joinedOne<HouseholdDocument>(joined, 'household')
  if (!household || !memberOf(household, personId)) return null
  const account = joinedOne<AccountDocument>(joined, 'householdAccount')
  return { householdId: household._id, name: household.name, balance: account?.balances.points ?? 0 }
}

/** The prize that the person marked, if it can still be had; the next star otherwise. */
function aimOf(
  joined: Joined,
  account: AccountDocument | null,
  { stationId }: Caller,
  now: number,
): Aim | null {
  const prize = joinedOne<PrizeDocument>(joined, 'prize')
  const listed = prize?.listed && prize.stationId === stationId ? prize : null
  const free = account ? freePoints(account) : 0
  return prizeAim(listed, free) ?? starAim(account?.balances.provedMinutes ?? 0, now)
}

const firstPageJoins = { ...withStation, ...withHousehold, prize: { from: 'prizes', idIn: 'markedPrizeId' } }

/** The page of entries, the newest first; entries keep no running balance, it follows going back from the balance now. */
function pageOf(found: readonly EntryDoc[], balanceNow: number) {
  const { shown, next } = pointEntries.of(found)
  let balanceAfter = balanceNow
  const entries = rowsOf(shown, (entry) => {
    const line = {
      entryId: entry.sourceKey,
      at: entry.at,
      amount: pointsOf(entry),
      balanceAfter,
      kind: entry.kind,
      text: `${kindTexts[entry.kind] ?? ''}${entry.note}`,
      recordId: recordOf(entry),
    }
    balanceAfter -= line.amount
    return line
  })
  return { entries, next: next && `${balanceAfter}.${next}` }
}

/** Three requests, two deep; one for later pages. */
export const mine: Handler<'points.mine'> = {
  joins: ({ input, personId }) => ({
    account: accountJoin(personId),
    entries: pointEntriesJoin(personId, readCursor(input.cursor)?.mark),
    ...(input.cursor === undefined ? firstPageJoins : withHousehold),
  }),
  run: async ({ caller, input, joined, now }) => {
    const account = joinedOne<AccountDocument>(joined, 'account')
    const balance = account?.balances.points ?? 0
    const rows = joinedAll<EntryDoc>(joined, 'entries')
    const found = input.cursor === undefined ? withUnwritten(rows, account) : rows
    const given = { pointsRules: pointsRulesOf(joinedOne<StationDocument>(joined, 'station')), now }
    const step =
      input.cursor === undefined
        ? { nextStep: await nextStepOf(caller, aimOf(joined, account, caller, now), given) }
        : {}
    return done({
      ...step,
      balance,
      held: account?.held.points ?? 0,
      lots: account ? lotsOf(account) : [],
      expiring: account ? expiringSoon(account, now) : null,
      household: householdOf(joined, caller.personId),
      ...pageOf(found, readCursor(input.cursor)?.balance ?? balance),
    })
  },
}

/** Owns the store that tests start from, and the check that points, stock and reservations tell the same story. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../src/domain/account/account'
import type { LedgerUnit } from '../../src/domain/account/ledger-units'
import { credit, post } from '../../src/domain/kernel/ledger'
import { assertLedger } from '../../src/domain/kernel/ledger-checks'
import { newSeats } from '../../src/domain/kernel/seats'
import { assertSeats } from '../../src/domain/kernel/seats-reading'
import { holdKey } from '../../src/domain/store/decide-reserve'
import { newPrize } from '../../src/domain/store/decide-prize'
import type { PrizeDocument, PrizeFacts, RedemptionDocument } from '../../src/domain/store/documents'
import { personIdOf, put } from './builders'
import { homeStation, type TestCloud } from './test-cloud'

let made = 0

const facts: PrizeFacts = {
  title: '大米 5 公斤',
  kind: 'goods',
  intro: '东北新米。',
  photo: null,
  points: 10,
  limitPerMonth: null,
  partnerId: null,
  place: '社区服务大厅',
  pickUp: { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 1440 },
  shelfFrom: null,
  shelfUntil: null,
  lowMark: 0,
}

export interface PrizeGiven extends Partial<PrizeDocument> {
  left?: number
}

/** A prize on the shelf that anybody may reserve, five of it unless told otherwise. */
export function aPrize({ left = 5, ...given }: PrizeGiven = {}): PrizeDocument {
  const about = { stationId: homeStation, partnerName: '', content: null, by: 'staff', now: 0 }
  const prize = newPrize(`z${++made}`, { ...facts, ...given }, about)
  return { ...prize, state: 'onShelf', listed: true, stock: newSeats(left, 0), ...given }
}

export async function putPrize(test: TestCloud, given: PrizeGiven = {}): Promise<PrizeDocument> {
  const prize = aPrize(given)
  await put(test, 'prizes', [prize])
  return prize
}

/** An account with points earned at an instant, and the entry they came from. */
export function anAccount(accountId: string, points: number, at: number): [AccountDocument, LedgerEntry[]] {
  const empty = emptyAccount(accountId)
  if (points === 0) return [empty, []]
  const earned = credit<LedgerUnit>({
    ...{ accountId, sourceKey: 'earned', amounts: { points }, ruleId: 'points-1', at },
    ...{ byPersonId: 'staff', note: '志愿服务' },
  })
  const posted = post<LedgerUnit>(empty, earned)
  if (!posted.ok) throw new Error(posted.error.code)
  const { account, entry } = posted.value
  return [{ ...empty, ...account, unwritten: [] }, [entry as LedgerEntry]]
}

/** Gives people points, named by their openids. */
export async function givePoints(test: TestCloud, openids: readonly string[], points: number): Promise<void> {
  await giveAccounts(test, openids.map(personIdOf), points)
}

/** The same for accounts by their ids, such as a household's. */
export async function giveAccounts(test: TestCloud, ids: readonly string[], points: number): Promise<void> {
  const accounts = ids.map((id) => anAccount(id, points, test.now()))
  await put(
    test,
    'accounts',
    accounts.map(([account]) => account),
  )
  await put(
    test,
    'entries',
    accounts.flatMap(([, entries]) => entries),
  )
}

export const accountOf = async (test: TestCloud, accountId: string): Promise<AccountDocument> => {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: accountId })
  if (!account) throw new Error(`${accountId} has no account`)
  return account
}

export const prizeNow = async (test: TestCloud, prizeId: string): Promise<PrizeDocument> => {
  const [prize] = await test.rows<PrizeDocument>('prizes', { _id: prizeId })
  if (!prize) throw new Error(`${prizeId} is gone`)
  return prize
}

export const redemptionsOf = (test: TestCloud, query: Record<string, unknown> = {}) =>
  test.rows<RedemptionDocument>('redemptions', query)

const problemOf = (check: () => void): string[] => {
  try {
    check()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/**
 * Every way in which accounts, entries, prizes and reservations contradict each other; empty when they agree. With
 * `settled`, nothing may be left to do either.
 */
export async function contradictions(test: TestCloud, { settled = true } = {}): Promise<string[]> {
  const [accounts, entries, prizes, redemptions] = await Promise.all([
    test.rows<AccountDocument>('accounts'),
    test.rows<LedgerEntry>('entries'),
    test.rows<PrizeDocument>('prizes'),
    redemptionsOf(test),
  ])
  const found: string[] = []
  for (const account of accounts) {
    const own = entries.filter((entry) => entry.accountId === account._id)
    found.push(...problemOf(() => assertLedger(account, own)).map((problem) => `${account._id}: ${problem}`))
    if (settled && account.reserving.length > 0) found.push(`${account._id} is still reserving`)
    if (settled && account.unwritten.length > 0) found.push(`${account._id} has unwritten entries`)
    for (const held of account.holds) {
      const mine = redemptions.find((one) => held.id === holdKey(one._id))
      if (settled && mine?.state !== 'reserved')
        found.push(`${held.id} is held but ${mine?.state ?? 'nothing'}`)
      if (mine && mine.accountId !== account._id) found.push(`${held.id} is held on another account`)
    }
  }
  for (const prize of prizes) found.push(...problemOf(() => assertSeats(prize.stock)))
  for (const one of redemptions) found.push(...contradictionsOf(one, accounts, entries, prizes, settled))
  for (const { who } of prizes.flatMap((prize) => prize.stock.holders)) {
    const mine = redemptions.find((one) => one._id === who)
    if (settled && mine?.state !== 'reserved')
      found.push(`${who} holds a prize but is ${mine?.state ?? 'nothing'}`)
  }
  return found
}

/** The end of a hold that belongs to each state. */
const endOf = {
  reserved: null,
  redeemed: 'capture',
  refunded: 'capture',
  cancelled: 'release',
  expired: 'release',
  void: 'release',
}

function contradictionsOf(
  one: RedemptionDocument,
  accounts: readonly AccountDocument[],
  entries: readonly LedgerEntry[],
  prizes: readonly PrizeDocument[],
  settled: boolean,
): string[] {
  if (!settled) return []
  const found: string[] = []
  const account = accounts.find((candidate) => candidate._id === one.accountId)
  const own = entries.filter((entry) => entry.accountId === one.accountId)
  const end = own.find((entry) => entry.sourceKey === `settle:${holdKey(one._id)}`)
  const open = account?.holds.some((held) => held.id === holdKey(one._id)) ?? false
  if ((end?.kind ?? null) !== endOf[one.state])
    found.push(`${one._id} is ${one.state}, its hold ended by ${end?.kind}`)
  if (open !== (one.state === 'reserved')) found.push(`${one._id} is ${one.state}, its hold is open: ${open}`)
  const back = own.some((entry) => entry.sourceKey === `reverse:settle:${holdKey(one._id)}`)
  if (back !== (one.state === 'refunded')) found.push(`${one._id} is ${one.state}, given back: ${back}`)
  const holder = prizes
    .find((prize) => prize._id === one.prizeId)
    ?.stock.holders.filter((seat) => seat.who === one._id)
  if ((holder?.length ?? 0) !== (one.state === 'reserved' ? 1 : 0))
    found.push(`${one._id} is ${one.state} and holds ${holder?.length}`)
  if (one.unsettled || one.outbox.length > 0) found.push(`${one._id} has something to follow`)
  return found
}

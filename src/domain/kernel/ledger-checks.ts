/** Owns checking the books: an account equals the sum of its entries, its holds and its lots. */

import { invariant } from './errors'
import { type Account, type Entry, entryId, zeros } from './ledger'
import { endKey } from './ledger-holds'
import { addShares, nobodys, type Shares, withoutIdle } from './ledger-shares'
import { addLots, type Lots, sumOfLots, withoutEmpty } from './lots'

/** The sums of entries by unit: what the balances, the held amounts and the free lots must be. */
export function sumOf<U extends string>(
  entries: readonly Entry<U>[],
  units: readonly U[],
): { balances: Record<U, number>; held: Record<U, number>; lots: Partial<Record<U, Lots>> } {
  const sums = { balances: zeros(units), held: zeros(units), lots: {} as Partial<Record<U, Lots>> }
  for (const { unit, amount, held, lots } of entries.flatMap((entry) => entry.lines)) {
    sums.balances[unit] += amount
    sums.held[unit] += held
    if (lots) sums.lots[unit] = addLots(sums.lots[unit] ?? {}, lots)
  }
  return sums
}

/**
 * Crashes unless the account equals the sum of its entries (rows and unwritten together). Throws InvariantError.
 * @param elsewhere entries of accounts that were closed into this one, on which they are reversed since
 */
export function assertLedger<U extends string>(
  account: Account<U>,
  rows: readonly Entry<U>[],
  elsewhere: readonly Entry<U>[] = [],
): void {
  const all = [...new Map([...rows, ...account.unwritten].map((entry) => [entry._id, entry])).values()]
  const sums = sumOf(all, Object.keys(account.balances) as U[])
  invariant(all.length === account.entries, `${account.entries} entries counted, ${all.length} found`)
  for (const unit of Object.keys(account.balances) as U[]) {
    const [balance, held] = [account.balances[unit], account.held[unit]]
    invariant(
      sums.balances[unit] === balance,
      `${unit}: entries sum to ${sums.balances[unit]}, not ${balance}`,
    )
    invariant(sums.held[unit] === held, `${unit}: holds sum to ${sums.held[unit]}, not ${held}`)
    invariant(held >= 0 && balance >= held, `${unit}: fell below zero or below what is held`)
    assertLots(unit, account.lots[unit], sums.lots[unit] ?? {}, balance - held)
    assertShares(account, unit, all)
  }
  assertHolds(account, all)
  for (const entry of all) assertEntry(account, entry, [...all, ...elsewhere])
}

function assertLots(unit: string, lots: Lots | undefined, summed: Lots, free: number): void {
  if (!lots) return
  const told = JSON.stringify(Object.entries(withoutEmpty(lots)).sort())
  const found = JSON.stringify(Object.entries(summed).sort())
  invariant(told === found, `${unit}: entries move the lots to ${found}, not ${told}`)
  invariant(sumOfLots(lots) === free, `${unit}: lots of ${sumOfLots(lots)} for ${free} that are free`)
  invariant(
    Object.values(lots).every((size) => size >= 0),
    `${unit}: a lot fell below zero`,
  )
}

/** The owners' lots are what the entries moved, never below zero, and no more than there is. */
function assertShares<U extends string>(account: Account<U>, unit: U, all: readonly Entry<U>[]): void {
  const told = account.shares?.[unit] ?? {}
  const lines = all.flatMap((entry) => entry.lines).filter((line) => line.unit === unit)
  const summed = lines.reduce((sum, { shares = {} }) => addShares(sum, shares), {} as Shares)
  const plain = (shares: Shares): string =>
    JSON.stringify(
      Object.entries(withoutIdle(shares))
        .map(([owner, lots]) => [owner, Object.entries(lots).sort()])
        .sort(),
    )
  invariant(
    plain(told) === plain(summed),
    `${unit}: entries move the shares to ${plain(summed)}, not ${plain(told)}`,
  )
  const each = [...Object.values(told), nobodys(account.lots[unit] ?? {}, told)]
  invariant(
    each.every((lots) => Object.values(lots).every((size) => size >= 0)),
    `${unit}: a share fell below zero or is more than there is`,
  )
}

function assertHolds<U extends string>(account: Account<U>, all: readonly Entry<U>[]): void {
  const sources = new Set(all.map((entry) => entry.sourceKey))
  const open = all
    .filter((entry) => entry.kind === 'hold' && !sources.has(endKey(entry.sourceKey)))
    .map((entry) => entry.sourceKey)
  const kept = account.holds.map((held) => held.id)
  invariant(
    kept.length === open.length && kept.every((id) => open.includes(id)),
    `open holds are ${open.join()}, kept are ${kept.join()}`,
  )
  for (const unit of Object.keys(account.held) as U[]) {
    const sum = account.holds.reduce((total, held) => total + (held.unit === unit ? held.amount : 0), 0)
    invariant(sum === account.held[unit], `${unit}: ${sum} in open holds, ${account.held[unit]} held`)
  }
}

function assertEntry<U extends string>(account: Account<U>, entry: Entry<U>, all: readonly Entry<U>[]): void {
  invariant(entry.accountId === account._id, `${entry._id}: of another account`)
  invariant(
    entry._id === entryId(entry.accountId, entry.sourceKey),
    `${entry._id}: an id not made of its source`,
  )
  invariant(
    entry.reverses === null || all.some((other) => other.sourceKey === entry.reverses),
    `${entry._id}: reverses nothing`,
  )
  for (const { unit, amount, held, lots } of entry.lines) {
    invariant(
      lots === undefined || sumOfLots(lots) === amount - held,
      `${entry._id}: lots of ${unit} do not come to what becomes free`,
    )
  }
}

/**
 * Owns accounts and their entries: append-only, integer amounts, each source booked once, corrected by reversal.
 *
 * An entry's id is made of the account and its source, so the same source can never stand twice. The account is
 * the truth: one update of it adds the amounts and keeps the entry in `unwritten`; the entry's own row is written
 * afterwards, and a row that a crash left out is written from there. Units are named by the caller (hours are kept
 * in minutes); hours and points that must move independently are posted as separate entries.
 */

import type { GuardedUpdate } from './conditions'
import { type Decision, invariant, ok, reject } from './errors'

/**
 * credit adds, debit takes, reverse undoes a credit or debit; hold sets an amount aside, capture spends what was
 * held, release puts it back.
 */
export type EntryKind = 'credit' | 'debit' | 'reverse' | 'hold' | 'capture' | 'release'

/** A change of one unit. The signs are kept with the entry, so that sums need no other entry to be read. */
export interface Line<U extends string = string> {
  unit: U
  /** Added to the balance; negative takes. */
  amount: number
  /** Added to what is held; negative frees. */
  held: number
}

export interface Entry<U extends string = string> {
  /** `accountId|sourceKey`. */
  _id: string
  accountId: string
  /** What it is booked for, for instance `record:abc`; unique within the account. */
  sourceKey: string
  kind: EntryKind
  lines: Line<U>[]
  /** The sourceKey of the entry that this one reverses, captures or releases. */
  reverses: string | null
  ruleId: string
  at: number
  byPersonId: string
  note: string
}

export interface Account<U extends string = string> {
  _id: string
  balances: Record<U, number>
  /** The part of each balance that is set aside by holds. */
  held: Record<U, number>
  /** How many entries there are. */
  entries: number
  version: number
  /** Entries that count already and whose rows are not known to be written. */
  unwritten: Entry<U>[]
}

/** What every entry says about itself beside its amounts. */
export interface EntryFacts {
  ruleId: string
  at: number
  byPersonId: string
  note?: string
}

/** Positive whole amounts by unit. */
export type Amounts<U extends string> = Partial<Record<U, number>>

/** The entry was booked now, or `already` stood there; both answer with the same entry. */
export interface Posted<U extends string> {
  account: Account<U>
  entry: Entry<U>
  already: boolean
}

export type LedgerCode = 'NOT_ENOUGH'

/** The id of an entry: one for each account and source. */
export const entryId = (accountId: string, sourceKey: string): string => `${accountId}|${sourceKey}`

const zeros = <U extends string>(units: readonly U[]): Record<U, number> =>
  Object.fromEntries(units.map((unit) => [unit, 0])) as Record<U, number>

/** An empty account that keeps these units. */
export function openAccount<U extends string>(accountId: string, units: readonly U[]): Account<U> {
  invariant(
    units.length > 0 && new Set(units).size === units.length,
    'an account without units or with twins',
  )
  const empty = { balances: zeros(units), held: zeros(units) }
  return { _id: accountId, ...empty, entries: 0, version: 1, unwritten: [] }
}

function entryOf<U extends string>(
  head: Pick<Entry<U>, 'accountId' | 'sourceKey' | 'kind' | 'reverses'>,
  lines: Line<U>[],
  { ruleId, at, byPersonId, note = '' }: EntryFacts,
): Entry<U> {
  invariant(lines.length > 0, 'an entry without lines')
  return { _id: entryId(head.accountId, head.sourceKey), ...head, lines, ruleId, at, byPersonId, note }
}

function linesOf<U extends string>(amounts: Amounts<U>, amountSign: 0 | 1 | -1, heldSign: 0 | 1): Line<U>[] {
  return (Object.entries(amounts) as [U, number][]).map(([unit, size]) => {
    invariant(Number.isSafeInteger(size) && size > 0, `not a positive whole amount of ${unit}: ${size}`)
    return { unit, amount: amountSign ? amountSign * size : 0, held: heldSign * size }
  })
}

type Booking<U extends string> = EntryFacts & { accountId: string; sourceKey: string; amounts: Amounts<U> }

/** Adds amounts. Throws InvariantError when an amount is not a positive whole number. */
export function credit<U extends string>({ accountId, sourceKey, amounts, ...facts }: Booking<U>): Entry<U> {
  return entryOf({ accountId, sourceKey, kind: 'credit', reverses: null }, linesOf(amounts, 1, 0), facts)
}

/** Takes amounts. Throws InvariantError when an amount is not a positive whole number. */
export function debit<U extends string>({ accountId, sourceKey, amounts, ...facts }: Booking<U>): Entry<U> {
  return entryOf({ accountId, sourceKey, kind: 'debit', reverses: null }, linesOf(amounts, -1, 0), facts)
}

/** Sets amounts aside without spending them. Throws InvariantError like credit. */
export function hold<U extends string>({ accountId, sourceKey, amounts, ...facts }: Booking<U>): Entry<U> {
  return entryOf({ accountId, sourceKey, kind: 'hold', reverses: null }, linesOf(amounts, 0, 1), facts)
}

/** An amount turned round, without the negative zero that -0 would be in a database. */
const opposite = (n: number): number => (n === 0 ? 0 : -n)

const follow = <U extends string>(
  first: Entry<U>,
  kind: EntryKind,
  prefix: string,
  lines: Line<U>[],
  f: EntryFacts,
) =>
  entryOf(
    {
      accountId: first.accountId,
      sourceKey: `${prefix}:${first.sourceKey}`,
      kind,
      reverses: first.sourceKey,
    },
    lines,
    f,
  )

/**
 * Undoes a credit or debit exactly. Its source is made of the original's, so it can stand only once. Throws
 * InvariantError for other kinds: a hold ends by capture or release, and a reversal is not reversed.
 */
export function reversalOf<U extends string>(original: Entry<U>, facts: EntryFacts): Entry<U> {
  invariant(original.kind === 'credit' || original.kind === 'debit', `a ${original.kind} cannot be reversed`)
  const lines = original.lines.map((line) => ({
    ...line,
    amount: opposite(line.amount),
    held: opposite(line.held),
  }))
  return follow(original, 'reverse', 'reverse', lines, facts)
}

/** Spends what a hold set aside. A hold is captured or released, never both: they share one source. */
export function captureOf<U extends string>(held: Entry<U>, facts: EntryFacts): Entry<U> {
  invariant(held.kind === 'hold', `a ${held.kind} cannot be captured`)
  const lines = held.lines.map(({ unit, held: size }) => ({
    unit,
    amount: opposite(size),
    held: opposite(size),
  }))
  return follow(held, 'capture', 'settle', lines, facts)
}

/** Puts back what a hold set aside. A hold is captured or released, never both: they share one source. */
export function releaseOf<U extends string>(held: Entry<U>, facts: EntryFacts): Entry<U> {
  invariant(held.kind === 'hold', `a ${held.kind} cannot be released`)
  const lines = held.lines.map(({ unit, held: size }) => ({ unit, amount: 0, held: opposite(size) }))
  return follow(held, 'release', 'settle', lines, facts)
}

/** What of a unit may still be taken or held. */
export const available = <U extends string>(account: Account<U>, unit: U): number =>
  account.balances[unit] - account.held[unit]

/**
 * Books an entry. A source that stands already, in `existing` (the row of that id, if there is one) or among the
 * unwritten, is answered with what stands and changes nothing; for a hold that was captured, a later release is
 * thus answered with the capture, and the caller looks at `entry.kind`. NOT_ENOUGH `{ unit, available, needed }`
 * when a balance would fall below what is held or below zero. To be exact between simultaneous callers, read the
 * account first and the row afterwards, and write with postUpdate.
 */
export function post<U extends string>(
  account: Account<U>,
  entry: Entry<U>,
  existing?: Entry<U> | null,
): Decision<Posted<U>, LedgerCode> {
  invariant(entry.accountId === account._id, 'an entry of another account')
  const standing = account.unwritten.find((unwritten) => unwritten._id === entry._id) ?? existing
  if (standing) {
    invariant(standing._id === entry._id, 'the existing entry is of another source')
    return ok({ account, entry: standing, already: true })
  }
  const balances = { ...account.balances }
  const held = { ...account.held }
  for (const line of entry.lines) {
    invariant(line.unit in balances, `the account keeps no ${line.unit}`)
    balances[line.unit] += line.amount
    held[line.unit] += line.held
  }
  const short = entry.lines.find(({ unit }) => held[unit] < 0 || balances[unit] < held[unit])
  if (short) {
    const needed = Math.max(Math.abs(short.amount), Math.abs(short.held))
    return reject('NOT_ENOUGH', { unit: short.unit, available: available(account, short.unit), needed })
  }
  const after = {
    ...account,
    balances,
    held,
    entries: account.entries + 1,
    version: account.version + 1,
    unwritten: [...account.unwritten, entry],
  }
  return ok({ account: after, entry, already: false })
}

/**
 * The update that books an entry on its account; refused when the account has changed since it was read (then read
 * and post again). Afterwards write the row of the entry (its id makes a repetition harmless) and send
 * writtenUpdate, at once or from the job that looks for accounts with unwritten entries.
 */
export function postUpdate<U extends string>(before: Account<U>, posted: Posted<U>): GuardedUpdate {
  invariant(!posted.already && posted.account.version === before.version + 1, 'nothing to book')
  const $inc: Record<string, number> = { entries: 1, version: 1 }
  for (const { unit, amount, held } of posted.entry.lines) {
    if (amount) $inc[`balances.${unit}`] = amount
    if (held) $inc[`held.${unit}`] = held
  }
  return { guard: { version: before.version }, patch: { $inc, $push: { unwritten: posted.entry } } }
}

/** Marks rows as written. Needs no version: an entry is among the unwritten once and is only taken out. */
export function writtenUpdate(entryIds: readonly string[]): GuardedUpdate {
  invariant(entryIds.length > 0, 'no entry was written')
  return {
    guard: { 'unwritten._id': { $in: [...entryIds] } },
    patch: { $pull: { unwritten: { _id: { $in: [...entryIds] } } } },
  }
}

/** The sums of entries by unit: what the balances and the held amounts must be. */
export function sumOf<U extends string>(
  entries: readonly Entry<U>[],
  units: readonly U[],
): { balances: Record<U, number>; held: Record<U, number> } {
  const sums = { balances: zeros(units), held: zeros(units) }
  for (const { unit, amount, held } of entries.flatMap((entry) => entry.lines)) {
    sums.balances[unit] += amount
    sums.held[unit] += held
  }
  return sums
}

/** Crashes unless the account equals the sum of its entries (rows and unwritten together). Throws InvariantError. */
export function assertLedger<U extends string>(account: Account<U>, rows: readonly Entry<U>[]): void {
  const all = [...new Map([...rows, ...account.unwritten].map((entry) => [entry._id, entry])).values()]
  const sources = new Set(all.map((entry) => entry.sourceKey))
  const units = Object.keys(account.balances) as U[]
  const sums = sumOf(all, units)
  invariant(all.length === account.entries, `${account.entries} entries counted, ${all.length} found`)
  for (const unit of units) {
    const [balance, held] = [account.balances[unit], account.held[unit]]
    invariant(
      sums.balances[unit] === balance,
      `${unit}: entries sum to ${sums.balances[unit]}, not ${balance}`,
    )
    invariant(sums.held[unit] === held, `${unit}: holds sum to ${sums.held[unit]}, not ${held}`)
    invariant(held >= 0 && balance >= held, `${unit}: fell below zero or below what is held`)
  }
  for (const entry of all) {
    invariant(entry.accountId === account._id, `${entry._id}: of another account`)
    invariant(
      entry._id === entryId(entry.accountId, entry.sourceKey),
      `${entry._id}: an id not made of its source`,
    )
    invariant(entry.reverses === null || sources.has(entry.reverses), `${entry._id}: reverses nothing`)
  }
}

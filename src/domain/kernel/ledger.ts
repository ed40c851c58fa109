/**
 * Owns accounts and their entries: append-only, integer amounts, each source booked once, corrected by reversal.
 *
 * An entry's id is made of the account and its source, so the same source can never stand twice. The account is
 * the truth: one update of it adds the amounts and keeps the entry in `unwritten`; the entry's own row is written
 * afterwards, and a row that a crash left out is written from there. Units are named by the caller (hours are kept
 * in minutes); hours and points that must move independently are posted as separate entries.
 *
 * The account also keeps its open holds, so a hold ends by one guarded update that needs no reading (ledger-holds.ts).
 * Of some units it keeps lots by the year of earning: the oldest is taken first, and every entry says which lots it
 * moved, so the books explain themselves. An account that several share keeps besides whose they are (ledger-shares.ts). Always: sum of the lots = balance − held = what may be spent.
 */

import type { GuardedUpdate, Patch } from './guarded-update'
import { type Decision, invariant, ok, reject } from './errors'
import { addShares, oppositeShares, ownersOfLots, type Shares, withoutIdle } from './ledger-shares'
import { addLots, lotOf, type Lots, oppositeLots, sumOfLots, takeLots, withoutEmpty } from './lots'

/**
 * credit adds, debit takes, reverse undoes a credit, debit or capture; hold sets an amount aside, capture spends
 * what was held, release puts it back.
 */
export type EntryKind = 'credit' | 'debit' | 'reverse' | 'hold' | 'capture' | 'release'

/** A change of one unit. The signs are kept with the entry, so that sums need no other entry to be read. */
interface Line<U extends string = string> {
  unit: U
  /** Added to the balance; negative takes. */
  amount: number
  /** Added to what is held; negative frees. */
  held: number
  /**
   * Added to the free lots; they come to `amount - held`. Absent for units without lots. Before an entry is posted
   * this is only a wish: what is given goes to these lots (else to the year of the entry), what is taken comes from
   * them as far as they reach and then from the oldest. Posting makes it exact.
   */
  lots?: Lots
  /** Whose of these lots are moved, on an account that several share; the same signs, and wished and made exact alike. */
  shares?: Shares
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

/** An amount that is set aside until it is captured or released. */
export interface OpenHold<U extends string = string> {
  /** The sourceKey of the hold's entry. */
  id: string
  unit: U
  amount: number
  at: number
  /** The lots it was taken from, and goes back to when it is released; empty for units without lots. */
  lots: Lots
  /** Whose of these lots are, on an account that several share; they stay theirs until the hold ends. */
  shares?: Shares
}

export interface Account<U extends string = string> {
  _id: string
  balances: Record<U, number>
  /** The part of each balance that is set aside by holds; the sum of `holds`. */
  held: Record<U, number>
  /** Holds that are neither captured nor released. */
  holds: OpenHold<U>[]
  /** What is free, by year of earning, for each unit that is kept in lots. */
  lots: Partial<Record<U, Lots>>
  /** Whose of the free lots are; absent on an account of one person. */
  shares?: Partial<Record<U, Shares>>
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
interface LedgerPosting<U extends string> {
  account: Account<U>
  entry: Entry<U>
  already: boolean
}

type LedgerCode = 'NOT_ENOUGH'

/** The id of an entry: one for each account and source. */
export const entryId = (accountId: string, sourceKey: string): string => `${accountId}|${sourceKey}`

export const zeros = <U extends string>(units: readonly U[]): Record<U, number> =>
  Object.fromEntries(units.map((unit) => [unit, 0])) as Record<U, number>

/** An empty account that keeps these units, `lotted` ones by year of earning. */
export function openAccount<U extends string>(
  accountId: string,
  units: readonly U[],
  lotted: readonly U[] = [],
): Account<U> {
  invariant(
    units.length > 0 && new Set(units).size === units.length,
    'an account without units or with twins',
  )
  const lots = Object.fromEntries(lotted.map((unit) => [unit, {}])) as Partial<Record<U, Lots>>
  const empty = { balances: zeros(units), held: zeros(units), holds: [], lots }
  return { _id: accountId, ...empty, entries: 0, version: 1, unwritten: [] }
}

/** Puts an entry together; the makers of each kind are below and in ledger-holds.ts. */
export function entryOf<U extends string>(
  head: Pick<Entry<U>, 'accountId' | 'sourceKey' | 'kind' | 'reverses'>,
  lines: Line<U>[],
  { ruleId, at, byPersonId, note = '' }: EntryFacts,
): Entry<U> {
  invariant(lines.length > 0, 'an entry without lines')
  return { _id: entryId(head.accountId, head.sourceKey), ...head, lines, ruleId, at, byPersonId, note }
}

/** Crashes when an amount is not a positive whole number. Throws InvariantError. */
export function assertAmount(unit: string, size: number): void {
  invariant(Number.isSafeInteger(size) && size > 0, `not a positive whole amount of ${unit}: ${size}`)
}

function linesOf<U extends string>(
  amounts: Amounts<U>,
  sign: 1 | -1,
  lots: Partial<Record<U, Lots>>,
  shares: Partial<Record<U, Shares>> = {},
): Line<U>[] {
  return (Object.entries(amounts) as [U, number][]).map(([unit, size]) => {
    assertAmount(unit, size)
    const [wished, whose] = [lots[unit], shares[unit]]
    return {
      ...{ unit, amount: sign * size, held: 0 },
      ...(wished ? { lots: wished } : {}),
      ...(whose ? { shares: whose } : {}),
    }
  })
}

type Booking<U extends string> = EntryFacts & {
  accountId: string
  sourceKey: string
  amounts: Amounts<U>
  /**
   * Positive amounts by lot. Of a credit: where it goes, when that is not the year of `at` (a transfer keeps the
   * years); they come to the amount. Of a debit: which lots are taken first (an expiry takes one year).
   */
  lots?: Partial<Record<U, Lots>>
  /** Positive amounts by owner and lot: whose what is given becomes, or whose is taken; part of `lots`. */
  shares?: Partial<Record<U, Shares>>
}

/** Adds amounts. Throws InvariantError when an amount is not a positive whole number. */
export function credit<U extends string>(booking: Booking<U>): Entry<U> {
  const { accountId, sourceKey, amounts, lots = {} as Partial<Record<U, Lots>>, shares, ...facts } = booking
  const head = { accountId, sourceKey, kind: 'credit', reverses: null } as const
  return entryOf(head, linesOf(amounts, 1, lots, shares), facts)
}

/** Takes amounts. Throws InvariantError when an amount is not a positive whole number. */
export function debit<U extends string>(booking: Booking<U>): Entry<U> {
  const {
    accountId,
    sourceKey,
    amounts,
    lots = {} as Partial<Record<U, Lots>>,
    shares = {},
    ...facts
  } = booking
  const wished = Object.fromEntries(
    (Object.entries(lots) as [U, Lots][]).map(([unit, sizes]) => [unit, oppositeLots(sizes)]),
  ) as Partial<Record<U, Lots>>
  const whose = Object.fromEntries(
    (Object.entries(shares) as [U, Shares][]).map(([unit, owned]) => [unit, oppositeShares(owned)]),
  ) as Partial<Record<U, Shares>>
  const head = { accountId, sourceKey, kind: 'debit', reverses: null } as const
  return entryOf(head, linesOf(amounts, -1, wished, whose), facts)
}

/** An amount turned round, without the negative zero that -0 would be in a database. */
export const opposite = (n: number): number => (n === 0 ? 0 : -n)

/**
 * Undoes a credit, a debit or a capture. Its source is made of the original's, so it can stand only once. What it
 * gives goes back to the lots it came from, and to whose they were: for a capture these are those of its hold, which
 * must be told. What
 * it takes comes from the lots that were credited as far as they reach. Throws InvariantError for other kinds: a
 * hold ends by capture or release, and a reversal is not reversed.
 */
export function reversalOf<U extends string>(
  original: Entry<U>,
  facts: EntryFacts,
  { lots: heldLots = {}, shares: heldShares }: Partial<Pick<OpenHold<U>, 'lots' | 'shares'>> = {},
): Entry<U> {
  const { kind, accountId, sourceKey } = original
  invariant(kind === 'credit' || kind === 'debit' || kind === 'capture', `a ${kind} cannot be reversed`)
  const lines = original.lines.map((line): Line<U> => {
    const lots = kind === 'capture' ? heldLots : line.lots && oppositeLots(line.lots)
    const shares = kind === 'capture' ? heldShares : line.shares && oppositeShares(line.shares)
    // What was held and captured is not held again by its reversal; it is free.
    return {
      ...{ unit: line.unit, amount: opposite(line.amount), held: 0 },
      ...(line.lots && lots ? { lots } : {}),
      ...(line.lots && shares ? { shares } : {}),
    }
  })
  return entryOf(
    { accountId, sourceKey: `reverse:${sourceKey}`, kind: 'reverse', reverses: sourceKey },
    lines,
    facts,
  )
}

/** What of a unit may still be taken or held. */
export const available = <U extends string>(account: Account<U>, unit: U): number =>
  account.balances[unit] - account.held[unit]

/** The line with the lots that it really moves. */
function exactLine<U extends string>(
  { lots: all, shares: owned }: Account<U>,
  line: Line<U>,
  at: number,
): Line<U> {
  const { lots: wished, shares: whose, ...rest } = line
  const [lots, shares] = [all[line.unit], owned?.[line.unit]]
  if (!lots) return rest
  const free = line.amount - line.held
  if (free < 0) {
    const taken = takeLots(lots, -free, wished && oppositeLots(wished))
    const exact = { ...rest, lots: oppositeLots(taken) }
    if (!shares) return exact
    return { ...exact, shares: whose ?? oppositeShares(ownersOfLots(lots, shares, taken)) }
  }
  const given = free === 0 ? {} : (wished ?? { [lotOf(at)]: free })
  invariant(sumOfLots(given) === free, `${line.unit}: lots of ${sumOfLots(given)} for ${free}`)
  invariant(
    Object.values(given).every((size) => size >= 0),
    `${line.unit}: a lot falls while others rise`,
  )
  return { ...rest, lots: withoutEmpty(given), ...(whose ? { shares: withoutIdle(whose) } : {}) }
}

/** The hold that an entry opens, exactly as the account keeps it. */
export function holdIn<U extends string>(entry: Entry<U>): OpenHold<U> {
  const [line] = entry.lines
  invariant(entry.kind === 'hold' && line, `${entry._id} is not a hold`)
  const lots = oppositeLots(line.lots ?? {})
  const shares = line.shares ? { shares: oppositeShares(line.shares) } : {}
  return { id: entry.sourceKey, unit: line.unit, amount: line.held, at: entry.at, lots, ...shares }
}

/**
 * Books a credit, a debit, a hold or a reversal; a hold's end is booked by settleUpdate instead. A source that
 * stands already, in `existing` (the row of that id, if there is one) or among the unwritten, is answered with what
 * stands and changes nothing. NOT_ENOUGH `{ unit, available, needed }` when a balance would fall below what is held
 * or below zero. To be exact between simultaneous callers, read the account first and the row afterwards, and write
 * with postUpdate. The entry answered says which lots it moves; the one given only wishes.
 */
export function post<U extends string>(
  account: Account<U>,
  entry: Entry<U>,
  existing?: Entry<U> | null,
): Decision<LedgerPosting<U>, LedgerCode> {
  invariant(entry.accountId === account._id, 'an entry of another account')
  invariant(entry.kind !== 'capture' && entry.kind !== 'release', `a ${entry.kind} is booked by settleUpdate`)
  const standing = account.unwritten.find((unwritten) => unwritten._id === entry._id) ?? existing
  if (standing) {
    invariant(standing._id === entry._id, 'the existing entry is of another source')
    return ok({ account, entry: standing, already: true })
  }
  invariant(!account.holds.some(({ id }) => id === entry.sourceKey), `${entry._id} is held already`)
  for (const { unit, amount, held } of entry.lines) {
    invariant(unit in account.balances, `the account keeps no ${unit}`)
    const left = available(account, unit) + amount - held
    if (left >= 0) continue
    return reject('NOT_ENOUGH', { unit, available: available(account, unit), needed: held - amount })
  }
  const lines = entry.lines.map((line) => exactLine(account, line, entry.at))
  const exact = { ...entry, lines }
  return ok({ account: booked(account, exact), entry: exact, already: false })
}

function booked<U extends string>(account: Account<U>, entry: Entry<U>): Account<U> {
  const after = {
    ...account,
    balances: { ...account.balances },
    held: { ...account.held },
    lots: { ...account.lots },
    ...(account.shares ? { shares: { ...account.shares } } : {}),
    entries: account.entries + 1,
    version: account.version + 1,
    unwritten: [...account.unwritten, entry],
  }
  for (const { unit, amount, held, lots, shares } of entry.lines) {
    after.balances[unit] += amount
    after.held[unit] += held
    if (lots) after.lots[unit] = addLots(after.lots[unit] ?? {}, lots)
    if (shares) {
      after.shares = {
        ...after.shares,
        [unit]: addShares(after.shares?.[unit] ?? {}, shares),
      } as typeof after.shares
    }
  }
  return entry.kind === 'hold' ? { ...after, holds: [...account.holds, holdIn(entry)] } : after
}

/** The counters that entries move, and the entries among the unwritten; several stand or fall together. */
export function bookingPatch<U extends string>(
  ...entries: readonly Entry<U>[]
): Required<Pick<Patch, '$inc' | '$push'>> {
  const $inc: Record<string, number> = { entries: entries.length, version: entries.length }
  const add = (path: string, size: number): void => {
    $inc[path] = ($inc[path] ?? 0) + size
    if ($inc[path] === 0) delete $inc[path]
  }
  for (const { unit, amount, held, lots = {}, shares = {} } of entries.flatMap(({ lines }) => lines)) {
    add(`balances.${unit}`, amount)
    add(`held.${unit}`, held)
    for (const [lot, size] of Object.entries(lots)) add(`lots.${unit}.${lot}`, size)
    for (const [owner, own] of Object.entries(shares)) {
      for (const [lot, size] of Object.entries(own)) add(`shares.${unit}.${owner}.${lot}`, size)
    }
  }
  const [only] = entries
  return { $inc, $push: { unwritten: entries.length === 1 ? only : { $each: [...entries] } } }
}

/**
 * The update that books an entry on its account; refused when the account has changed since it was read (then read
 * and post again). Afterwards write the row of the entry (its id makes a repetition harmless) and send
 * writtenUpdate, at once or from the job that looks for accounts with unwritten entries.
 */
export function postUpdate<U extends string>(before: Account<U>, posted: LedgerPosting<U>): GuardedUpdate {
  const { entry, already, account } = posted
  invariant(!already && account.version === before.version + 1, 'nothing to book')
  const { $inc, $push } = bookingPatch(entry)
  const opened = entry.kind === 'hold' ? { holds: holdIn(entry) } : {}
  return { guard: { version: before.version }, patch: { $inc, $push: { ...$push, ...opened } } }
}

/** What entries move of an account and nothing else does. */
const moved = ['balances', 'held', 'lots', 'shares'] as const

/**
 * The same update where a version is compared and it is known what the account comes to: it is set to that, so that of lots
 * and shares no empty ones are kept.
 */
export function settingTo<U extends string>(
  { guard, patch }: GuardedUpdate,
  after: Account<U>,
): GuardedUpdate {
  invariant('version' in guard, 'only who compares the version knows what the account comes to')
  const isMoved = (path: string): boolean => moved.some((field) => path.startsWith(`${field}.`))
  const $inc = Object.fromEntries(Object.entries(patch.$inc ?? {}).filter(([path]) => !isMoved(path)))
  const sums = moved.flatMap((field) => (after[field] === undefined ? [] : [[field, after[field]] as const]))
  return { guard, patch: { ...patch, $inc, $set: { ...patch.$set, ...Object.fromEntries(sums) } } }
}

/** Marks rows as written. Needs no version: an entry is among the unwritten once and is only taken out. */
export function writtenUpdate(entryIds: readonly string[]): GuardedUpdate {
  invariant(entryIds.length > 0, 'no entry was written')
  return {
    guard: { 'unwritten._id': { $in: [...entryIds] } },
    patch: { $pull: { unwritten: { _id: { $in: [...entryIds] } } } },
  }
}

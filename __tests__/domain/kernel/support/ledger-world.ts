/** Owns the world that the properties of the ledger are tested in: one account, its rows, and callers that interleave and are cut off. */
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import {
  type Account,
  type Amounts,
  credit,
  debit,
  type Entry,
  holdIn,
  openAccount,
  post,
  postUpdate,
  reversalOf,
  writtenUpdate,
} from '@/domain/kernel/ledger'
import { assertLedger } from '@/domain/kernel/ledger-checks'
import { captureOf, hold, releaseOf, settleUpdate } from '@/domain/kernel/ledger-holds'
import type { Caller } from './interleave'
import { OneDocument } from './one-document'

export const units = ['minutes', 'points'] as const
export type Unit = (typeof units)[number]
type Row = Entry<Unit>

/** What somebody wants booked; `source` is one of a few, so that repetitions and clashes are frequent. */
export interface Wish {
  kind: 'credit' | 'debit' | 'hold' | 'capture' | 'release' | 'reverse' | 'refund'
  source: number
  /** The year it happens in; points are kept apart by it. */
  year: number
  minutes: number
  points: number
}

/** A habit of the caller that is taken away, to show that it is needed. */
export type Without =
  'version' | 'row read' | 'account first' | 'row before mark' | 'open hold' | 'lots of the hold'

export type Outcome = { entry: Row; already: boolean } | 'NOT_ENOUGH' | 'nothing to follow' | 'gave up'

const factsIn = (year: number) => ({ ruleId: 'r1', at: Date.UTC(year, 5, 1), byPersonId: 's1' })

export class LedgerWorld {
  private readonly doc = new OneDocument(openAccount('a1', units, ['points']))
  readonly rows = new Map<string, Row>()

  constructor(private readonly without: Without | null = null) {}

  get account(): Account<Unit> {
    return this.doc.read()
  }

  /** Crashes when the account and its entries disagree. */
  check(): void {
    assertLedger(this.account, [...this.rows.values()])
  }

  private *send(update: GuardedUpdate): Caller<boolean> {
    yield
    const dropped = { version: 'version', 'open hold': 'holds' }[this.without as string]
    const weak = dropped !== undefined && dropped in update.guard
    return this.doc.apply(weak ? { ...update, guard: {} } : update)
  }

  private *readAccount(): Caller<Account<Unit>> {
    yield
    return this.doc.read()
  }

  private *readRow(id: string): Caller<Row | null> {
    yield
    return this.without === 'row read' ? null : (this.rows.get(id) ?? null)
  }

  private *writeRow(row: Row): Caller<void> {
    yield
    this.rows.set(row._id, row)
  }

  private *entryFor({ kind, source, minutes, points, year }: Wish): Caller<Row | null> {
    const amounts: Amounts<Unit> = { ...(minutes ? { minutes } : {}), ...(points ? { points } : {}) }
    const facts = factsIn(year)
    const booking = { accountId: 'a1', ...facts }
    if (kind === 'credit') return credit({ ...booking, amounts, sourceKey: `credit:${source}` })
    if (kind === 'debit') return debit({ ...booking, amounts, sourceKey: `debit:${source}` })
    if (kind === 'hold')
      return hold<Unit>({ ...booking, unit: 'points', amount: points, sourceKey: `hold:${source}` })
    yield
    if (kind === 'reverse') {
      const first = this.rows.get(`a1|credit:${source}`) ?? this.rows.get(`a1|debit:${source}`)
      return first ? reversalOf(first, facts) : null
    }
    const held = this.rows.get(`a1|hold:${source}`)
    const spent = this.rows.get(`a1|settle:hold:${source}`)
    if (!held || spent?.kind !== 'capture') return null
    return reversalOf(spent, facts, holdIn(held))
  }

  /** Ends a hold as a handler does that knows it from elsewhere: one update, and nothing is read for it. */
  private *settle(kind: 'capture' | 'release', { source, year }: Wish): Caller<Outcome> {
    yield
    const row = this.rows.get(`a1|hold:${source}`)
    if (!row) return 'nothing to follow'
    const held = this.without === 'lots of the hold' ? { ...holdIn(row), lots: {} } : holdIn(row)
    const entry = (kind === 'capture' ? captureOf : releaseOf)('a1', held, factsIn(year))
    if (yield* this.send(settleUpdate(entry, held))) {
      yield* this.writeAndMark([entry])
      return { entry, already: false }
    }
    const { unwritten } = yield* this.readAccount()
    const stands = unwritten.find((one) => one._id === entry._id) ?? this.rows.get(entry._id)
    return stands ? { entry: stands, already: true } : 'gave up'
  }

  /** Books as a handler does: read the account, read the row, decide, update the account, write the row, mark it. */
  *book(wish: Wish): Caller<Outcome> {
    if (wish.kind === 'capture' || wish.kind === 'release') return yield* this.settle(wish.kind, wish)
    const entry = yield* this.entryFor(wish)
    if (!entry) return 'nothing to follow'
    for (let attempt = 0; attempt < 8; attempt++) {
      const early = this.without === 'account first' ? yield* this.readRow(entry._id) : undefined
      const account = yield* this.readAccount()
      const existing = early === undefined ? yield* this.readRow(entry._id) : early
      const decision = post(account, entry, existing)
      if (!decision.ok) return decision.error.code
      const { entry: exact, already } = decision.value
      if (already) return { entry: exact, already: true }
      if (!(yield* this.send(postUpdate(account, decision.value)))) continue
      yield* this.writeAndMark([exact])
      return { entry: exact, already: false }
    }
    return 'gave up'
  }

  private *writeAndMark(entries: Row[]): Caller<void> {
    const mark = writtenUpdate(entries.map((entry) => entry._id))
    if (this.without === 'row before mark') yield* this.send(mark)
    for (const entry of entries) yield* this.writeRow(entry)
    if (this.without !== 'row before mark') yield* this.send(mark)
  }

  /** What the job does for an account with unwritten entries. */
  *repair(): Caller<void> {
    const { unwritten } = yield* this.readAccount()
    if (unwritten.length) yield* this.writeAndMark(unwritten)
  }
}

/** Owns the world that the properties of the ledger are tested in: one account, its rows, and callers that interleave and are cut off. */
import type { GuardedUpdate } from '@/domain/kernel/conditions'
import {
  type Account,
  type Amounts,
  assertLedger,
  captureOf,
  credit,
  debit,
  type Entry,
  hold,
  openAccount,
  post,
  postUpdate,
  releaseOf,
  reversalOf,
  writtenUpdate,
} from '@/domain/kernel/ledger'
import type { Caller } from './interleave'
import { OneDocument } from './one-document'

export const units = ['minutes', 'points'] as const
export type Unit = (typeof units)[number]
type Row = Entry<Unit>

/** What somebody wants booked; `source` is one of a few, so that repetitions and clashes are frequent. */
export interface Wish {
  kind: 'credit' | 'debit' | 'hold' | 'capture' | 'release' | 'reverse'
  source: number
  minutes: number
  points: number
}

/** A habit of the caller that is taken away, to show that it is needed. */
export type Without = 'version' | 'row read' | 'account first' | 'row before mark'

export type Outcome = { entry: Row; already: boolean } | 'NOT_ENOUGH' | 'nothing to follow' | 'gave up'

const facts = { ruleId: 'r1', at: 1, byPersonId: 's1' }

export class LedgerWorld {
  private readonly doc = new OneDocument(openAccount('a1', units))
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
    const weak = this.without === 'version' && 'version' in update.guard
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

  private *entryFor({ kind, source, minutes, points }: Wish): Caller<Row | null> {
    const amounts: Amounts<Unit> = { ...(minutes ? { minutes } : {}), ...(points ? { points } : {}) }
    const booking = { accountId: 'a1', amounts, ...facts }
    if (kind === 'credit') return credit({ ...booking, sourceKey: `credit:${source}` })
    if (kind === 'debit') return debit({ ...booking, sourceKey: `debit:${source}` })
    if (kind === 'hold') return hold({ ...booking, sourceKey: `hold:${source}` })
    yield
    const first = this.rows.get(kind === 'reverse' ? `a1|credit:${source}` : `a1|hold:${source}`)
    if (!first) return null
    const follow = { reverse: reversalOf, capture: captureOf, release: releaseOf }[kind]
    return follow(first, facts)
  }

  /** Books as a handler does: read the account, read the row, decide, update the account, write the row, mark it. */
  *book(wish: Wish): Caller<Outcome> {
    const entry = yield* this.entryFor(wish)
    if (!entry) return 'nothing to follow'
    for (let attempt = 0; attempt < 8; attempt++) {
      const early = this.without === 'account first' ? yield* this.readRow(entry._id) : undefined
      const account = yield* this.readAccount()
      const existing = early === undefined ? yield* this.readRow(entry._id) : early
      const decision = post(account, entry, existing)
      if (!decision.ok) return decision.error.code
      if (decision.value.already) return { entry: decision.value.entry, already: true }
      if (!(yield* this.send(postUpdate(account, decision.value)))) continue
      yield* this.writeAndMark([entry])
      return { entry, already: false }
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

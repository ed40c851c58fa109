/** Owns the SQLite transaction that writes of one turn of the event loop share, so that they pay one fsync together. */
import type { Database } from './sqlite'

interface Waiter {
  resolve: () => void
  reject: (reason: unknown) => void
}

/**
 * A write calls `enter()` and then changes rows at once; whoever must not answer before the change is on disk
 * awaits `settled()`. The commit runs after the present turn: while its fsync blocks, further requests gather
 * in their sockets and become the next group, so the group grows with the load and an idle store waits for
 * nothing. A write checks everything before it changes its first row, so its refusal leaves no trace in
 * the group; only a failure of SQLite itself (disk full) rolls the whole group back and rejects everyone in it.
 */
export class GroupCommit {
  private open = false
  private waiters: Waiter[] = []
  private scheduled: NodeJS.Immediate | null = null

  constructor(private readonly database: Database) {}

  /** True while changes exist that are not on disk yet. */
  get dirty(): boolean {
    return this.open
  }

  /** Makes sure a SQLite transaction is open for the change that follows. */
  enter(): void {
    if (this.open) return
    this.database.begin()
    this.open = true
    this.scheduled = setImmediate(() => this.flush())
  }

  /** Resolves once everything changed so far is on disk; rejects when that failed and was rolled back. */
  settled(): Promise<void> {
    if (!this.open) return Promise.resolve()
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }))
  }

  /** Commits now. The answer to each waiter follows; a failed commit reaches them, not the caller. */
  flush(): void {
    if (!this.open) return
    try {
      this.database.commit()
      this.end((waiter) => waiter.resolve())
    } catch (error) {
      this.fail(error)
    }
  }

  /** Gives up the whole group after SQLite refused a change half-way. */
  fail(error: unknown): void {
    if (!this.open) return
    this.database.rollback()
    this.end((waiter) => waiter.reject(error))
  }

  private end(answer: (waiter: Waiter) => void): void {
    if (this.scheduled) clearImmediate(this.scheduled)
    this.scheduled = null
    this.open = false
    const waiters = this.waiters
    this.waiters = []
    for (const waiter of waiters) answer(waiter)
  }
}

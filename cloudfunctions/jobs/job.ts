/** Owns what a job is: a bounded, repeatable piece of work that the timer starts. */

export interface Job {
  name: string
  /**
   * Does at most `limit` pieces of work that are due at `now` (epoch milliseconds).
   * Running it again, or twice at the same moment, changes nothing more. `more` says that work is left over.
   */
  run(now: number, limit: number): Promise<{ done: number; more: boolean }>
}

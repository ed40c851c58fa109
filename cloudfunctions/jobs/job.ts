/** Owns what a job is: a bounded, repeatable piece of work that the timer starts when there is something to do. */
import type { Guard } from '@/domain/kernel/guarded-update'

/** Documents that a job looks for. */
export interface Due {
  from: string
  where: Guard
  /** A walk that is done once is due until the document that says so is there. */
  until?: 'there'
}

export interface Job {
  name: string
  /**
   * What there must be for the job to have work at `now` (epoch milliseconds): any one is enough. It may be due without
   * finding anything, and never the other way round, so the job reads what it does by these same conditions. Each has an
   * index.
   */
  due(now: number): Due[]
  /**
   * Does at most `limit` pieces of work that are due at `now`. Running it again, or twice at the same moment, changes
   * nothing more. `more` says that work is left over.
   * @param mayFind whether the condition at this place in `due` may find something, so that none is asked in vain
   */
  run(now: number, limit: number, mayFind: MayFind): Promise<{ done: number; more: boolean }>
}

export type MayFind = (place: number) => boolean

/** Where nobody has looked, or something has been done since. */
export const anyMayFind: MayFind = () => true

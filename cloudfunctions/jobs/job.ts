/** Owns what a job is: a bounded, repeatable piece of work that the timer starts when there is something to do. */
import type { Guard } from '@/domain/kernel/guarded-update'
import type { Bringing } from '../api/repositories/timer'

/** Documents that a job looks for. */
export interface Due {
  from: string
  where: Guard
  /** A walk that is done once is due until the document that says so is there. */
  until?: 'there'
  /** What the look brings along of each, so that the job need not read them once more; nothing where it is left out. */
  brings?: Bringing
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
   */
  run(now: number, limit: number, seen: Seen): Promise<{ done: number; more: boolean }>
}

/** What the look has seen for a job, by the place of the condition in `due`. */
export interface Seen {
  /** Whether the condition may find something, so that none is asked in vain. */
  mayFind(place: number): boolean
  /** All that it finds and that is not set aside; null where they are many, or nobody has looked: then the job reads them. */
  brought<T>(place: number): T[] | null
}

/** Where nobody has looked, or something has been done since. */
export const unseen: Seen = { mayFind: () => true, brought: () => null }

/** The same for a job that is a part of another, whose conditions begin at `first`. */
export const seenFrom = ({ mayFind, brought }: Seen, first: number): Seen => ({
  mayFind: (place) => mayFind(first + place),
  brought: (place) => brought(first + place),
})

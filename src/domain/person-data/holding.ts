/** Owns what it means that a collection holds something of a person: where it is found, how it reads, what becomes of it. */
import type { Ending } from './ends'

/** One thing that is held, as the person reads it. */
export interface HeldRow {
  at: number
  title: string
  text: string
}

/** Whose copy is made. */
export interface Whose {
  personId: string
  /** When it is made. */
  now: number
}

/** A collection in which something of a person lies. */
export interface Holding<D = never> {
  /** What it is called on the page. */
  title: string
  /** The fields with the person's id by which it is found; each has an index. */
  by: readonly [string, ...string[]]
  /** Where those fields hold a keyed digest of the id instead of the id: the purpose it is made for. */
  keyed?: string
  /** The newest come first by this field. */
  order: readonly [field: string, holds?: 'day' | 'id']
  /** How it reads; nothing of what is another person's. Null where nothing of it is the person's. */
  row: (doc: D, whose: Whose) => HeldRow | null
  /** What goes of it with the account, besides every name. */
  ends: Ending<D>
  /** Further ways by which it is found then, in which the person is one of several. */
  also?: readonly string[]
}

/** A collection in which nothing of a person lies that this person could be told, with why. */
export interface NothingHeld {
  nothing: string
  /** By which a name in it is found when the account closes; each has an index. */
  also?: readonly string[]
}

/** Declares a holding by the document that it reads. */
export const holding = <D>(declared: Holding<D>): Holding => declared as Holding

export const isHolding = (one: Holding | NothingHeld): one is Holding => !('nothing' in one)

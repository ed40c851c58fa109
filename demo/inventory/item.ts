/** Owns how an item of the inventory is written down: what it is, and where in the program it is seen. */
import type { ShelfName } from './shelves'

/** What a shelf shows: rows with these words, or so many rows of a sort. */
export type Found =
  | { shelf: ShelfName; words: readonly string[] }
  | { shelf: ShelfName; count: number; of: Readonly<Record<string, unknown>> }
  /** Nothing of the program: whose words they were, or what stood below a page. */
  | { left: string }

export interface Item {
  /** Its number within its account. */
  no: number
  what: string
  found: readonly Found[]
}

/** Each of the words stands in some row. */
export const on = (shelf: ShelfName, ...words: string[]): Found => ({ shelf, words })

/** So many rows, all of them or those with these fields. */
export const count = (shelf: ShelfName, rows: number, of: Readonly<Record<string, unknown>> = {}): Found => ({
  ...{ shelf, count: rows, of },
})

export const left = (why: string): Found => ({ left: why })

export const item = (no: number, what: string, ...found: Found[]): Item => ({ no, what, found })

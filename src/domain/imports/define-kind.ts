/** Owns how a kind of import is declared: its columns, how each is read, and what tells one row from another. */
import type { Role } from '../person/roles'
import type { Reader } from './reading'

interface Column<T = unknown> {
  /** How it is called; with the words, what its head may say. */
  label: string
  words?: readonly string[]
  /** Whether every row must say it. */
  needed?: true
  read: Reader<T>
  /** What is said about it where the columns are listed. */
  hint?: string
  /** How it is shown where it must not lie open: such a column is kept sealed. */
  masked?: (text: string) => string
}

export type Columns = Readonly<Record<string, Column>>
type ValueOf<X> = X extends Column<infer T> ? T : never

/** A row as it was read: what was left empty is not said, and changes nothing that stands. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K] extends { needed: true } ? ValueOf<C[K]> : ValueOf<C[K]> | undefined
}

export interface ImportTable<C extends Columns = Columns> {
  /** What is imported, as it is called everywhere: 楼栋. */
  name: string
  /** One sentence: what becomes of it. */
  about: string
  /** One sentence once it is imported: what comes next, where something does. */
  next?: string
  columns: C
  /** Who may import it and see what was; whoever may import at all unless told. */
  by?: readonly Role[]
  /** What tells it from others in the station; two rows of one file never have the same. */
  keyOf: (row: RowOf<C>) => string
  /** Rows with a lower rank are written first: what others belong to. */
  rankOf?: (row: RowOf<C>) => number
}

/** Returns the table unchanged, with its columns kept as types. */
export const defineTable = <const C extends Columns>(table: ImportTable<C>): ImportTable<C> => table

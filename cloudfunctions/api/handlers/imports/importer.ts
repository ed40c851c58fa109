/** Owns what a kind of import does at the station: deciding what rows come to, writing them, and taking that back. */
import type { Columns, ImportTable, RowOf } from '@/domain/imports/define-kind'
import type { ImportEntry } from '@/domain/imports/documents'
import { type ImportKindName, tableOf } from '@/domain/imports/kinds'
import { holds } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import type { Caller } from '../../handler'

/** Whether somebody may import a kind and see what was, at the station where they act. */
export const mayImport = (kind: ImportKindName, caller: Caller): boolean => {
  const { by } = tableOf(kind)
  return by === undefined || holds(by, caller)
}

export interface ImportContext {
  caller: Caller
  station: StationDocument | null
  importId: string
  now: number
}

/** What is written for a row, before anything is known of how it went. */
export type NewEntry = Omit<ImportEntry, 'at' | 'problem'>

export type Planned =
  | { is: 'same'; note?: string }
  | { is: 'refused'; problem: string }
  /** The note says what of the row is left out. */
  | { is: 'added' | 'changed'; entry: NewEntry; note?: string }

/** The note of a plan, as a line keeps it. */
export const noteIn = (plan: Planned): { note?: string } =>
  plan.is !== 'refused' && plan.note !== undefined ? { note: plan.note } : {}

/** Why an entry was not written: empty where it was, null where it stood so already by somebody else's hand. */
export type Written = string | null

interface Importer<R> {
  /** The words of a row that others will read. */
  says: (row: R) => (string | undefined)[]
  /** What rows come to as the station stands now. One request for each 200 of them, and two more. */
  plan: (rows: readonly R[], context: ImportContext) => Promise<Planned[]>
  /**
   * Writes what was noted; again, it meets its own writing. As many requests as there are entries.
   * @returns for each entry how that went
   */
  write: (entries: readonly NewEntry[], context: ImportContext) => Promise<Written[]>
  /** Takes back what was written. @returns for each entry whether it went back, or was touched since */
  undo: (entries: readonly ImportEntry[], context: ImportContext) => Promise<boolean[]>
}

/** An importer of whatever rows; they are of the table that it was declared with. */
export type AnyImporter = Importer<Record<string, unknown>>

/** Binds an importer to its table, so that its rows are of its columns. */
export const importer = <C extends Columns>(_table: ImportTable<C>, one: Importer<RowOf<C>>): AnyImporter =>
  one as unknown as AnyImporter

/** Runs work on many, a few at once. */
export async function fewAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < all.length; at += AT_ONCE)
    results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))))
  return results
}

const AT_ONCE = 10

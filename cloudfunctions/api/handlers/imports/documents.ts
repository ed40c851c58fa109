/** Owns importing what is a document of its own in a station, told by its name: added, changed by version, taken back by version. */
import type { Columns, ImportTable, RowOf } from '@/domain/imports/define-kind'
import type { ImportEntry } from '@/domain/imports/documents'
import { derivedId } from '../../platform/identity'
import { type Facts, type Kept, partOf, same, type Shelf, type Standing } from '../../repositories/imported'
import {
  type AnyImporter,
  fewAtOnce,
  type ImportContext,
  importer,
  type NewEntry,
  type Planned,
  type Written,
} from './importer'

interface DocumentKind<C extends Columns, D extends Kept, A> {
  /** Where documents of this kind lie. */
  shelf: Shelf<D, ImportContext>
  /** How the id of a new one is made of the key of its row: known before it is written, and the same when it is written again. */
  idOf: (key: string, context: ImportContext) => string
  says: (row: RowOf<C>) => (string | undefined)[]
  /** Other keys of documents that a row names. */
  alsoNames?: (row: RowOf<C>) => string[]
  /** What else has to be known. */
  around: (rows: readonly RowOf<C>[], standing: Standing<D>, context: ImportContext) => Promise<A> | A
  /** What a row makes of a document: its fields, those that nobody said as they stand; or why it cannot be. */
  facts: (
    row: RowOf<C>,
    given: { stands: D | null; standing: Standing<D>; around: A; context: ImportContext },
  ) => { ok: true; facts: Facts; note?: string } | { ok: false; problem: string }
  /** A new document with these fields; absent where the shelf makes it. */
  make?: (id: string, facts: Facts, context: ImportContext) => D
  /** What else of a document that is changed is remembered, to see by it whether it was touched since. */
  notes?: (stands: D) => Facts
  /** Those among new documents that something else names by now, and that stay for it. */
  named?: (ids: readonly string[], context: ImportContext) => Promise<ReadonlySet<string>>
  /** The id of another entry on which one stands. */
  standsOn?: (facts: Facts) => string | null
}

/** Ids of what each import adds for itself. @param letter what they begin with */
export const ownId =
  (letter: string) =>
  (key: string, { importId }: Pick<ImportContext, 'importId'>): string =>
    derivedId(letter, importId, key)

const baseless = '它的上级没有导入成'

/** The importer of such a kind. */
export function documentImporter<C extends Columns, D extends Kept, A>(
  table: ImportTable<C>,
  kind: DocumentKind<C, D, A>,
): AnyImporter {
  const { shelf, idOf } = kind
  const plan = async (rows: readonly RowOf<C>[], context: ImportContext): Promise<Planned[]> => {
    const keys = rows.flatMap((row) => [table.keyOf(row), ...(kind.alsoNames?.(row) ?? [])])
    const standing = await shelf.standing(keys, context)
    const around = await kind.around(rows, standing, context)
    return rows.map((row): Planned => {
      const key = table.keyOf(row)
      const stands = standing.get(key) ?? null
      const decided = kind.facts(row, { stands, standing, around, context })
      if (!decided.ok) return { is: 'refused', problem: decided.problem }
      const { facts, note } = decided
      const noted = note === undefined ? {} : { note }
      const after = JSON.stringify(facts)
      if (!stands) {
        const id = idOf(key, context)
        return { is: 'added', entry: { id, isNew: true, version: 1, after, before: '' }, ...noted }
      }
      if (same(facts, stands)) return { is: 'same', ...noted }
      const before = JSON.stringify({ ...partOf(stands, facts), ...kind.notes?.(stands) })
      const version = stands.version + 1
      return { is: 'changed', entry: { id: stands._id, isNew: false, version, after, before }, ...noted }
    })
  }
  const write = async (entries: readonly NewEntry[], context: ImportContext): Promise<Written[]> => {
    const outcomes = new Map<string, Written>()
    const writeEach = (some: readonly NewEntry[]) =>
      fewAtOnce(some, async (entry) => {
        const facts = JSON.parse(entry.after) as Facts
        const base = kind.standsOn?.(facts) ?? null
        const added = entry.isNew && kind.make ? kind.make(entry.id, facts, context) : null
        // What stands by another's hand has another id, and nothing stands on this one.
        const lost = base !== null && outcomes.has(base) && outcomes.get(base) !== ''
        outcomes.set(entry.id, lost ? baseless : await shelf.write(entry, added, context))
      })
    const isBased = ({ after }: NewEntry) => (kind.standsOn?.(JSON.parse(after) as Facts) ?? null) !== null
    await writeEach(entries.filter((entry) => !isBased(entry)))
    await writeEach(entries.filter(isBased))
    return entries.map(({ id }) => outcomes.get(id) ?? null)
  }
  const undo = async (entries: readonly ImportEntry[], context: ImportContext): Promise<boolean[]> => {
    const added = entries.filter(({ isNew }) => isNew).map(({ id }) => id)
    const went = new Map<string, boolean>()
    const isBased = ({ after }: NewEntry) => (kind.standsOn?.(JSON.parse(after) as Facts) ?? null) !== null
    // What stands on another goes first, so that the other is free.
    for (const some of [entries.filter(isBased), entries.filter((entry) => !isBased(entry))]) {
      const own = added.filter((id) => some.some((entry) => entry.id === id))
      const named = (await kind.named?.(own, context)) ?? new Set<string>()
      await fewAtOnce(some, async (entry) =>
        went.set(entry.id, await shelf.undo(entry, named.has(entry.id), context)),
      )
    }
    return entries.map(({ id }) => went.get(id) ?? false)
  }
  return importer(table, { says: kind.says, plan, write, undo })
}

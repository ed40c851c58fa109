/** Owns bringing the data folder into line with a database file. */
import { decodeBody } from './body'
import { type Catalog, type Collection } from './catalog'
import { type Records } from './records'
import { type Scanner, type StoredRow } from './scan'
import { type DatabaseDeclaration, type Doc, type IndexDeclaration } from './types'

/**
 * Creates what is declared and missing, rebuilds what is declared otherwise, drops indexes that a declared collection
 * no longer has. Must run inside a transaction of the data file.
 */
export function declareDatabase(
  declaration: DatabaseDeclaration,
  catalog: Catalog,
  records: Records,
  scanner: Scanner,
): void {
  for (const wanted of declaration.collections) {
    const collection = catalog.find(wanted.name) ?? catalog.create(wanted.name)
    if (!collection.declared) catalog.markDeclared(collection)
    const indexes = wanted.indexes ?? []
    for (const index of collection.indexes) {
      if (!indexes.some((one) => sameIndex(one, index.declaration))) catalog.dropIndex(collection, index)
    }
    for (const index of indexes) {
      if (collection.indexes.some((one) => sameIndex(index, one.declaration))) continue
      records.fill(collection, catalog.createIndex(collection, normal(index)), documents(collection, scanner))
    }
  }
}

function* documents(collection: Collection, scanner: Scanner): Generator<{ row: StoredRow; doc: Doc }> {
  for (const row of scanner.rows(collection, { kind: 'scan' }, 512)) yield { row, doc: decodeBody(row.body) }
}

function normal({ name, keys, unique }: IndexDeclaration): IndexDeclaration {
  return unique ? { name, keys, unique } : { name, keys }
}

function sameIndex(a: IndexDeclaration, b: IndexDeclaration): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b))
}

/** Owns how a database is declared in a file: which collections exist, with which indexes. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  CollectionDeclaration,
  DatabaseDeclaration,
  IndexDeclaration,
  IndexDirection,
} from './store/types'

type Fields = Record<string, unknown>

/** Reads a database file: JSON, or a module whose default export (or export named database) declares it. */
export async function readDatabase(file: string): Promise<DatabaseDeclaration> {
  const resolved = path.resolve(file)
  if (resolved.endsWith('.json')) return toDeclaration(parseJson(readFileSync(resolved, 'utf8'), file), file)
  const module = (await import(pathToFileURL(resolved).href)) as { default?: unknown; database?: unknown }
  const nested = (module.default as { default?: unknown } | undefined)?.default
  return toDeclaration(nested ?? module.default ?? module.database, file)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`)
  }
}

/**
 * The declaration in its full form. Short forms are understood too: a bare list of collections, a collection as
 * its name alone, an object of collections by name, an index without a name, `geo: true` for a geo index, keys as
 * a list of `{ name, direction }`. Throws an Error that names what cannot be understood.
 */
export function toDeclaration(value: unknown, where: string): DatabaseDeclaration {
  const listed = isFields(value) ? (value.collections ?? value) : value
  if (Array.isArray(listed)) return { collections: listed.map((entry) => collectionOf(entry, where)) }
  if (!isFields(listed))
    throw new Error(`${where} declares no database: expected { collections: [{ name, indexes }] }`)
  const named = Object.entries(listed).map(([name, entry]) => {
    const body = Array.isArray(entry) ? { indexes: entry } : entry
    if (!isFields(body))
      throw new Error(`${where}: the collection ${name} is neither an object nor a list of indexes`)
    return collectionOf({ ...body, name }, where)
  })
  return { collections: named }
}

function collectionOf(entry: unknown, where: string): CollectionDeclaration {
  if (typeof entry === 'string') return { name: entry }
  if (!isFields(entry) || typeof entry.name !== 'string')
    throw new Error(`${where}: a collection has no name`)
  const { name, indexes = [], permission } = entry
  if (!Array.isArray(indexes)) throw new Error(`${where}: the indexes of ${name} are no list`)
  const declared = indexes.map((index) => indexOf(index, `${where}: ${name}`))
  return { name, indexes: declared, ...(permission !== undefined && { permission }) }
}

function indexOf(entry: unknown, where: string): IndexDeclaration {
  if (!isFields(entry)) throw new Error(`${where} has an index that is no object`)
  const keys = keysOf(entry.keys ?? entry.key ?? entry.fields, entry.geo === true, where)
  const name = typeof entry.name === 'string' ? entry.name : Object.entries(keys).flat().join('_')
  return { name, keys, ...(entry.unique !== undefined && { unique: entry.unique === true }) }
}

function keysOf(value: unknown, geo: boolean, where: string): Record<string, IndexDirection> {
  const pairs: [unknown, unknown][] = Array.isArray(value)
    ? value.map((key: unknown) => (isFields(key) ? [key.name ?? key.field, key.direction ?? 1] : [key, 1]))
    : typeof value === 'string'
      ? [[value, 1]]
      : Object.entries(isFields(value) ? value : {})
  if (pairs.length === 0) throw new Error(`${where} has an index without keys`)
  return Object.fromEntries(
    pairs.map(([field, direction]) => [String(field), geo ? '2dsphere' : directionOf(direction, where)]),
  )
}

function directionOf(value: unknown, where: string): IndexDirection {
  if (value === '2dsphere') return value
  if (value === 1 || value === '1' || value === 'asc') return 1
  if (value === -1 || value === '-1' || value === 'desc') return -1
  throw new Error(`${where}: ${JSON.stringify(value)} is no direction of an index (1, -1 or "2dsphere")`)
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Owns how a document becomes the entries of an index: its values, their bytes, and what may not be indexed. */
import { encodeKey } from '../mongo/compare'
import { MongoError } from '../mongo/errors'
import { indexValues } from '../mongo/paths'
import { type Doc, getField, isDoc } from '../mongo/values'
import { StoreError } from './errors'
import { type IndexDeclaration } from './types'

export interface IndexKey {
  readonly path: string
  readonly parts: readonly string[]
  readonly descending: boolean
}

/** The entries of one document: their key bytes without repeats, and which keys met an array (bit i for key i). */
interface Entries {
  keys: Buffer[]
  arrays: number
}

export function readKeys(declaration: IndexDeclaration): IndexKey[] {
  return Object.keys(declaration.keys).map((path) => ({
    path,
    parts: path.split('.'),
    descending: declaration.keys[path] === -1,
  }))
}

/** Throws BAD_QUERY for an index that cannot be kept. */
export function assertIndex(declaration: IndexDeclaration): void {
  const refuse = (why: string): never => {
    throw new StoreError('BAD_QUERY', `Index ${JSON.stringify(declaration.name)} ${why}`)
  }
  const { name, keys } = declaration
  if (typeof name !== 'string' || name === '' || name === '_id_') refuse('needs a name of its own')
  const paths = Object.keys(keys ?? {})
  if (paths.length === 0) refuse('has no keys')
  for (const path of paths) {
    if (keys[path] !== 1 && keys[path] !== -1 && keys[path] !== '2dsphere')
      refuse(`has a bad direction for ${path}`)
    if (path.split('.').some((part) => part === '' || part.startsWith('$') || /^\d+$/.test(part))) {
      refuse(`has a path this store cannot index: ${path}`)
    }
  }
  const geo = paths.filter((path) => keys[path] === '2dsphere').length
  if (geo > 1 || (geo === 1 && declaration.unique)) refuse('may name one geometry and then cannot be unique')
}

/** The bytes of one value as one key of an index; descending keys are inverted, so that bytes always ascend. */
function encodePart(value: unknown, descending: boolean): Buffer {
  const bytes = encodeKey(value)
  return descending ? invert(bytes) : bytes
}

export function invert(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) out[i] = ~(bytes[i] as number) & 0xff
  return out
}

/**
 * One entry for each element where a key is an array, and for each combination inside one array of documents.
 * Throws MongoError 171 when two keys reach different arrays, as MongoDB refuses to store such a document.
 */
export function entriesOf(doc: Doc, keys: readonly IndexKey[]): Entries {
  if (keys.length === 1) return single(doc, keys[0] as IndexKey)
  const arrays = keys.map((key) => arrayPath(doc, key.parts))
  const bits = arrays.reduce((sum, path, i) => (path === null ? sum : sum | (1 << i)), 0)
  const reached = [...new Set(arrays.filter((path) => path !== null))]
  if (reached.length > 1) throw parallel(reached)
  if (bits === 0) return { keys: [joined(doc, keys)], arrays: 0 }
  return { keys: combine(doc, keys, reached[0] as string), arrays: bits }
}

function single(doc: Doc, key: IndexKey): Entries {
  const values = key.parts.length === 1 ? topValues(doc, key.path) : indexValues(doc, key.path)
  const arrays = arrayPath(doc, key.parts) === null ? 0 : 1
  const encoded = values.map((value) => encodePart(value, key.descending))
  return { keys: encoded.length === 1 ? encoded : unique(encoded), arrays }
}

function topValues(doc: Doc, path: string): unknown[] {
  const value = getField(doc, path)
  return Array.isArray(value) ? indexValues(doc, path) : [value ?? null]
}

/** The dotted path of the first array met on the way, or null. */
function arrayPath(doc: Doc, parts: readonly string[]): string | null {
  let current: unknown = doc
  for (let i = 0; i < parts.length; i++) {
    if (!isDoc(current)) return null
    current = getField(current, parts[i] as string)
    if (Array.isArray(current)) return parts.slice(0, i + 1).join('.')
  }
  return null
}

function parallel(paths: string[]): MongoError {
  return new MongoError(171, `cannot index parallel arrays [${paths[1]}] [${paths[0]}]`)
}

function joined(doc: Doc, keys: readonly IndexKey[]): Buffer {
  return Buffer.concat(keys.map((key) => encodePart(indexValues(doc, key.path)[0], key.descending)))
}

/** Entries of a document whose array at `at` several keys may share: keys of one element stay together. */
function combine(doc: Doc, keys: readonly IndexKey[], at: string): Buffer[] {
  const parts = at.split('.')
  let array: unknown = doc
  for (const part of parts) array = getField(array as Doc, part)
  const elements = array as unknown[]
  const copies = elements.length === 0 ? [[]] : elements.map((element) => [element])
  const out: Buffer[] = []
  for (const copy of copies) {
    const narrowed = replaceAt(doc, parts, 0, copy)
    let heads: Buffer[] = [Buffer.alloc(0)]
    for (const key of keys) {
      const values = indexValues(narrowed, key.path).map((value) => encodePart(value, key.descending))
      heads = heads.flatMap((head) => values.map((value) => Buffer.concat([head, value])))
    }
    out.push(...heads)
  }
  return unique(out)
}

function replaceAt(doc: Doc, parts: readonly string[], at: number, value: unknown[]): Doc {
  const part = parts[at] as string
  const inner = at === parts.length - 1 ? value : replaceAt(getField(doc, part) as Doc, parts, at + 1, value)
  return { ...doc, [part]: inner }
}

function unique(keys: Buffer[]): Buffer[] {
  const seen = new Set<string>()
  return keys.filter((key) => {
    const text = key.toString('latin1')
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

/** The values of a unique key in shell notation, as a duplicate key error shows them. */
export function keyText(doc: Doc, keys: readonly IndexKey[], entry: Buffer): string {
  const fields = keys.map((key) => {
    const values = indexValues(doc, key.path)
    const shown = values.find((value) => entry.includes(encodePart(value, key.descending))) ?? values[0]
    return `${key.path}: ${shell(shown)}`
  })
  return `{ ${fields.join(', ')} }`
}

function shell(value: unknown): string {
  if (value === undefined || value === null || typeof value === 'symbol') return 'null'
  if (typeof value === 'object' && !Array.isArray(value) && !isDoc(value)) return String(value)
  return JSON.stringify(value)
}

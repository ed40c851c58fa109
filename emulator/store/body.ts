/** Owns the text a document is stored as: JSON, with tags for the values JSON has no form for. */
import { EJSON } from 'bson'
import { BsonRegExp, type Doc, isDate, isRegExp, setField } from '../mongo/values'

/**
 * A tagged value is an object with exactly one of these fields: `$d` a date in milliseconds, `$n` a number JSON
 * cannot hold, `$r` a regular expression as [pattern, options], `$x` any other BSON value in EJSON, and `$o` an
 * ordinary object that would otherwise look like one of these.
 */
const TAGS = new Set(['$d', '$n', '$r', '$x', '$o'])
/** Marks a body that holds at least one tag, so that the others are revived by JSON.parse alone. */
const TAGGED = '!'
const TAGGED_CODE = TAGGED.charCodeAt(0)

/** The text of a document; equal documents with equal field order have equal text. */
export function encodeBody(doc: Doc): string {
  return hasTags(doc) ? TAGGED + JSON.stringify(tagged(doc)) : JSON.stringify(doc)
}

/** A fresh document from its text. */
export function decodeBody(text: string): Doc {
  if (text.charCodeAt(0) !== TAGGED_CODE) return JSON.parse(text) as Doc
  return revive(JSON.parse(text.slice(1))) as Doc
}

const isTag = (value: object): boolean => areTag(Object.keys(value))

const areTag = (keys: string[]): boolean => keys.length === 1 && TAGS.has(keys[0] as string)

function isSpecial(value: object): boolean {
  return isDate(value) || isRegExp(value) || '_bsontype' in value
}

function hasTags(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasTags)
  if (isSpecial(value) || isTag(value)) return true
  for (const key of Object.keys(value)) if (hasTags((value as Doc)[key])) return true
  return false
}

function tagged(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return { $n: '-0' }
    return Number.isFinite(value) ? value : { $n: String(value) }
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(tagged)
  if (isDate(value)) return { $d: value.getTime() }
  if (isRegExp(value)) return { $r: [value.pattern, value.options] }
  if ('_bsontype' in value) return { $x: EJSON.serialize(value, { relaxed: false }) }
  const out: Doc = {}
  for (const key of Object.keys(value)) setField(out, key, tagged((value as Doc)[key]))
  return isTag(value) ? { $o: out } : out
}

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (typeof value[i] === 'object') value[i] = revive(value[i])
    return value
  }
  const keys = Object.keys(value)
  return areTag(keys) ? reviveTag(value as Doc) : reviveFields(value as Doc, keys)
}

function reviveFields(doc: Doc, keys = Object.keys(doc)): Doc {
  for (const key of keys) {
    const value = doc[key]
    if (typeof value !== 'object' || value === null) continue
    const revived = revive(value)
    if (revived !== value) setField(doc, key, revived)
  }
  return doc
}

function reviveTag(doc: Doc): unknown {
  if ('$d' in doc) return new Date(doc.$d as number)
  if ('$n' in doc) return Number(doc.$n)
  if ('$r' in doc) return new BsonRegExp(...(doc.$r as [string, string]))
  if ('$o' in doc) return reviveFields(doc.$o as Doc)
  return EJSON.deserialize(doc.$x as Doc, { relaxed: false })
}

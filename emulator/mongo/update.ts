/** Owns what an update makes of a document: reading the operators, refusing conflicts, applying them in order. */
import { compareStrings, sameValue } from './compare'
import { stringifyEjson } from './ejson'
import { MongoError } from './errors'
import { ARRAY_OPERATORS } from './update-arrays'
import { type ApplyChange, type Change, FIELD_OPERATORS, idText } from './update-operators'
import { isPosition, slotFor, valueAt } from './update-paths'
import { matchedPosition } from './update-position'
import { cloneValue, type Doc, isDoc, setField, typeOf } from './values'

/** `query` resolves the positional `$`; `isInsert` lets `$setOnInsert` act. */
interface UpdateContext {
  nowMs: number
  query?: Doc
  isInsert?: boolean
}

const OPERATORS: Readonly<Record<string, ApplyChange>> = { ...FIELD_OPERATORS, ...ARRAY_OPERATORS }

/**
 * The document after an update; the input is left as it was. `update` is either operators or, when no field begins
 * with `$`, a replacement that keeps the `_id`. An empty update changes nothing.
 * Throws MongoError as the server would: unknown operators, conflicts between paths, values of the wrong type, `_id`.
 */
export function applyUpdate(doc: Doc, update: Doc, context: UpdateContext): Doc {
  const names = Object.keys(update)
  if (names.length === 0) return cloneValue(doc)
  const operators = names.filter((name) => name.startsWith('$'))
  if (operators.length === 0) return replaceDoc(doc, update)
  const plain = names.find((name) => !name.startsWith('$'))
  if (plain !== undefined) throw unknownModifier(plain)
  const next = cloneValue(doc)
  const changes = readChanges(update).flatMap((change) => expand(change, doc, context))
  refuseConflicts(changes)
  const work = { doc: next, nowMs: context.nowMs, isInsert: context.isInsert === true }
  for (const change of inPathOrder(changes)) (OPERATORS[change.operator] as ApplyChange)(change, work)
  refuseNewId(doc, next)
  return next
}

/** The replacement under the old `_id`. Throws ImmutableField when it brings another `_id`, BadValue for `$` fields. */
export function replaceDoc(doc: Doc, replacement: Doc): Doc {
  for (const name of Object.keys(replacement)) {
    if (name.startsWith('$')) {
      throw new MongoError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      )
    }
  }
  const id = doc['_id']
  const next: Doc = id === undefined ? {} : { _id: id }
  for (const [name, value] of Object.entries(replacement)) setField(next, name, cloneValue(value))
  if (id !== undefined && !sameValue(next['_id'], id)) {
    throw new MongoError(
      'ImmutableField',
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${stringifyEjson(next['_id'])}`,
    )
  }
  return next
}

function unknownModifier(name: string): MongoError {
  return new MongoError(
    'FailedToParse',
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  )
}

/** Every operator on every path, with `$rename` still whole. */
function readChanges(update: Doc): Change[] {
  const changes: Change[] = []
  for (const operator of Object.keys(update)) {
    if (operator !== '$rename' && !Object.hasOwn(OPERATORS, operator)) throw unknownModifier(operator)
    const fields = update[operator]
    if (!isDoc(fields)) {
      throw new MongoError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${stringifyEjson(fields)}}`,
      )
    }
    for (const path of Object.keys(fields)) {
      if (fields[path] === undefined) continue
      changes.push({ operator, path, parts: pathParts(path), operand: fields[path] })
    }
  }
  return changes
}

function pathParts(path: string): string[] {
  if (path === '') throw new MongoError('EmptyFieldName', 'An empty update path is not valid.')
  const parts = path.split('.')
  if (parts.includes('')) {
    throw new MongoError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  }
  for (const [at, part] of parts.entries()) {
    if (!part.startsWith('$')) continue
    if (at > 0 && (part === '$' || /^\$\[.*\]$/.test(part))) continue
    if (part === '$')
      throw new MongoError(
        'BadValue',
        `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
      )
    throw new MongoError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
  }
  return parts
}

/** Turns positional parts into positions and a rename into its removal and its write. */
function expand(change: Change, doc: Doc, context: UpdateContext): Change[] {
  if (change.operator === '$rename') return expandRename(change, doc)
  let open: string[][] = [[]]
  for (const part of change.parts) {
    open = open.flatMap((prefix) =>
      positions(part, prefix, change.path, doc, context).map((at) => [...prefix, at]),
    )
  }
  return open.map((parts) => ({ ...change, parts, path: parts.join('.') }))
}

function positions(part: string, prefix: string[], path: string, doc: Doc, context: UpdateContext): string[] {
  if (part === '$') return [matchedPosition(doc, prefix, context.query ?? {})]
  if (!/^\$\[.*\]$/.test(part)) return [part]
  if (part !== '$[]') {
    throw new MongoError(
      'BadValue',
      `No array filter found for identifier '${part.slice(2, -1)}' in path '${path}'`,
    )
  }
  const array = valueAt(doc, prefix)
  const at = prefix.join('.')
  if (array === undefined) {
    throw new MongoError(
      'BadValue',
      `The path '${at}' must exist in the document in order to apply array updates.`,
    )
  }
  if (!Array.isArray(array)) {
    throw new MongoError(
      'BadValue',
      `Cannot apply array updates to non-array element ${prefix[prefix.length - 1]}: ${stringifyEjson(array)}`,
    )
  }
  return array.map((_, position) => String(position))
}

function expandRename({ path, parts, operand }: Change, doc: Doc): Change[] {
  if (typeof operand !== 'string') {
    throw new MongoError(
      'BadValue',
      `The 'to' field for $rename must be a string: ${path}: ${stringifyEjson(operand)}`,
    )
  }
  const target = pathParts(operand)
  if (operand === path) {
    throw new MongoError(
      'BadValue',
      `The source and target field for $rename must differ: ${path}: "${operand}"`,
    )
  }
  if ([...parts, ...target].some((part) => part.startsWith('$'))) {
    throw new MongoError('BadValue', `The source and target field for $rename must not be dynamic: ${path}`)
  }
  refuseArrays('source', parts, doc)
  const value = valueAt(doc, parts)
  const removal: Change = { operator: '$unset', path, parts, operand: '' }
  if (value === undefined) return []
  refuseArrays('destination', target, doc)
  return [removal, { operator: '$set', path: operand, parts: target, operand: value }]
}

function refuseArrays(role: 'source' | 'destination', parts: readonly string[], doc: Doc): void {
  for (let length = 1; length < parts.length; length++) {
    if (!Array.isArray(valueAt(doc, parts.slice(0, length)))) continue
    throw new MongoError(
      'BadValue',
      `The ${role} field cannot be an array element, '${parts.join('.')}' in doc with ${idText(doc)} has an array field called '${parts[length - 1]}'`,
    )
  }
}

/** No two changes may touch the same field, nor one a field inside the other's. */
function refuseConflicts(changes: readonly Change[]): void {
  for (let i = 1; i < changes.length; i++) {
    const later = changes[i] as Change
    for (let j = 0; j < i; j++) {
      const shared = sharedPrefix((changes[j] as Change).parts, later.parts)
      if (shared === null) continue
      throw new MongoError(
        'ConflictingUpdateOperators',
        `Updating the path '${later.path}' would create a conflict at '${shared}'`,
      )
    }
  }
}

function sharedPrefix(a: readonly string[], b: readonly string[]): string | null {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return null
  return a.slice(0, shorter).join('.')
}

/** New fields appear in the order of their paths, array positions by number. */
function inPathOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => {
    const shorter = Math.min(a.parts.length, b.parts.length)
    for (let i = 0; i < shorter; i++) {
      const x = a.parts[i] as string
      const y = b.parts[i] as string
      if (x === y) continue
      return isPosition(x) && isPosition(y) ? Number(x) - Number(y) : compareStrings(x, y)
    }
    return a.parts.length - b.parts.length
  })
}

function refuseNewId(before: Doc, after: Doc): void {
  const id = before['_id']
  if (id === undefined || sameValue(id, after['_id'])) return
  throw new MongoError(
    'ImmutableField',
    `Performing an update on the path '_id' would modify the immutable field '_id'`,
  )
}

/**
 * The document an upsert starts from: the values the query demands by equality.
 * Throws MongoError when the query demands two values for one path.
 */
export function upsertBase(query: Doc): Doc {
  const base: Doc = {}
  const seen: Change[] = []
  collectEqualities(query, (path, value) => {
    const change: Change = { operator: '$set', path, parts: path.split('.'), operand: value }
    seen.push(change)
    refuseConflicts(seen)
    slotFor(base, change.parts).write(cloneValue(value))
  })
  return base
}

function collectEqualities(query: Doc, take: (path: string, value: unknown) => void): void {
  for (const [key, operand] of Object.entries(query)) {
    if (key === '$and' || (key === '$or' && Array.isArray(operand) && operand.length === 1)) {
      for (const entry of operand as unknown[]) if (isDoc(entry)) collectEqualities(entry, take)
    } else if (!key.startsWith('$')) {
      const value = demanded(operand)
      if (value !== undefined) take(key, value)
    }
  }
}

function demanded(operand: unknown): unknown {
  if (typeOf(operand) === 'regex') return undefined
  if (!isDoc(operand) || !Object.keys(operand).some((key) => key.startsWith('$'))) return operand
  if ('$eq' in operand) return operand['$eq']
  const all = operand['$all'] ?? operand['$in']
  return Array.isArray(all) && all.length === 1 && !isDoc(all[0]) ? (all[0] as unknown) : undefined
}

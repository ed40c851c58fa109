/** Owns the update operators on single values: what each writes and which operands it refuses. */
import { compareValues } from './compare'
import { stringifyEjson } from './ejson'
import { MongoError, notImplemented } from './errors'
import { addNumbers, multiplyNumbers } from './numbers'
import { existingSlot, slotFor } from './update-paths'
import { cloneValue, type Doc, fromBigInt, isDoc, isLong, isNumeric, typeOf } from './values'

/** One operator on one concrete path. */
export interface Change {
  operator: string
  path: string
  parts: readonly string[]
  operand: unknown
}

/** The document a change is made to, and the circumstances some operators depend on. */
export interface ChangeContext {
  doc: Doc
  nowMs: number
  isInsert: boolean
}

export type ApplyChange = (change: Change, context: ChangeContext) => void

/** A document as MongoDB's messages name it: by its id alone. */
export const idText = (doc: Doc): string => `{_id: ${stringifyEjson(doc['_id'] ?? null)}}`

export const FIELD_OPERATORS: Readonly<Record<string, ApplyChange>> = {
  $set: ({ parts, operand }, { doc }) => slotFor(doc, parts).write(cloneValue(operand)),
  $setOnInsert: ({ parts, operand }, { doc, isInsert }) => {
    if (isInsert) slotFor(doc, parts).write(cloneValue(operand))
  },
  $unset: ({ parts }, { doc }) => existingSlot(doc, parts)?.remove(),
  $inc: arithmetic,
  $mul: arithmetic,
  $min: (change, context) => extreme(change, context, (order) => order < 0),
  $max: (change, context) => extreme(change, context, (order) => order > 0),
  $currentDate: ({ path, parts, operand }, { doc, nowMs }) => {
    checkCurrentDate(path, operand)
    slotFor(doc, parts).write(new Date(nowMs))
  },
  $bit: bitwise,
}

function arithmetic(change: Change, { doc }: ChangeContext): void {
  const { operator, path, parts, operand } = change
  const verb = operator === '$inc' ? 'increment' : 'multiply'
  if (!isNumeric(operand)) {
    throw new MongoError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path}: ${stringifyEjson(operand)}}`,
    )
  }
  const slot = slotFor(doc, parts)
  const current = slot.read()
  if (current === undefined) return slot.write(operator === '$inc' ? operand : 0)
  if (!isNumeric(current)) {
    throw new MongoError(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. ${idText(doc)} has the field ` +
        `'${parts[parts.length - 1]}' of non-numeric type ${typeOf(current)}`,
    )
  }
  const result = operator === '$inc' ? addNumbers(current, operand) : multiplyNumbers(current, operand)
  if (result === null) {
    throw new MongoError(
      'BadValue',
      `Failed to apply ${operator} operations to current value ((NumberLong)${String(current)}) for document ${idText(doc)}`,
    )
  }
  slot.write(result)
}

function extreme({ parts, operand }: Change, { doc }: ChangeContext, wins: (order: number) => boolean): void {
  const slot = slotFor(doc, parts)
  const current = slot.read()
  if (current === undefined || wins(compareValues(operand, current))) slot.write(cloneValue(operand))
}

function checkCurrentDate(path: string, operand: unknown): void {
  if (typeof operand === 'boolean') return
  if (!isDoc(operand)) {
    throw new MongoError(
      'BadValue',
      `${typeOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    )
  }
  for (const key of Object.keys(operand)) {
    if (key !== '$type') throw new MongoError('BadValue', `Unrecognized $currentDate option: ${key}`)
  }
  if (operand['$type'] === 'timestamp')
    throw notImplemented(`$currentDate with the type timestamp on '${path}'`)
  if (operand['$type'] !== 'date') {
    throw new MongoError(
      'BadValue',
      `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`,
    )
  }
}

function bitwise({ path, parts, operand }: Change, { doc }: ChangeContext): void {
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    throw new MongoError(
      'BadValue',
      `The $bit modifier is not compatible with a ${typeOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  }
  const slot = slotFor(doc, parts)
  const current = slot.read() ?? 0
  if (!isInteger(current)) {
    throw new MongoError(
      'BadValue',
      `Cannot apply $bit to a value of non-integral type.${idText(doc)} has the field ${path} of non-integer type ${typeOf(current)}`,
    )
  }
  slot.write(
    Object.keys(operand).reduce<unknown>((value, key) => applyBit(value, key, operand[key]), current),
  )
}

function applyBit(value: unknown, key: string, bits: unknown): unknown {
  if (key !== 'and' && key !== 'or' && key !== 'xor') {
    throw new MongoError(
      'BadValue',
      `The $bit modifier only supports 'and', 'or', and 'xor', not '${key}' which is an unknown operator: {${key}: ${stringifyEjson(bits)}}`,
    )
  }
  if (!isInteger(bits)) {
    throw new MongoError(
      'BadValue',
      `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(bits)}' is not supported here: {${key}: ${stringifyEjson(bits)}}`,
    )
  }
  const a = BigInt(String(value))
  const b = BigInt(String(bits))
  const result = key === 'and' ? a & b : key === 'or' ? a | b : a ^ b
  return fromBigInt(result)
}

function isInteger(value: unknown): boolean {
  return isLong(value) || (typeof value === 'number' && Number.isSafeInteger(value))
}

/** Owns the update operators on arrays: push with its modifiers, addToSet, pop, pull and pullAll. */
import { compareValues, sameValue } from './compare'
import { stringifyEjson } from './ejson'
import { MongoError } from './errors'
import { compileQuery } from './match'
import { isOperatorDoc } from './predicates'
import { type ApplyChange, type Change, type ChangeContext, idText } from './update-operators'
import { existingSlot, slotFor, valueAt } from './update-paths'
import { cloneValue, type Doc, isDoc, isNumeric, isRegExp, toDouble, typeOf } from './values'

export const ARRAY_OPERATORS: Readonly<Record<string, ApplyChange>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: (change, context) => cull(change, context, pullTest(change.operand)),
  $pullAll: (change, context) => {
    const { operand } = change
    if (!Array.isArray(operand)) {
      throw new MongoError(
        'BadValue',
        `$pullAll requires an array argument but was given a ${typeOf(operand)}`,
      )
    }
    cull(change, context, (item) => operand.some((value) => sameValue(item, value)))
  },
}

interface PushPlan {
  each: unknown[]
  position: number | null
  slice: number | null
  sort: ((a: unknown, b: unknown) => number) | null
}

function push({ path, parts, operand }: Change, { doc }: ChangeContext): void {
  const plan = planPush(operand)
  const slot = slotFor(doc, parts)
  const current = slot.read()
  if (current !== undefined && !Array.isArray(current)) {
    throw new MongoError(
      'BadValue',
      `The field '${path}' must be an array but is of type ${typeOf(current)} in document ${idText(doc)}`,
    )
  }
  let items: unknown[] = current === undefined ? [] : [...current]
  items.splice(insertAt(plan.position, items.length), 0, ...plan.each.map(cloneValue))
  if (plan.sort) items.sort(plan.sort)
  if (plan.slice !== null) items = plan.slice < 0 ? items.slice(plan.slice) : items.slice(0, plan.slice)
  slot.write(items)
}

function insertAt(position: number | null, length: number): number {
  if (position === null || position >= length) return length
  return position < 0 ? Math.max(0, length + position) : position
}

function planPush(operand: unknown): PushPlan {
  const plan: PushPlan = { each: [operand], position: null, slice: null, sort: null }
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return plan
  for (const clause of Object.keys(operand)) {
    const value = operand[clause]
    switch (clause) {
      case '$each':
        plan.each = eachOf('$push', value)
        break
      case '$position':
        if (!isWhole(value)) {
          throw new MongoError(
            'BadValue',
            `The value for $position must be an integer value, not of type: ${typeOf(value)}`,
          )
        }
        plan.position = value
        break
      case '$slice':
        if (!isWhole(value)) {
          throw new MongoError(
            'BadValue',
            `The value for $slice must be an integer value but was given type: ${typeOf(value)}`,
          )
        }
        plan.slice = value
        break
      case '$sort':
        plan.sort = pushOrder(value)
        break
      default:
        throw new MongoError('BadValue', `Unrecognized clause in $push: ${clause}`)
    }
  }
  return plan
}

function eachOf(operator: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const found = `but it was of type ${typeOf(value)}`
  if (operator === '$push')
    throw new MongoError('BadValue', `The argument to $each in $push must be an array ${found}`)
  throw new MongoError('TypeMismatch', `The argument to $each in $addToSet must be an array ${found}`)
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)

/** The order of `$push … $sort`: whole elements by 1 or -1, or documents by fields; arrays are not opened here. */
function pushOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (isNumeric(sort)) {
    const direction = directionOf(toDouble(sort))
    return (a, b) => direction * compareValues(a, b)
  }
  if (!isDoc(sort)) {
    throw new MongoError(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  const fields = Object.keys(sort).map((path) => {
    const direction = sort[path]
    if (path.split('.').includes('')) {
      throw new MongoError('BadValue', `The $sort field is a dotted field but has an empty part: ${path}`)
    }
    return {
      parts: path.split('.'),
      direction: directionOf(isNumeric(direction) ? toDouble(direction) : NaN),
    }
  })
  if (fields.length === 0)
    throw new MongoError('BadValue', 'The $sort pattern is empty when it should be a set of fields.')
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compareValues(valueAt(a, parts) ?? null, valueAt(b, parts) ?? null)
      if (order !== 0) return direction * order
    }
    return 0
  }
}

function directionOf(value: number): 1 | -1 {
  if (value === 1 || value === -1) return value
  throw new MongoError('BadValue', 'The $sort element value must be either 1 or -1')
}

function addToSet({ path, parts, operand }: Change, { doc }: ChangeContext): void {
  const additions = addToSetValues(operand)
  const slot = slotFor(doc, parts)
  const current = slot.read()
  if (current !== undefined && !Array.isArray(current)) {
    throw new MongoError(
      'BadValue',
      `Cannot apply $addToSet to non-array field. Field named '${path.split('.').pop()}' has non-array type ${typeOf(current)}`,
    )
  }
  const items: unknown[] = current === undefined ? [] : [...current]
  for (const value of additions) {
    if (!items.some((item) => sameValue(item, value))) items.push(cloneValue(value))
  }
  slot.write(items)
}

function addToSetValues(operand: unknown): unknown[] {
  if (!isDoc(operand) || Object.keys(operand)[0] !== '$each') return [operand]
  const each = eachOf('$addToSet', operand['$each'])
  if (Object.keys(operand).length > 1) {
    throw new MongoError(
      'BadValue',
      `Found unexpected fields after $each in $addToSet: ${stringifyEjson(operand)}`,
    )
  }
  return each
}

function pop({ path, parts, operand }: Change, { doc }: ChangeContext): void {
  if (!isNumeric(operand)) {
    throw new MongoError('FailedToParse', `Expected a number in: ${path}: ${stringifyEjson(operand)}`)
  }
  const end = toDouble(operand)
  if (end !== 1 && end !== -1) throw new MongoError('FailedToParse', `$pop expects 1 or -1, found: ${end}`)
  const slot = existingSlot(doc, parts)
  if (!slot) return
  const current = slot.read()
  if (!Array.isArray(current)) {
    throw new MongoError(
      'TypeMismatch',
      `Path '${path}' contains an element of non-array type '${typeOf(current)}'`,
    )
  }
  slot.write(end === 1 ? current.slice(0, -1) : current.slice(1))
}

function cull({ operator, parts }: Change, { doc }: ChangeContext, goes: (item: unknown) => boolean): void {
  const slot = existingSlot(doc, parts)
  if (!slot) return
  const current = slot.read()
  if (!Array.isArray(current))
    throw new MongoError('BadValue', `Cannot apply ${operator} to a non-array value`)
  slot.write(current.filter((item) => !goes(item)))
}

const LOGICAL = ['$and', '$or', '$nor', '$expr', '$where']

/** A document of operators tests each element, any other document is a query on elements that are documents. */
function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isRegExp(operand) || (isOperatorDoc(operand) && !LOGICAL.includes(Object.keys(operand)[0] as string))) {
    const matches = compileQuery({ '': operand })
    return (item) => matches({ '': item })
  }
  if (!isDoc(operand)) return (item) => sameValue(item, operand)
  const matches = compileQuery(operand)
  return (item) => isDoc(item) && matches(item as Doc)
}

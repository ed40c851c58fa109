/** Owns the query operators on one field: what each accepts and which operands it refuses. */
import { compareValues, sameValue, typeRank } from './compare'
import { MongoError, notImplemented } from './errors'
import { intersectsTest, nearTest, readNear, withinTest } from './geo'
import { compileRegex } from './regex'
import { acceptsValue, not, onElements, onWhole, type Test } from './tests'
import {
  BsonRegExp,
  type Doc,
  isDoc,
  isLong,
  isNumeric,
  isRegExp,
  toDouble,
  TYPE_NUMBERS,
  typeOf,
} from './values'

type SubQuery = (query: Doc) => (doc: Doc) => boolean

/** True for `{ $gt: … }` and its like: the first field's name begins with `$`. */
export function isOperatorDoc(value: unknown): value is Doc {
  if (!isDoc(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$')
}

/** Compiles what stands beside a field name: a value, a regular expression, or a document of operators. */
export function compileFieldTest(operand: unknown, subQuery: SubQuery): Test {
  if (isRegExp(operand)) return regexTest(operand)
  if (!isOperatorDoc(operand)) return equals(operand)
  const inner: Test[] = []
  for (const name of Object.keys(operand)) {
    const test = compileOperator(name, operand[name], operand, subQuery)
    if (test) inner.push(test)
  }
  return inner.length === 1 ? (inner[0] as Test) : { kind: 'all', inner }
}

type Compile = (operand: unknown, siblings: Doc, subQuery: SubQuery) => Test | null

const OPERATORS: Readonly<Record<string, Compile>> = {
  $eq: (operand) => equals(operand),
  $ne: (operand) => {
    if (isRegExp(operand)) throw new MongoError('BadValue', "Can't have regex as arg to $ne.")
    return not(equals(operand))
  },
  $gt: (operand) => comparison('$gt', operand, (order) => order > 0),
  $gte: (operand) => comparison('$gte', operand, (order) => order >= 0),
  $lt: (operand) => comparison('$lt', operand, (order) => order < 0),
  $lte: (operand) => comparison('$lte', operand, (order) => order <= 0),
  $in: (operand) => oneOf('$in', operand),
  $nin: (operand) => not(oneOf('$nin', operand)),
  $exists: (operand) => {
    const exists = onWhole((value) => value !== undefined)
    return isTruthy(operand) ? exists : not(exists)
  },
  $type: (operand) => typeTest(operand),
  $mod: (operand) => modTest(operand),
  $size: (operand) => sizeTest(operand),
  $regex: (operand, siblings) => regexOperator(operand, siblings),
  $options: (_, siblings) => {
    if (!Object.hasOwn(siblings, '$regex')) throw new MongoError('BadValue', '$options needs a $regex')
    return null
  },
  $all: (operand, _, subQuery) => allTest(operand, subQuery),
  $elemMatch: (operand, _, subQuery) => elemMatchTest(operand, subQuery),
  $not: (operand, _, subQuery) => notTest(operand, subQuery),
  $geoWithin: (operand) => withinTest(operand),
  $within: (operand) => withinTest(operand),
  $geoIntersects: (operand) => intersectsTest(operand),
  $near: (operand, siblings) => nearTest(readNear('$near', operand, siblings)),
  $nearSphere: (operand, siblings) => nearTest(readNear('$nearSphere', operand, siblings)),
  $minDistance: (_, siblings) => besideNear('$minDistance', siblings),
  $maxDistance: (_, siblings) => besideNear('$maxDistance', siblings),
}

/** The limits of a near condition are read with it; alone they mean nothing. */
function besideNear(name: string, siblings: Doc): null {
  if ('$near' in siblings || '$nearSphere' in siblings) return null
  throw new MongoError('BadValue', `${name} needs a $near or $nearSphere beside it`)
}

const UNSUPPORTED = ['$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear']

function compileOperator(name: string, operand: unknown, siblings: Doc, subQuery: SubQuery): Test | null {
  const compile = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (compile) return compile(operand, siblings, subQuery)
  if (UNSUPPORTED.includes(name)) throw notImplemented(name)
  throw new MongoError('BadValue', `unknown operator: ${name}`)
}

function equals(operand: unknown): Test {
  return onElements((value) => sameValue(value, operand))
}

/** Only values of the operand's own type bracket compare; NaN is within reach of NaN alone. */
function comparison(name: string, operand: unknown, holds: (order: number) => boolean): Test {
  if (isRegExp(operand))
    throw new MongoError('BadValue', `Can't have RegEx as arg to predicate over field '${name}'.`)
  const rank = typeRank(operand)
  const operandIsNaN = Number.isNaN(operand)
  return onElements((value) => {
    if (typeRank(value) !== rank) return false
    if (operandIsNaN || Number.isNaN(value)) return holds(0) && operandIsNaN && Number.isNaN(value)
    return holds(compareValues(value, operand))
  })
}

function oneOf(name: string, operand: unknown): Test {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', `${name} needs an array`)
  const regexes = operand.filter(isRegExp)
  for (const item of operand) {
    if (isOperatorDoc(item)) throw new MongoError('BadValue', `cannot nest $ under ${name}`)
  }
  const matchers = regexes.map(compileRegex)
  const plain = new Set<unknown>()
  const others: unknown[] = []
  for (const item of operand) {
    if (typeof item === 'string' || typeof item === 'boolean' || typeof item === 'number') plain.add(item)
    else others.push(item ?? null)
  }
  return onElements((value) => {
    // A JavaScript set compares these three types as BSON does, NaN and negative zero included.
    if (plain.has(value)) return true
    if (isLong(value)) return operand.some((item) => sameValue(value, item))
    if (typeof value === 'string' && matchers.some((matches) => matches(value))) return true
    return others.length > 0 && others.some((item) => sameValue(value, item))
  })
}

function isTruthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false
  return isNumeric(value) ? toDouble(value) !== 0 : true
}

function regexTest(regex: BsonRegExp): Test {
  const matches = compileRegex(regex)
  return onElements((value) =>
    typeof value === 'string' ? matches(value) : isRegExp(value) && sameValue(value, regex),
  )
}

function regexOperator(operand: unknown, siblings: Doc): Test {
  const options = siblings['$options']
  if (options !== undefined && typeof options !== 'string') {
    throw new MongoError('BadValue', '$options has to be a string')
  }
  if (isRegExp(operand)) {
    if (options !== undefined && operand.options !== '') {
      throw new MongoError(51074, 'options set in both $regex and $options')
    }
    return regexTest(options === undefined ? operand : new BsonRegExp(operand.pattern, options))
  }
  if (typeof operand !== 'string') throw new MongoError('BadValue', '$regex has to be a string')
  return regexTest(new BsonRegExp(operand, [...(options ?? '')].sort().join('')))
}

function typeTest(operand: unknown): Test {
  const wanted = Array.isArray(operand) ? operand : [operand]
  if (wanted.length === 0) throw new MongoError('FailedToParse', '$type must match at least one type')
  const names = new Set(wanted.flatMap(typeNames))
  return onElements((value) => value !== undefined && names.has(typeOf(value)))
}

function typeNames(wanted: unknown): string[] {
  if (typeof wanted === 'string') {
    if (wanted === 'number') return ['int', 'long', 'double']
    if (!Object.hasOwn(TYPE_NUMBERS, wanted)) {
      if (NEVER_STORED.includes(wanted)) return []
      throw new MongoError('BadValue', `Unknown type name alias: ${wanted}`)
    }
    return [wanted]
  }
  if (typeof wanted !== 'number')
    throw new MongoError('TypeMismatch', 'type must be represented as a number or a string')
  const found = Object.entries(TYPE_NUMBERS).find(([, number]) => number === wanted)
  if (found) return [found[0]]
  if (Number.isInteger(wanted) && ((wanted >= 1 && wanted <= 19) || wanted === -1 || wanted === 127))
    return []
  throw new MongoError('BadValue', `Invalid numerical type code: ${wanted}`)
}

/** Types MongoDB knows and this store refuses to hold, so that nothing can have them. */
const NEVER_STORED = [
  'undefined',
  'dbPointer',
  'javascript',
  'symbol',
  'javascriptWithScope',
  'timestamp',
  'decimal',
  'minKey',
  'maxKey',
]

function modTest(operand: unknown): Test {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', 'malformed mod, needs to be an array')
  if (operand.length < 2) throw new MongoError('BadValue', 'malformed mod, not enough elements')
  if (operand.length > 2) throw new MongoError('BadValue', 'malformed mod, too many elements')
  const [divisor, remainder] = operand.map((item, at) => {
    const name = at === 0 ? 'divisor' : 'remainder'
    if (!isNumeric(item)) throw new MongoError('BadValue', `malformed mod, ${name} not a number`)
    const whole = Math.trunc(toDouble(item))
    if (!Number.isFinite(whole)) {
      throw new MongoError(
        'BadValue',
        `malformed mod, ${name} value is invalid :: caused by :: Unable to coerce NaN/Inf to integral type`,
      )
    }
    return whole
  }) as [number, number]
  if (divisor === 0) throw new MongoError('BadValue', 'divisor cannot be 0')
  return onElements((value) => {
    if (!isNumeric(value)) return false
    if (typeof value !== 'number') return value.modulo(divisor).equals(remainder)
    return Number.isFinite(value) && Math.trunc(value) % divisor === remainder
  })
}

function sizeTest(operand: unknown): Test {
  if (!isNumeric(operand)) {
    throw new MongoError(
      'FailedToParse',
      `Failed to parse $size. Expected a number in: $size: ${describe(operand)}`,
    )
  }
  const size = toDouble(operand)
  if (!Number.isInteger(size)) {
    throw new MongoError('FailedToParse', `Failed to parse $size. Expected an integer: $size: ${size}`)
  }
  if (size < 0) {
    throw new MongoError(
      'FailedToParse',
      `Failed to parse $size. Expected a non-negative number in: $size: ${size}`,
    )
  }
  return onWhole((value) => Array.isArray(value) && value.length === size)
}

function describe(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}

function allTest(operand: unknown, subQuery: SubQuery): Test {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', '$all needs an array')
  if (operand.length === 0) return onWhole(() => false)
  const elemMatches = operand.filter((item) => isOperatorDoc(item) && '$elemMatch' in item)
  if (elemMatches.length > 0 && elemMatches.length < operand.length) {
    throw new MongoError('BadValue', '$all/$elemMatch has to be consistent')
  }
  const inner = operand.map((item): Test => {
    if (isRegExp(item)) return regexTest(item)
    if (!isOperatorDoc(item)) return equals(item)
    if ('$elemMatch' in item) return elemMatchTest(item['$elemMatch'], subQuery)
    throw new MongoError('BadValue', 'no $ expressions in $all')
  })
  return { kind: 'all', inner }
}

const LOGICAL = ['$and', '$or', '$nor', '$expr', '$where']

function elemMatchTest(operand: unknown, subQuery: SubQuery): Test {
  if (!isDoc(operand)) throw new MongoError('BadValue', '$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (isOperatorDoc(operand) && !LOGICAL.includes(first as string)) {
    const test = compileFieldTest(operand, subQuery)
    return onWhole((value) => Array.isArray(value) && value.some((item) => acceptsValue(test, item ?? null)))
  }
  const matches = subQuery(operand)
  return onWhole((value) => Array.isArray(value) && value.some((item) => matchesItem(item, matches)))
}

/** An array inside the array stands for a document with the fields "0", "1", and so on. */
function matchesItem(item: unknown, matches: (doc: Doc) => boolean): boolean {
  if (isDoc(item)) return matches(item)
  return Array.isArray(item) && matches(Object.fromEntries(Object.entries(item)))
}

function notTest(operand: unknown, subQuery: SubQuery): Test {
  if (isRegExp(operand)) return not(regexTest(operand))
  if (!isDoc(operand)) throw new MongoError('BadValue', '$not needs a regex or a document')
  if (Object.keys(operand).length === 0) throw new MongoError('BadValue', '$not cannot be empty')
  if (!isOperatorDoc(operand)) {
    throw new MongoError('BadValue', `unknown operator: ${Object.keys(operand)[0]}`)
  }
  return not(compileFieldTest(operand, subQuery))
}

/** Owns the step from an expression as written to a function: literals, field paths, variables, operators. */
import { MongoError, notImplemented } from '../errors'
import { type Doc, isDoc, setField } from '../values'
import { LIST_ACCUMULATORS } from './accumulators'
import { ARITHMETIC } from './arithmetic'
import { ARRAYS } from './arrays'
import { DATE_MATH } from './date-math'
import { DATES } from './dates'
import { fieldPath, readPath } from './fields'
import { LOGIC } from './logic'
import { OBJECTS } from './objects'
import { type Compile, type Expression, type OperatorTable } from './scope'
import { STRINGS } from './strings'

const OPERATORS: OperatorTable = {
  ...ARITHMETIC,
  ...ARRAYS,
  ...DATES,
  ...DATE_MATH,
  ...LIST_ACCUMULATORS,
  ...LOGIC,
  ...OBJECTS,
  ...STRINGS,
}

/** What the server has beyond this table: named, so that nobody takes them for typing errors. */
const KNOWN_ELSEWHERE = new Set(
  (
    '$meta $function $accumulator $binarySize $bsonSize $toDecimal $toObjectId $setField $unsetField $sampleRate ' +
    '$sin $cos $tan $asin $acos $atan $atan2 $asinh $acosh $atanh $sinh $cosh $tanh $degreesToRadians ' +
    '$radiansToDegrees $tsIncrement $tsSecond $bitAnd $bitOr $bitXor $bitNot $firstN $lastN $maxN $minN $median ' +
    '$percentile $toHashedIndexKey'
  ).split(' '),
)

const SYSTEM_VARIABLES = ['ROOT', 'CURRENT', 'REMOVE', 'NOW']

/**
 * Compiles an expression; `variables` names those that its scope will bind.
 * Throws MongoError for unknown operators and variables and for operands of the wrong shape.
 */
export function compileExpression(spec: unknown, variables: readonly string[] = []): Expression {
  const compile: Compile = (part, bound = []) =>
    compileExpression(part, bound.length ? [...variables, ...bound] : variables)
  if (typeof spec === 'string' && spec.startsWith('$')) return compileReference(spec, variables)
  if (Array.isArray(spec)) {
    const parts = spec.map((part) => compile(part))
    return (scope) => parts.map((part) => part(scope) ?? null)
  }
  return isDoc(spec) ? compileDoc(spec, compile) : () => spec
}

function compileReference(spec: string, variables: readonly string[]): Expression {
  if (!spec.startsWith('$$')) {
    if (spec === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath")
    const parts = fieldPath(spec.slice(1))
    return (scope) => readPath(scope.root, parts)
  }
  const [name, ...rest] = spec.slice(2).split('.') as [string, ...string[]]
  const parts = rest.length === 0 ? [] : fieldPath(rest.join('.'))
  if (variables.includes(name)) return (scope) => readPath(scope.variables[name], parts)
  if (!SYSTEM_VARIABLES.includes(name)) {
    if (name === '') throw new MongoError('FailedToParse', 'empty variable names are not allowed')
    throw new MongoError(17276, `Use of undefined variable: ${name}`)
  }
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') return (scope) => new Date(scope.nowMs)
  return (scope) => readPath(scope.root, parts)
}

function compileDoc(spec: Doc, compile: Compile): Expression {
  const keys = Object.keys(spec).filter((key) => spec[key] !== undefined)
  const first = keys[0]
  if (first?.startsWith('$')) {
    if (keys.length > 1) {
      throw new MongoError(
        15983,
        `an expression specification must contain exactly one field, the name of the expression. Found ${keys.length} fields in ${JSON.stringify(spec)}`,
      )
    }
    return compileOperator(first, spec[first], compile)
  }
  const parts = keys.map((key) => {
    if (key.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$'. given '${key}'`)
    if (key.includes('.'))
      throw new MongoError(16412, `FieldPath field names may not contain '.'. given '${key}'`)
    return [key, compile(spec[key])] as const
  })
  return (scope) => {
    const out: Doc = {}
    for (const [key, part] of parts) {
      const value = part(scope)
      if (value !== undefined) setField(out, key, value)
    }
    return out
  }
}

function compileOperator(name: string, operand: unknown, compile: Compile): Expression {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator) return operator(operand, compile, name)
  if (KNOWN_ELSEWHERE.has(name)) throw notImplemented(`the expression ${name}`)
  throw new MongoError('InvalidPipelineOperator', `Unrecognized expression '${name}'`)
}

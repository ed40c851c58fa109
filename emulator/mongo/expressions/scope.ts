/** Owns what an expression is once compiled, what it may see, and the parts every operator is built from. */
import { compareValues } from '../compare'
import { MongoError } from '../errors'
import { type Doc, isDoc, isNumeric, toDouble, typeOf } from '../values'

/** What an expression sees: the document, the variables bound around it, and the time. */
export interface Scope {
  root: Doc
  variables: Readonly<Record<string, unknown>>
  nowMs: number
}

/** A compiled expression; undefined means "missing". */
export type Expression = (scope: Scope) => unknown

/** Compiles a part of an expression; `bound` adds variable names that the part may use. */
export type Compile = (spec: unknown, bound?: readonly string[]) => Expression

/** Compiles one operator from its operand. */
export type Operator = (operand: unknown, compile: Compile, name: string) => Expression

export type OperatorTable = Readonly<Record<string, Operator>>

/** The operand as a list of arguments: anything but an array is the only argument. */
export function argumentsOf(operand: unknown): unknown[] {
  return Array.isArray(operand) ? operand : [operand]
}

/** An operator on between `least` and `most` evaluated arguments. Throws MongoError for another number of them. */
export function onArguments(
  least: number,
  most: number,
  apply: (values: unknown[], name: string, scope: Scope) => unknown,
): Operator {
  return (operand, compile, name) => {
    const specs = argumentsOf(operand)
    if (specs.length < least || specs.length > most) throw wrongCount(name, least, most, specs.length)
    const parts = specs.map((spec) => compile(spec))
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
        scope,
      )
  }
}

function wrongCount(name: string, least: number, most: number, found: number): MongoError {
  if (least === most) {
    return new MongoError(
      16020,
      `Expression ${name} takes exactly ${least} arguments. ${found} were passed in.`,
    )
  }
  const range =
    most === Infinity ? `at least ${least} arguments` : `at least ${least} arguments, and at most ${most}`
  return new MongoError(28667, `Expression ${name} takes ${range}, but ${found} were passed in.`)
}

/** An operator on one evaluated argument. */
export const onOne = (apply: (value: unknown, name: string) => unknown): Operator =>
  onArguments(1, 1, ([value], name) => apply(value, name))

/** An operator on two evaluated arguments. */
export const onTwo = (apply: (a: unknown, b: unknown, name: string) => unknown): Operator =>
  onArguments(2, 2, ([a, b], name) => apply(a, b, name))

/**
 * An operator whose operand is a document of named arguments. Throws MongoError for an operand of another kind, an
 * unknown name or a missing required one.
 */
export function onNamed(
  names: { required: readonly string[]; optional?: readonly string[] },
  apply: (values: Record<string, unknown>, name: string, scope: Scope, given: ReadonlySet<string>) => unknown,
): Operator {
  return (operand, compile, name) => {
    const spec = namedOperand(operand, name, names)
    const parts = Object.keys(spec).map((key) => [key, compile(spec[key])] as const)
    const given = new Set(Object.keys(spec))
    return (scope) => {
      const values: Record<string, unknown> = {}
      for (const [key, part] of parts) values[key] = part(scope)
      return apply(values, name, scope, given)
    }
  }
}

/** The operand as a document with exactly the allowed names. */
export function namedOperand(
  operand: unknown,
  name: string,
  names: { required: readonly string[]; optional?: readonly string[] },
): Doc {
  if (!isDoc(operand)) {
    throw new MongoError(
      'FailedToParse',
      `${name} only supports an object as its argument, not ${typeOf(operand)}`,
    )
  }
  for (const key of Object.keys(operand)) {
    if (names.required.includes(key) || names.optional?.includes(key)) continue
    throw new MongoError('FailedToParse', `Unrecognized argument to ${name}: ${key}`)
  }
  for (const key of names.required) {
    if (!(key in operand)) throw new MongoError('FailedToParse', `Missing '${key}' parameter to ${name}`)
  }
  return operand
}

export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined

/** Whether a value counts as true: everything but null, missing, false and zero. */
export function isTrue(value: unknown): boolean {
  if (isNullish(value) || value === false) return false
  return isNumeric(value) ? toDouble(value) !== 0 : true
}

/** Order as expressions see it: a missing value sorts below null, which queries hold equal. */
export function compareForExpression(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return compareValues(a, b)
}

/** A whole number of 32 bits, or the error of the operator that needs one. */
export function needInteger(value: unknown, refuse: () => MongoError): number {
  if (!isNumeric(value)) throw refuse()
  const number = toDouble(value)
  if (!Number.isInteger(number)) throw refuse()
  return number
}

/** Owns the arithmetic operators of expressions. */
import { MongoError } from '../errors'
import { addNumbers, multiplyNumbers, subtractNumbers } from '../numbers'
import { isDate, isNumeric, toDouble, typeOf } from '../values'
import { isNullish, onArguments, onOne, onTwo, type Operator, type OperatorTable } from './scope'

/** A function of one double; null and missing stay null. */
function real(apply: (x: number) => number, refuses?: (x: number) => MongoError | null): Operator {
  return onOne((value, name) => {
    if (isNullish(value)) return null
    const x = needNumber(value, name)
    const refusal = refuses?.(x)
    if (refusal) throw refusal
    return apply(x)
  })
}

function needNumber(value: unknown, name: string): number {
  if (isNumeric(value)) return toDouble(value)
  throw new MongoError(28765, `${name} only supports numeric types, not ${typeOf(value)}`)
}

function add(values: unknown[]): unknown {
  let total: Parameters<typeof addNumbers>[0] = 0
  let dateMs: number | null = null
  let nothing = false
  for (const value of values) {
    if (isNullish(value)) nothing = true
    else if (isDate(value)) {
      if (dateMs !== null) throw new MongoError(16612, 'only one date allowed in an $add expression')
      dateMs = value.getTime()
    } else if (isNumeric(value)) total = addNumbers(total, value) ?? toDouble(total) + toDouble(value)
    else throw new MongoError(16554, `$add only supports numeric or date types, not ${typeOf(value)}`)
  }
  if (nothing) return null
  return dateMs === null ? total : new Date(dateMs + Math.round(toDouble(total)))
}

function subtract(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null
  if (isNumeric(a) && isNumeric(b)) return subtractNumbers(a, b) ?? toDouble(a) - toDouble(b)
  if (isDate(a) && isDate(b)) return a.getTime() - b.getTime()
  if (isDate(a) && isNumeric(b)) return new Date(a.getTime() - Math.round(toDouble(b)))
  throw new MongoError('TypeMismatch', `can't $subtract ${typeOf(b)} from ${typeOf(a)}`)
}

function multiply(values: unknown[]): unknown {
  let product: Parameters<typeof multiplyNumbers>[0] = 1
  let nothing = false
  for (const value of values) {
    if (isNullish(value)) nothing = true
    else if (isNumeric(value))
      product = multiplyNumbers(product, value) ?? toDouble(product) * toDouble(value)
    else throw new MongoError('TypeMismatch', `$multiply only supports numeric types, not ${typeOf(value)}`)
  }
  return nothing ? null : product
}

function divide(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new MongoError(
      'TypeMismatch',
      `$divide only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`,
    )
  }
  if (toDouble(b) === 0) throw new MongoError('BadValue', "can't $divide by zero")
  return toDouble(a) / toDouble(b)
}

function mod(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new MongoError(16611, `$mod only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  }
  if (toDouble(b) === 0) throw new MongoError(16610, "can't $mod by zero")
  return toDouble(a) % toDouble(b)
}

function pow(base: unknown, exponent: unknown): unknown {
  if (isNullish(base) || isNullish(exponent)) return null
  if (!isNumeric(base)) throw new MongoError(28762, `$pow's base must be numeric, not ${typeOf(base)}`)
  if (!isNumeric(exponent))
    throw new MongoError(28763, `$pow's exponent must be numeric, not ${typeOf(exponent)}`)
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent')
  }
  return toDouble(base) ** toDouble(exponent)
}

function log(value: unknown, base: unknown): unknown {
  if (isNullish(value) || isNullish(base)) return null
  if (!isNumeric(value)) throw new MongoError(28756, `$log's argument must be numeric, not ${typeOf(value)}`)
  if (!isNumeric(base)) throw new MongoError(28757, `$log's base must be numeric, not ${typeOf(base)}`)
  const [x, b] = [toDouble(value), toDouble(base)]
  if (!(x > 0) && !Number.isNaN(x)) throw positive('$log', 28758, x)
  if (!(b > 0 && b !== 1) && !Number.isNaN(b)) {
    throw new MongoError(28759, `$log's base must be a positive number not equal to 1, but is ${b}`)
  }
  return Math.log(x) / Math.log(b)
}

function positive(name: string, code: number, x: number): MongoError {
  return new MongoError(code, `${name}'s argument must be a positive number, but is ${x}`)
}

/** Rounds at a decimal place: half to even for `$round`, towards zero for `$trunc`. */
function atPlace(round: (x: number) => number): Operator {
  return onArguments(1, 2, (values, name) => {
    const [value, place] = values
    if (isNullish(value) || (values.length === 2 && isNullish(place))) return null
    const x = needNumber(value, name)
    const digits = values.length === 2 ? needNumber(place, name) : 0
    if (!Number.isInteger(digits) || digits < -20 || digits > 100) {
      throw new MongoError(
        51083,
        `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`,
      )
    }
    if (!Number.isFinite(x)) return x
    return shift(round(shift(x, digits)), -digits)
  })
}

/** Moves the decimal point in the shortest decimal text, so that 1.005 is not 1.00499…. */
function shift(x: number, digits: number): number {
  const [mantissa, exponent] = String(x).split('e') as [string, string?]
  return Number(`${mantissa}e${Number(exponent ?? 0) + digits}`)
}

function halfToEven(x: number): number {
  const floor = Math.floor(x)
  if (x - floor !== 0.5) return Math.round(x)
  return floor % 2 === 0 ? floor : floor + 1
}

export const ARITHMETIC: OperatorTable = {
  $abs: real(Math.abs),
  $ceil: real(Math.ceil),
  $floor: real(Math.floor),
  $exp: real(Math.exp),
  $ln: real(Math.log, (x) => (x > 0 || Number.isNaN(x) ? null : positive('$ln', 28766, x))),
  $log10: real(Math.log10, (x) => (x > 0 || Number.isNaN(x) ? null : positive('$log10', 28761, x))),
  $sqrt: real(Math.sqrt, (x) =>
    x < 0 ? new MongoError(28714, "$sqrt's argument must be greater than or equal to 0") : null,
  ),
  $add: onArguments(0, Infinity, add),
  $multiply: onArguments(0, Infinity, multiply),
  $subtract: onTwo(subtract),
  $divide: onTwo(divide),
  $mod: onTwo(mod),
  $pow: onTwo(pow),
  $log: onTwo(log),
  $trunc: atPlace(Math.trunc),
  $round: atPlace(halfToEven),
}

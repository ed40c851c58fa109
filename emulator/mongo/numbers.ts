/** Owns arithmetic on numbers that may be 64-bit integers: exact where both sides are integers. */
import { type Long } from 'bson'
import { fromBigInt, toDouble } from './values'

type Num = number | Long

const INT64_LIMIT = 2n ** 63n

/** The sum; null when both are integers and the result leaves 64 bits. */
export const addNumbers = (a: Num, b: Num): Num | null =>
  exactly(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )

/** The difference; null when both are integers and the result leaves 64 bits. */
export const subtractNumbers = (a: Num, b: Num): Num | null =>
  exactly(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  )

/** The product; null when both are integers and the result leaves 64 bits. */
export const multiplyNumbers = (a: Num, b: Num): Num | null =>
  exactly(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )

function exactly(
  a: Num,
  b: Num,
  onDoubles: (x: number, y: number) => number,
  onIntegers: (x: bigint, y: bigint) => bigint,
): Num | null {
  const double = onDoubles(toDouble(a), toDouble(b))
  if (!isIntegral(a) || !isIntegral(b)) return double
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(double)) return double
  const exact = onIntegers(BigInt(a.toString()), BigInt(b.toString()))
  return exact >= -INT64_LIMIT && exact < INT64_LIMIT ? fromBigInt(exact) : null
}

/** Whether a number is of an integer type, as {@link typeOf} tells them: safe integers and Longs. */
function isIntegral(value: Num): boolean {
  return typeof value !== 'number' || Number.isSafeInteger(value)
}

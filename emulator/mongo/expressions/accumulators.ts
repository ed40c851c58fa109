/** Owns the accumulators: what a group, or a list of values, comes to. */
import { compareValues } from '../compare'
import { fromBigInt, isLong, isNumeric, toDouble } from '../values'
import { mergeObjects } from './objects'
import { argumentsOf, isNullish, type Operator, type OperatorTable } from './scope'

/** Takes values one by one (undefined for "missing") and answers what they come to. */
export interface Accumulator {
  add(value: unknown): void
  result(): unknown
}

const INT64_LIMIT = 2n ** 63n

/** Sums integers exactly and doubles with the rounding error carried along, as the server does. */
class Sum implements Accumulator {
  count = 0
  private integers = 0n
  private total = 0
  private carry = 0
  private onlyIntegers = true

  add(value: unknown): void {
    if (!isNumeric(value)) return
    this.count++
    if (isLong(value) || Number.isSafeInteger(value)) this.integers += BigInt(value.toString())
    else {
      this.onlyIntegers = false
      this.addDouble(value)
    }
  }

  private addDouble(value: number): void {
    const sum = this.total + value
    const shown = sum - this.total
    this.carry += this.total - (sum - shown) + (value - shown)
    this.total = sum
  }

  /** The sum as a double. */
  double(): number {
    const whole = Number(this.integers)
    if (this.onlyIntegers) return whole
    if (!Number.isFinite(this.total)) return this.total + whole
    const sum = this.total + whole
    const shown = sum - this.total
    return sum + (this.carry + (this.total - (sum - shown) + (whole - shown)))
  }

  result(): unknown {
    const fits = this.integers >= -INT64_LIMIT && this.integers < INT64_LIMIT
    return this.onlyIntegers && fits ? fromBigInt(this.integers) : this.double()
  }
}

class Average extends Sum {
  override result(): unknown {
    return this.count === 0 ? null : this.double() / this.count
  }
}

class Extreme implements Accumulator {
  private best: unknown = undefined
  constructor(private readonly direction: 1 | -1) {}

  add(value: unknown): void {
    if (isNullish(value)) return
    if (this.best === undefined || compareValues(value, this.best) * this.direction > 0) this.best = value
  }

  result(): unknown {
    return this.best ?? null
  }
}

class Deviation implements Accumulator {
  private count = 0
  private mean = 0
  private squares = 0
  constructor(private readonly lost: 0 | 1) {}

  add(value: unknown): void {
    if (!isNumeric(value)) return
    this.count++
    const delta = toDouble(value) - this.mean
    this.mean += delta / this.count
    this.squares += delta * (toDouble(value) - this.mean)
  }

  result(): unknown {
    const weight = this.count - this.lost
    return weight <= 0 ? null : Math.sqrt(this.squares / weight)
  }
}

/** Keeps values, missing ones excepted, and makes its answer of them at the end. */
class Gather implements Accumulator {
  private readonly values: unknown[] = []
  constructor(private readonly finish: (values: unknown[]) => unknown) {}

  add(value: unknown): void {
    if (value !== undefined) this.values.push(value)
  }

  result(): unknown {
    return this.finish(this.values)
  }
}

class DistinctValues implements Accumulator {
  private readonly scalars = new Set<unknown>()
  private readonly values: unknown[] = []

  add(value: unknown): void {
    if (value === undefined) return
    if (typeof value !== 'object' || value === null) {
      // A JavaScript set holds scalars equal exactly when BSON does, zero's sign and NaN included.
      if (this.scalars.has(value)) return
      this.scalars.add(value)
    } else if (this.values.some((held) => compareValues(held, value) === 0)) return
    this.values.push(value)
  }

  result(): unknown {
    return this.values
  }
}

class Edge implements Accumulator {
  private seen = false
  private value: unknown = null
  constructor(private readonly first: boolean) {}

  add(value: unknown): void {
    if (this.first && this.seen) return
    this.seen = true
    this.value = value ?? null
  }

  result(): unknown {
    return this.value
  }
}

/** The accumulators of `$group`, `$bucket` and `$bucketAuto`, by name. */
export const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => new Sum(),
  $avg: () => new Average(),
  $max: () => new Extreme(1),
  $min: () => new Extreme(-1),
  $first: () => new Edge(true),
  $last: () => new Edge(false),
  $push: () => new Gather((values) => values),
  $addToSet: () => new DistinctValues(),
  $mergeObjects: () => new Gather(mergeObjects),
  $stdDevPop: () => new Deviation(0),
  $stdDevSamp: () => new Deviation(1),
}

/** The same as expressions: over the elements of one array, or over several arguments. */
function overList(name: string): Operator {
  return (operand, compile) => {
    const specs = argumentsOf(operand)
    const parts = specs.map((spec) => compile(spec))
    return (scope) => {
      const accumulator = (ACCUMULATORS[name] as () => Accumulator)()
      const values = parts.map((part) => part(scope))
      const [only] = values
      for (const value of values.length === 1 && Array.isArray(only) ? only : values) accumulator.add(value)
      return accumulator.result()
    }
  }
}

export const LIST_ACCUMULATORS: OperatorTable = Object.fromEntries(
  ['$sum', '$avg', '$max', '$min', '$stdDevPop', '$stdDevSamp'].map((name) => [name, overList(name)]),
)

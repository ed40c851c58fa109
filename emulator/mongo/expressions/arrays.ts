/** Owns the array operators of expressions. */
import { compareValues, sameValue } from '../compare'
import { MongoError } from '../errors'
import { compareBy } from '../sort'
import { type Doc, isDoc, isNumeric, setField, toDouble, typeOf } from '../values'
import {
  compareForExpression,
  isNullish,
  isTrue,
  namedOperand,
  needInteger,
  onArguments,
  onOne,
  onTwo,
  type Operator,
  type OperatorTable,
} from './scope'

function needArray(value: unknown, code: number, message: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new MongoError(code, `${message}${typeOf(value)}`)
}

function arrayElemAt(array: unknown, index: unknown): unknown {
  if (isNullish(array) || isNullish(index)) return null
  const items = needArray(array, 28689, "$arrayElemAt's first argument must be an array, but is ")
  const at = needInteger(
    index,
    () =>
      new MongoError(
        28691,
        `$arrayElemAt's second argument must be representable as a 32-bit integer: ${String(index)}`,
      ),
  )
  return items[at < 0 ? items.length + at : at]
}

function endOf(code: number, pick: (items: unknown[]) => unknown): Operator {
  return onOne((array, name) =>
    isNullish(array) ? null : pick(needArray(array, code, `${name}'s argument must be an array, but is `)),
  )
}

function slice(values: unknown[]): unknown {
  if (values.some(isNullish)) return null
  const [array, second, third] = values
  const items = needArray(array, 28724, 'First argument to $slice must be an array, but is of type: ')
  const whole = (value: unknown, which: string): number =>
    needInteger(
      value,
      () =>
        new MongoError(
          28726,
          `${which} argument to $slice can't be represented as a 32-bit integer: ${String(value)}`,
        ),
    )
  const first = whole(second, 'Second')
  if (values.length === 2) return first < 0 ? items.slice(first) : items.slice(0, first)
  const count = whole(third, 'Third')
  if (count <= 0) throw new MongoError(28729, `Third argument to $slice must be positive: ${count}`)
  const from = first < 0 ? Math.max(0, items.length + first) : first
  return items.slice(from, from + count)
}

function indexOfArray(values: unknown[]): unknown {
  const [array, wanted, start, end] = values
  if (isNullish(array)) return null
  const items = needArray(array, 40090, '$indexOfArray requires an array as a first argument, found: ')
  const bound = (value: unknown, fallback: number): number => {
    if (value === undefined) return fallback
    const number = needInteger(
      value,
      () =>
        new MongoError(
          40096,
          `$indexOfArray requires an integral starting index, found a value of type: ${typeOf(value)}`,
        ),
    )
    if (number < 0)
      throw new MongoError(40097, `$indexOfArray requires a nonnegative starting index, found: ${number}`)
    return number
  }
  const last = Math.min(bound(end, items.length), items.length)
  for (let i = bound(start, 0); i < last; i++) {
    if (compareForExpression(items[i], wanted) === 0) return i
  }
  return -1
}

/** What MongoDB lets one range take, reckoning so much for each of its numbers. */
const RANGE_MAX_BYTES = 100 * 1024 * 1024
const RANGE_ELEMENT_BYTES = 16

function range(values: unknown[]): unknown {
  const [start, end, step] = values.map((value, i) =>
    needInteger(
      value,
      () =>
        new MongoError(
          34443 + i * 2,
          `$range requires a numeric ${['starting', 'ending', 'step'][i]} value, found value of type: ${typeOf(value)}`,
        ),
    ),
  ) as [number, number, number?]
  const by = step ?? 1
  if (by === 0) throw new MongoError(34449, '$range requires a non-zero step value')
  const bytes = Math.max(0, Math.ceil((end - start) / by)) * RANGE_ELEMENT_BYTES
  if (bytes > RANGE_MAX_BYTES) {
    const text = `$range would use too much memory (${bytes} bytes)`
    throw new MongoError('ExceededMemoryLimit', text)
  }
  const out: number[] = []
  for (let i = start; by > 0 ? i < end : i > end; i += by) out.push(i)
  return out
}

/** Binds a variable to each element in turn; `as` names it, "this" by default. */
const filter: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: ['input', 'cond'], optional: ['as', 'limit'] })
  const as = variableName(spec['as'] ?? 'this')
  const input = compile(spec['input'])
  const limit = 'limit' in spec ? compile(spec['limit']) : null
  const condition = compile(spec['cond'], [as])
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    const items = needArray(array, 28651, 'input to $filter must be an array not ')
    const kept = items.filter((item) =>
      isTrue(condition({ ...scope, variables: { ...scope.variables, [as]: item } })),
    )
    const most = limit?.(scope)
    return isNumeric(most) ? kept.slice(0, toDouble(most)) : kept
  }
}

const map: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: ['input', 'in'], optional: ['as'] })
  const as = variableName(spec['as'] ?? 'this')
  const input = compile(spec['input'])
  const each = compile(spec['in'], [as])
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    const items = needArray(array, 16883, 'input to $map must be an array not ')
    return items.map((item) => each({ ...scope, variables: { ...scope.variables, [as]: item } }) ?? null)
  }
}

const reduce: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: ['input', 'initialValue', 'in'] })
  const input = compile(spec['input'])
  const initial = compile(spec['initialValue'])
  const each = compile(spec['in'], ['this', 'value'])
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    const items = needArray(array, 40080, "$reduce requires that 'input' be an array, found: ")
    return items.reduce(
      (value, item) => each({ ...scope, variables: { ...scope.variables, this: item, value } }),
      initial(scope),
    )
  }
}

const zip: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, {
    required: ['inputs'],
    optional: ['useLongestLength', 'defaults'],
  })
  if (!Array.isArray(spec['inputs'])) {
    throw new MongoError(34461, `inputs must be an array of expressions, found ${typeOf(spec['inputs'])}`)
  }
  const longest = spec['useLongestLength'] ?? false
  if (typeof longest !== 'boolean')
    throw new MongoError(34463, `useLongestLength must be a bool, found ${typeOf(longest)}`)
  if ('defaults' in spec && !longest) {
    throw new MongoError(34466, 'cannot specify defaults unless useLongestLength is true')
  }
  const inputs = spec['inputs'].map((input) => compile(input))
  const defaults = compile(spec['defaults'] ?? [])
  return (scope) => {
    const arrays = inputs.map((input) => input(scope))
    if (arrays.some(isNullish)) return null
    const lists = arrays.map((array) =>
      needArray(array, 34468, '$zip found a non-array expression in input: '),
    )
    const fill = defaults(scope)
    const lengths = lists.map((list) => list.length)
    const length = longest ? Math.max(0, ...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, i) =>
      lists.map((list, k) => list[i] ?? (Array.isArray(fill) ? ((fill[k] as unknown) ?? null) : null)),
    )
  }
}

/** Variables begin with a lower-case letter, as those of the system begin with a capital. */
export function variableName(name: unknown): string {
  if (typeof name === 'string' && /^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(name)) return name
  throw new MongoError(
    'FailedToParse',
    `'${String(name)}' starts with an invalid character for a user variable name`,
  )
}

function arrayToObject(array: unknown): unknown {
  if (isNullish(array)) return null
  const items = needArray(array, 40386, '$arrayToObject requires an array input, found: ')
  const out: Doc = {}
  for (const item of items) {
    const [key, value] = readPair(item)
    if (typeof key !== 'string') {
      throw new MongoError(
        40394,
        `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeOf(key)}`,
      )
    }
    setField(out, key, value)
  }
  return out
}

function readPair(item: unknown): [unknown, unknown] {
  if (Array.isArray(item)) {
    if (item.length === 2) return item as [unknown, unknown]
    throw new MongoError(
      40397,
      `$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`,
    )
  }
  if (!isDoc(item))
    throw new MongoError(40398, `Unrecognised input type format for $arrayToObject: ${typeOf(item)}`)
  if (Object.keys(item).length !== 2 || !('k' in item) || !('v' in item)) {
    throw new MongoError(
      40392,
      `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${Object.keys(item).length}`,
    )
  }
  return [item['k'], item['v']]
}

const sortArray: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: ['input', 'sortBy'] })
  const by = spec['sortBy']
  const input = compile(spec['input'])
  const order = isDoc(by) ? compareBy(by) : null
  if (!order && by !== 1 && by !== -1)
    throw new MongoError('BadValue', 'The $sort element value must be either 1 or -1')
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    const items = [
      ...needArray(array, 2942504, 'The input argument to $sortArray must be an array, but was of type: '),
    ]
    if (!order) return items.sort((a, b) => compareValues(a, b) * (by as number))
    return items.sort((a, b) => order(isDoc(a) ? a : { '': a }, isDoc(b) ? b : { '': b }))
  }
}

export const ARRAYS: OperatorTable = {
  $arrayElemAt: onTwo(arrayElemAt),
  $first: endOf(28689, (items) => items[0]),
  $last: endOf(28689, (items) => items[items.length - 1]),
  $arrayToObject: onOne(arrayToObject),
  $concatArrays: onArguments(0, Infinity, (values) =>
    values.some(isNullish)
      ? null
      : values.flatMap((value) => needArray(value, 28664, '$concatArrays only supports arrays, not ')),
  ),
  $filter: filter,
  $in: onTwo((wanted, array) =>
    needArray(array, 40081, '$in requires an array as a second argument, found: ').some(
      (item) => wanted !== undefined && sameValue(item, wanted),
    ),
  ),
  $indexOfArray: onArguments(2, 4, indexOfArray),
  $isArray: onOne((value) => Array.isArray(value)),
  $map: map,
  $range: onArguments(2, 3, range),
  $reduce: reduce,
  $reverseArray: onOne((array) =>
    isNullish(array)
      ? null
      : [
          ...needArray(array, 34435, 'The argument to $reverseArray must be an array, but was of type: '),
        ].reverse(),
  ),
  $size: onOne(
    (array) => needArray(array, 17124, 'The argument to $size must be an array, but was of type: ').length,
  ),
  $slice: onArguments(2, 3, slice),
  $sortArray: sortArray,
  $zip: zip,
}

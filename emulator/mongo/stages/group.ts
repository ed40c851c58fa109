/** Owns the stages that bring documents together: group, bucket, bucketAuto, sortByCount, count. */
import { compareValues, encodeKey, typeRank } from '../compare'
import { MongoError, notImplemented } from '../errors'
import { type Accumulator, ACCUMULATORS } from '../expressions/accumulators'
import { type Doc, isDoc, isNumeric, setField, toDouble, typeOf } from '../values'
import { type AggregateContext, compileFor, gathering, type Stage, type Transform } from './stage'

interface OutputField {
  name: string
  make: () => Accumulator
  compute: (doc: Doc) => unknown
}

const UNSUPPORTED =
  '$accumulator $bottom $bottomN $top $topN $firstN $lastN $maxN $minN $median $percentile'.split(' ')

function readOutputs(spec: Doc, context: AggregateContext, except: readonly string[]): OutputField[] {
  const compile = compileFor(context)
  return Object.keys(spec)
    .filter((name) => !except.includes(name) && spec[name] !== undefined)
    .map((name) => {
      if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`)
      if (name.startsWith('$'))
        throw new MongoError(40236, `The field name '${name}' cannot be an operator name`)
      const field = spec[name]
      if (!isDoc(field)) throw new MongoError(40234, `The field '${name}' must be an accumulator object`)
      const [operator, ...others] = Object.keys(field)
      if (operator === undefined || others.length > 0) {
        throw new MongoError(40238, `The field '${name}' must specify one accumulator`)
      }
      return { name, ...readAccumulator(operator, field[operator], compile) }
    })
}

function readAccumulator(
  operator: string,
  operand: unknown,
  compile: (spec: unknown) => (doc: Doc) => unknown,
): { make: () => Accumulator; compute: (doc: Doc) => unknown } {
  if (operator === '$count') {
    if (!isDoc(operand) || Object.keys(operand).length > 0) {
      throw new MongoError('TypeMismatch', '$count takes no arguments, i.e. $count:{}')
    }
    return { make: ACCUMULATORS['$sum'] as () => Accumulator, compute: () => 1 }
  }
  const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
  if (!make) {
    if (UNSUPPORTED.includes(operator)) throw notImplemented(`the group operator ${operator}`)
    throw new MongoError(15952, `unknown group operator '${operator}'`)
  }
  return { make, compute: compile(operand) }
}

class Group {
  private readonly accumulators: Accumulator[]
  constructor(
    readonly id: unknown,
    private readonly outputs: readonly OutputField[],
  ) {
    this.accumulators = outputs.map((output) => output.make())
  }

  add(doc: Doc): void {
    for (const [i, output] of this.outputs.entries()) this.accumulators[i]?.add(output.compute(doc))
  }

  /** The group's document; a value that would be missing is null, so that every answer has the same fields. */
  toDoc(): Doc {
    const out: Doc = { _id: this.id }
    for (const [i, output] of this.outputs.entries())
      setField(out, output.name, this.accumulators[i]?.result() ?? null)
    return out
  }
}

/** Groups a stream by a key; a missing key is null. Groups come in the order of their first document. */
function grouping(
  keyOf: (doc: Doc) => unknown,
  outputs: readonly OutputField[],
  order: (groups: Doc[]) => Doc[],
): Transform {
  return async function* (input) {
    const groups = new Map<unknown, Group>()
    for await (const doc of input) {
      const id = keyOf(doc) ?? null
      const key =
        typeof id === 'string' ? 's' + id : typeof id === 'number' ? id : encodeKey(id).toString('latin1')
      let group = groups.get(key)
      if (!group) groups.set(key, (group = new Group(id, outputs)))
      group.add(doc)
    }
    yield* order([...groups.values()].map((group) => group.toDoc()))
  }
}

export const group: Stage = (value, context) => {
  if (!isDoc(value)) throw new MongoError(15947, "a group's fields must be specified in an object")
  if (!('_id' in value)) throw new MongoError(15955, 'a group specification must include an _id')
  return grouping(compileFor(context)(value['_id']), readOutputs(value, context, ['_id']), (groups) => groups)
}

const COUNT_OUTPUT: Doc = { count: { $sum: 1 } }

export const sortByCount: Stage = (value, context) => {
  const first = isDoc(value) ? Object.keys(value)[0] : undefined
  if (typeof value !== 'string' && first === undefined) {
    throw new MongoError(40149, 'the sortByCount field must be specified as a string or as an object')
  }
  if (typeof value === 'string' && !value.startsWith('$')) {
    throw new MongoError(40148, 'the sortByCount field must be defined as a $-prefixed path or an expression')
  }
  if (first !== undefined && !first.startsWith('$')) {
    throw new MongoError(
      40147,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  }
  return grouping(compileFor(context)(value), readOutputs(COUNT_OUTPUT, context, []), (groups) =>
    groups.sort((a, b) => compareValues(b['count'], a['count'])),
  )
}

export const count: Stage = (value) => {
  if (typeof value !== 'string' || value === '')
    throw new MongoError(40156, 'the count field must be a non-empty string')
  if (value.startsWith('$')) throw new MongoError(40158, 'the count field cannot be a $-prefixed path')
  if (value.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'")
  return async function* (input) {
    const iterator = input[Symbol.asyncIterator]()
    let total = 0
    while (!(await iterator.next()).done) total++
    // Nothing counted is no group, and so no document.
    if (total > 0) yield { [value]: total }
  }
}

function namedOptions(value: unknown, stage: string, code: number, allowed: readonly string[]): Doc {
  if (!isDoc(value))
    throw new MongoError(
      code,
      `Argument to ${stage} stage must be an object, but found type: ${typeOf(value)}.`,
    )
  const stray = Object.keys(value).find((key) => !allowed.includes(key))
  if (stray !== undefined) throw new MongoError(code + 5, `Unrecognized option to ${stage}: ${stray}.`)
  return value
}

function outputSpec(value: unknown, stage: string): Doc {
  if (value === undefined) return COUNT_OUTPUT
  if (!isDoc(value))
    throw new MongoError(
      40196,
      `The ${stage} 'output' field must be an object, but found type: ${typeOf(value)}.`,
    )
  return value
}

export const bucket: Stage = (value, context) => {
  const spec = namedOptions(value, '$bucket', 40192, ['groupBy', 'boundaries', 'default', 'output'])
  if (!('groupBy' in spec) || !('boundaries' in spec)) {
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const boundaries = readBoundaries(spec['boundaries'])
  const [low, high] = [boundaries[0], boundaries[boundaries.length - 1]]
  const hasDefault = 'default' in spec
  if (hasDefault && compareValues(spec['default'], low) >= 0 && compareValues(spec['default'], high) < 0) {
    throw new MongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  }
  const compute = compileFor(context)(spec['groupBy'])
  const keyOf = (doc: Doc): unknown => {
    const found = compute(doc)
    if (compareValues(found, low) >= 0 && compareValues(found, high) < 0) {
      return boundaries.findLast((boundary) => compareValues(boundary, found) <= 0)
    }
    if (hasDefault) return spec['default']
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
  const outputs = readOutputs(outputSpec(spec['output'], '$bucket'), context, [])
  return grouping(keyOf, outputs, (groups) => groups.sort((a, b) => compareValues(a['_id'], b['_id'])))
}

function readBoundaries(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new MongoError(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeOf(value)}.`,
    )
  }
  if (value.length < 2) {
    throw new MongoError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${value.length} value(s).`,
    )
  }
  for (let i = 1; i < value.length; i++) {
    if (typeRank(value[i]) !== typeRank(value[i - 1])) {
      throw new MongoError(
        40193,
        `All values in the the 'boundaries' option to $bucket must have the same type.`,
      )
    }
    if (compareValues(value[i - 1], value[i]) >= 0) {
      throw new MongoError(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order`,
      )
    }
  }
  return value
}

export const bucketAuto: Stage = (value, context) => {
  const spec = namedOptions(value, '$bucketAuto', 40240, ['groupBy', 'buckets', 'output', 'granularity'])
  if (!('groupBy' in spec) || !('buckets' in spec)) {
    throw new MongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.")
  }
  if ('granularity' in spec) throw notImplemented("$bucketAuto with 'granularity'")
  const wanted = isNumeric(spec['buckets']) ? toDouble(spec['buckets']) : NaN
  if (!Number.isInteger(wanted)) {
    throw new MongoError(
      40241,
      `The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found ${typeOf(spec['buckets'])}.`,
    )
  }
  if (wanted <= 0)
    throw new MongoError(
      40243,
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${wanted}.`,
    )
  const compute = compileFor(context)(spec['groupBy'])
  const outputs = readOutputs(outputSpec(spec['output'], '$bucketAuto'), context, [])
  return gathering((docs) => {
    const keyed = docs.map((doc) => ({ doc, key: compute(doc) ?? null }))
    keyed.sort((a, b) => compareValues(a.key, b.key))
    return fillBuckets(keyed, wanted, outputs)
  })
}

/** Equal shares in order; equal keys never part, and the last bucket takes what is left. */
function fillBuckets(
  keyed: { doc: Doc; key: unknown }[],
  wanted: number,
  outputs: readonly OutputField[],
): Doc[] {
  const share = Math.max(1, Math.round(keyed.length / wanted))
  const out: Doc[] = []
  let from = 0
  while (from < keyed.length) {
    let to = out.length === wanted - 1 ? keyed.length : Math.min(from + share, keyed.length)
    while (to < keyed.length && compareValues(keyed[to]?.key, keyed[to - 1]?.key) === 0) to++
    const max = to < keyed.length ? keyed[to]?.key : keyed[to - 1]?.key
    const filled = new Group({ min: keyed[from]?.key, max }, outputs)
    for (const { doc } of keyed.slice(from, to)) filled.add(doc)
    out.push(filled.toDoc())
    from = to
  }
  return out
}

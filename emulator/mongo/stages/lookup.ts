/** Owns the join: lookup by equality, by pipeline, or both, with few and index-friendly reads of the other collection. */
import { encodeKey } from '../compare'
import { stringifyEjson } from '../ejson'
import { MongoError } from '../errors'
import { fieldPath, readPath } from '../expressions/fields'
import { walk } from '../paths'
import { type Doc, isDoc, isNumeric, isRegExp, toDouble, typeOf } from '../values'
import {
  type AggregateContext,
  compileFor,
  type Documents,
  type RunPipeline,
  type Stage,
  type StageSpec,
  type Window,
  withPath,
} from './stage'

/** Documents whose matches are read together: one query of the other collection serves them all. */
const BATCH = 200
/** Answers kept for repeated queries of a correlated pipeline. */
const CACHE_LIMIT = 100

interface LookupSpec {
  from: string
  as: string[]
  local: string[] | null
  foreign: string | null
  variables: Doc
  pipeline: StageSpec[] | null
}

export const lookup: Stage = (value, context, run) => {
  const spec = readLookup(value)
  const join = spec.pipeline
    ? joinByPipeline(spec, spec.pipeline, context, run)
    : joinByEquality(spec, context)
  return async function* (input) {
    for await (const docs of batches(input)) {
      const joined = await join(docs)
      for (const [i, doc] of docs.entries()) yield withPath(doc, spec.as, joined[i] ?? []) as Doc
    }
  }
}

async function* batches(input: Documents): AsyncIterable<Doc[]> {
  let batch: Doc[] = []
  for await (const doc of input) {
    batch.push(doc)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function readLookup(value: unknown): LookupSpec {
  if (!isDoc(value))
    throw new MongoError(
      'FailedToParse',
      `the $lookup specification must be an Object, but found ${typeOf(value)}`,
    )
  const allowed = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key)) throw new MongoError('FailedToParse', `unknown argument to $lookup: ${key}`)
    if (['from', 'as', 'localField', 'foreignField'].includes(key) && typeof value[key] !== 'string') {
      throw new MongoError(
        'FailedToParse',
        `$lookup argument '${key}: ${stringifyEjson(value[key])}' must be a string, is type ${typeOf(value[key])}`,
      )
    }
  }
  const { from, as, localField, foreignField, pipeline } = value as Record<string, string | undefined>
  if (!from) throw new MongoError('FailedToParse', "must specify 'from' field for a $lookup")
  if (!as) throw new MongoError('FailedToParse', "must specify 'as' field for a $lookup")
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new MongoError(
      'FailedToParse',
      '$lookup requires both or neither of localField and foreignField to be specified',
    )
  }
  if (pipeline === undefined && localField === undefined) {
    throw new MongoError(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  }
  const variables = value['let'] ?? {}
  if (!isDoc(variables))
    throw new MongoError(
      'FailedToParse',
      `$lookup argument 'let: ${stringifyEjson(variables)}' must be an object, is type ${typeOf(variables)}`,
    )
  if (pipeline === undefined && 'let' in value)
    throw new MongoError('FailedToParse', "$lookup with 'let' requires a 'pipeline'")
  return {
    from,
    as: fieldPath(as),
    local: localField === undefined ? null : fieldPath(localField),
    foreign: foreignField === undefined ? null : fieldPath(foreignField).join('.'),
    variables,
    pipeline: pipeline === undefined ? null : toStages(pipeline),
  }
}

/** A pipeline as written inside a stage: documents of one field each. */
export function toStages(pipeline: unknown): StageSpec[] {
  if (!Array.isArray(pipeline))
    throw new MongoError('TypeMismatch', "'pipeline' option must be specified as an array")
  return pipeline.map((stage: unknown) => {
    const keys = isDoc(stage) ? Object.keys(stage) : []
    if (!isDoc(stage) || keys.length !== 1) {
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
    }
    return { stageKey: keys[0] as string, stageValue: stage[keys[0] as string] }
  })
}

type Join = (docs: Doc[]) => Promise<Doc[][]>

/** The values a document looks for: the elements of an array, one value otherwise, null for nothing. */
function wantedValues(doc: Doc, local: readonly string[]): unknown[] {
  const found = readPath(doc, local)
  return Array.isArray(found) ? found : [found ?? null]
}

function joinByEquality(spec: LookupSpec, context: AggregateContext): Join {
  const { from, local, foreign } = spec as LookupSpec & { local: string[]; foreign: string }
  const parts = foreign.split('.')
  return async (docs) => {
    const wanted = docs.map((doc) => wantedValues(doc, local))
    const distinct = new Map(wanted.flat().map((value) => [keyText(value), value]))
    if (distinct.size === 0) return docs.map(() => [])
    const found = await context.find(from, equalityQuery(foreign, [...distinct.values()]))
    const byValue = new Map<string, Set<number>>()
    found.forEach((doc, at) => {
      walk(doc, parts, true, (value) => {
        const key = keyText(value)
        if (distinct.has(key)) byValue.set(key, (byValue.get(key) ?? new Set()).add(at))
        return false
      })
    })
    return wanted.map((values) => {
      const positions = new Set(values.flatMap((value) => [...(byValue.get(keyText(value)) ?? [])]))
      return [...positions].sort((a, b) => a - b).map((at) => found[at] as Doc)
    })
  }
}

const keyText = (value: unknown): string => encodeKey(value).toString('latin1')

/** `$in` would take a regular expression for a pattern, where a join means the value itself. */
function equalityQuery(field: string, values: unknown[]): Doc {
  if (values.some(isRegExp)) return { $or: values.map((value) => ({ [field]: { $eq: value } })) }
  return values.length === 1 ? { [field]: { $eq: values[0] } } : { [field]: { $in: values } }
}

function joinByPipeline(
  spec: LookupSpec,
  pipeline: StageSpec[],
  context: AggregateContext,
  run: RunPipeline,
): Join {
  const compile = compileFor(context)
  const names = Object.keys(spec.variables)
  const computed = names.map((name) => compile(spec.variables[name]))
  const cache = new Map<string, Doc[]>()
  const first = windowOf(pipeline)
  const leading = leadingOf(pipeline)
  const read = async (query: Doc): Promise<Doc[]> => {
    const key = stringifyEjson(query)
    const known = cache.get(key)
    if (known) return known
    const found = await context.find(spec.from, query, first)
    if (cache.size >= CACHE_LIMIT) cache.clear()
    cache.set(key, found)
    return found
  }
  const one = async (doc: Doc): Promise<Doc[]> => {
    const variables: Record<string, unknown> = { ...context.variables }
    names.forEach((name, i) => {
      variables[name] = computed[i]?.(doc)
    })
    const conditions = [...leading.plain, ...fromExpression(leading.expression, variables)]
    if (spec.local && spec.foreign)
      conditions.push(equalityQuery(spec.foreign, wantedValues(doc, spec.local)))
    const query = conditions.length > 1 ? { $and: conditions } : (conditions[0] ?? {})
    return run(await read(query), pipeline, { ...context, variables })
  }
  return async (docs) => {
    const out: Doc[][] = []
    for (const doc of docs) out.push(await one(doc))
    return out
  }
}

/**
 * The order and limit right behind a first match that a query can express in full, so that an index can serve them and
 * no more is read than the pipeline takes. The stages still run.
 */
function windowOf(pipeline: readonly StageSpec[]): Window {
  const [match, ...rest] = pipeline
  if (match?.stageKey !== '$match' || stringifyEjson(match.stageValue).includes('"$expr"')) return {}
  const window: Window = {}
  if (rest[0]?.stageKey === '$sort' && isDoc(rest[0].stageValue))
    window.order = rest.shift()?.stageValue as Doc
  const limit = rest[0]?.stageKey === '$limit' ? rest[0].stageValue : undefined
  if (isNumeric(limit) && toDouble(limit) >= 1) window.limit = toDouble(limit)
  return window.limit === undefined ? {} : window
}

/**
 * What the pipeline's first match surely demands: plain conditions that an index can serve, and an expression in which
 * more of them may be found. Every document the match accepts fulfils them; the match itself still runs.
 */
function leadingOf(pipeline: readonly StageSpec[]): { plain: Doc[]; expression: unknown } {
  const first = pipeline[0]
  if (first?.stageKey !== '$match' || !isDoc(first.stageValue)) return { plain: [], expression: null }
  const { $expr: expression, ...plain } = first.stageValue
  const serves = Object.keys(plain).length > 0 && !stringifyEjson(plain).includes('"$expr"')
  return { plain: serves ? [plain] : [], expression }
}

/** `$eq` between a field and a variable; a null, missing or array value compares otherwise in a query. */
function fromExpression(expression: unknown, variables: Readonly<Record<string, unknown>>): Doc[] {
  if (!isDoc(expression)) return []
  const and = expression['$and']
  if (Array.isArray(and)) return and.flatMap((part) => fromExpression(part, variables))
  const sides = expression['$eq']
  if (!Array.isArray(sides) || sides.length !== 2) return []
  const field = sides.find((side) => typeof side === 'string' && /^\$[^$]/.test(side)) as string | undefined
  const other: unknown = sides.find((side) => side !== field)
  if (field === undefined) return []
  const value = valueOf(other, variables)
  const plain = value !== undefined && value !== null && !Array.isArray(value) && !isRegExp(value)
  return plain ? [{ [field.slice(1)]: { $eq: value } }] : []
}

function valueOf(side: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof side === 'number' || typeof side === 'boolean') return side
  if (typeof side !== 'string') return undefined
  if (!side.startsWith('$')) return side
  const [name, ...rest] = side.slice(2).split('.') as [string, ...string[]]
  return side.startsWith('$$') && Object.hasOwn(variables, name) ? readPath(variables[name], rest) : undefined
}

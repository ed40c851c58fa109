/** Owns what a pipeline stage is: compiled first, then a stream of documents into a stream of documents. */
import { compileExpression } from '../expressions/compile'
import { type Scope } from '../expressions/scope'
import { type Doc, isDoc, setField } from '../values'

/** One stage as the SDK sends it, its value already read from extended JSON. */
export interface StageSpec {
  stageKey: string
  stageValue: unknown
}

/** The first documents in an order, when a stage needs no more of what a query finds. */
export interface Window {
  order?: Doc
  limit?: number
}

/** What a pipeline needs from outside. */
export interface AggregateContext {
  /** The instant of `$$NOW`, in milliseconds. */
  nowMs: number
  /** Reads another collection for `$lookup`; the query lets the reader use an index. */
  find(from: string, query: Doc, first?: Window): Promise<Doc[]>
  /** The fields of the collection's geo indexes, for a `$geoNear` that names no key. */
  geoKeys?: readonly string[]
  /** Variables bound by an enclosing `$lookup`. */
  variables?: Readonly<Record<string, unknown>>
}

export type Documents = AsyncIterable<Doc>
export type Transform = (input: Documents) => Documents

/** Compiles a stage. `run` compiles and runs a pipeline inside it. */
export type Stage = (value: unknown, context: AggregateContext, run: RunPipeline) => Transform

export type RunPipeline = (
  input: Iterable<Doc>,
  stages: readonly StageSpec[],
  context: AggregateContext,
) => Promise<Doc[]>

/** An expression ready to be applied to documents, with the pipeline's variables and time bound. */
export function compileFor(context: AggregateContext): (spec: unknown) => (doc: Doc) => unknown {
  const variables = context.variables ?? {}
  return (spec) => {
    const expression = compileExpression(spec, Object.keys(variables))
    return (root) => expression({ root, variables, nowMs: context.nowMs } satisfies Scope)
  }
}

/** A stage that turns each document into one. */
export const mapping = (change: (doc: Doc) => Doc): Transform =>
  async function* (input) {
    for await (const doc of input) yield change(doc)
  }

/** A stage that turns each document into any number of them. */
export const spreading = (change: (doc: Doc) => Iterable<Doc>): Transform =>
  async function* (input) {
    for await (const doc of input) yield* change(doc)
  }

/** A stage that must see every document before it answers the first. */
export const gathering = (change: (docs: Doc[]) => Iterable<Doc> | Promise<Iterable<Doc>>): Transform =>
  async function* (input) {
    yield* await change(await collect(input))
  }

export async function collect(input: Documents): Promise<Doc[]> {
  const docs: Doc[] = []
  for await (const doc of input) docs.push(doc)
  return docs
}

/**
 * A copy with `value` at a dotted path, or without the field when it is undefined. An array on the way gets the value
 * in each of its elements; anything else that is no document gives way to one.
 */
export function withPath(target: unknown, parts: readonly string[], value: unknown): unknown {
  const [head, ...rest] = parts
  if (head === undefined) return value
  if (Array.isArray(target)) return target.map((item) => withPath(item, parts, value))
  const source = isDoc(target) ? target : {}
  const out: Doc = { ...source }
  const next =
    rest.length === 0 ? value : withPath(Object.hasOwn(source, head) ? source[head] : undefined, rest, value)
  if (next === undefined) delete out[head]
  else setField(out, head, next)
  return out
}

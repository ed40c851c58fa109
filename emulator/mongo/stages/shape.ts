/** Owns the stages that change each document's shape: project, addFields, unset, replaceRoot, unwind. */
import { MongoError } from '../errors'
import { stringifyEjson } from '../ejson'
import { fieldPath } from '../expressions/fields'
import { compileProjection } from '../project'
import { type Doc, getField, isDoc, typeOf } from '../values'
import { compileFor, mapping, spreading, type Stage, withPath } from './stage'

/** The same refusal, said to come from a stage, as the server says it. */
function causedBy(stage: string, error: unknown): unknown {
  if (!(error instanceof MongoError)) return error
  return new MongoError(error.code, `Invalid ${stage} :: caused by :: ${error.message}`)
}

export const project: Stage = (value, context) => {
  if (!isDoc(value)) throw new MongoError(15969, '$project specification must be an object')
  if (Object.keys(value).length === 0) {
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  }
  try {
    const apply = compileProjection(value, { find: false, compile: compileFor(context) })
    return mapping((doc) => apply(doc))
  } catch (error) {
    throw causedBy('$project', error)
  }
}

export const unset: Stage = (value) => {
  const paths = Array.isArray(value) ? value : [value]
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string' && path !== '')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of strings')
  }
  const apply = compileProjection(Object.fromEntries(paths.map((path) => [path as string, 0])), {
    find: false,
  })
  return mapping((doc) => apply(doc))
}

export const addFields: Stage = (value, context) => {
  if (!isDoc(value))
    throw new MongoError(40272, `$addFields specification stage must be an object, got ${typeOf(value)}`)
  try {
    const compile = compileFor(context)
    const fields = flatten(value, []).map(({ parts, spec }) => ({ parts, compute: compile(spec) }))
    refuseCollisions(fields.map(({ parts }) => parts))
    return mapping((doc) =>
      fields.reduce<Doc>((out, { parts, compute }) => withPath(out, parts, compute(doc)) as Doc, doc),
    )
  } catch (error) {
    throw causedBy('$addFields', error)
  }
}

function flatten(spec: Doc, prefix: readonly string[]): { parts: string[]; spec: unknown }[] {
  return Object.keys(spec).flatMap((key) => {
    const value = spec[key]
    if (value === undefined) return []
    const parts = [...prefix, ...fieldPath(key)]
    const first = isDoc(value) ? Object.keys(value)[0] : undefined
    return first !== undefined && !first.startsWith('$')
      ? flatten(value as Doc, parts)
      : [{ parts, spec: value }]
  })
}

function refuseCollisions(paths: readonly string[][]): void {
  for (const [i, path] of paths.entries()) {
    for (const other of paths.slice(0, i)) {
      const shorter = Math.min(path.length, other.length)
      if (path.slice(0, shorter).join('.') !== other.slice(0, shorter).join('.')) continue
      throw new MongoError(
        40176,
        `specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and '${other.join('.')}'`,
      )
    }
  }
}

export const replaceRoot: Stage = (value, context) => {
  if (!isDoc(value) || !('newRoot' in value)) {
    throw new MongoError(40231, 'no newRoot specified for the $replaceRoot stage')
  }
  const stray = Object.keys(value).find((key) => key !== 'newRoot')
  if (stray !== undefined)
    throw new MongoError(
      40230,
      `unrecognized option to $replaceRoot stage: ${stray}, only valid option is 'newRoot'.`,
    )
  return replaceWith(value['newRoot'], context, () => Promise.resolve([]))
}

export const replaceWith: Stage = (value, context) => {
  const compute = compileFor(context)(value)
  return mapping((doc) => {
    const root = compute(doc)
    if (isDoc(root)) return root
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${root === undefined ? 'MISSING' : stringifyEjson(root)}. Type of resulting value: '${typeOf(root)}'`,
    )
  })
}

export const unwind: Stage = (value) => {
  const { parts, indexPath, preserves } = readUnwind(value)
  return spreading(function* (doc) {
    const found = plainValue(doc, parts)
    const withIndex = (out: Doc, index: number | null): Doc =>
      indexPath ? (withPath(out, indexPath, index) as Doc) : out
    if (!Array.isArray(found)) {
      if (found !== undefined && found !== null) yield withIndex(doc, null)
      else if (preserves) yield withIndex(doc, null)
    } else if (found.length === 0) {
      if (preserves) yield withIndex(withPath(doc, parts, undefined) as Doc, null)
    } else {
      for (const [index, item] of found.entries()) yield withIndex(withPath(doc, parts, item) as Doc, index)
    }
  })
}

/** The value at a path through documents alone: an array on the way hides what is behind it. */
export function plainValue(doc: Doc, parts: readonly string[]): unknown {
  let current: unknown = doc
  for (const part of parts) current = isDoc(current) ? getField(current, part) : undefined
  return current
}

function readUnwind(value: unknown): { parts: string[]; indexPath: string[] | null; preserves: boolean } {
  const spec = typeof value === 'string' ? { path: value } : value
  if (!isDoc(spec)) {
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeOf(value)}`,
    )
  }
  for (const key of Object.keys(spec)) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(key)) {
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${key}`)
    }
  }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec as Record<string, unknown>
  if (path === undefined) throw new MongoError(28812, 'no path specified to $unwind stage')
  if (typeof path !== 'string')
    throw new MongoError(28808, `expected a string as the path for $unwind stage, got ${typeOf(path)}`)
  if (!path.startsWith('$'))
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  if (preserveNullAndEmptyArrays !== undefined && typeof preserveNullAndEmptyArrays !== 'boolean') {
    throw new MongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeOf(preserveNullAndEmptyArrays)}`,
    )
  }
  return {
    parts: fieldPath(path.slice(1)),
    indexPath: includeArrayIndex === undefined ? null : readIndexPath(includeArrayIndex),
    preserves: preserveNullAndEmptyArrays === true,
  }
}

function readIndexPath(value: unknown): string[] {
  if (typeof value !== 'string' || value === '') {
    throw new MongoError(
      28810,
      `expected a non-empty string for the includeArrayIndex option to $unwind stage, got ${typeOf(value)}`,
    )
  }
  if (value.startsWith('$'))
    throw new MongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${value}`,
    )
  return fieldPath(value)
}

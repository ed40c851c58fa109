/** Owns the reading of a projection: one tree of included, excluded and computed fields, without contradictions. */
import { MongoError } from './errors'
import { type Doc, isDoc, isNumeric, toDouble } from './values'

/** What a projection says about one field. */
export type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'compute'; spec: unknown }
  | { kind: 'slice'; skip: number | null; limit: number }
  | { kind: 'elemMatch'; query: Doc }
  | { kind: 'positional' }

export interface Branch {
  kind: 'branch'
  children: Map<string, Node>
}

export type Node = Leaf | Branch

interface ProjectionTree {
  root: Branch
  /** True when only named fields are kept, false when named fields are dropped. */
  inclusive: boolean
  /** Whether `_id` is kept. */
  keepsId: boolean
}

/**
 * Reads a projection. `find` allows `$slice`, `$elemMatch` and a trailing `.$`, which mean other things in a stage.
 * Throws MongoError for colliding paths and for inclusion mixed with exclusion.
 */
export function readProjection(spec: Doc, find: boolean): ProjectionTree {
  const root: Branch = { kind: 'branch', children: new Map() }
  readInto(root, [], spec, find)
  const id = root.children.get('_id')
  const mode = decideMode(root, id)
  if (mode === 'inclusion' && !id) root.children.set('_id', { kind: 'include' })
  return { root, inclusive: mode === 'inclusion', keepsId: id?.kind !== 'exclude' }
}

function readInto(root: Branch, prefix: readonly string[], spec: Doc, find: boolean): void {
  for (const key of Object.keys(spec)) {
    const value = spec[key]
    if (value === undefined) continue
    const positional = find && key.endsWith('.$')
    const parts = [...prefix, ...(positional ? key.slice(0, -2) : key).split('.')]
    if (parts.includes('')) {
      throw new MongoError(40352, 'FieldPath cannot be constructed with empty string')
    }
    const dollar = parts.find((part) => part.startsWith('$'))
    if (dollar !== undefined) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField. given '${dollar}'`,
      )
    }
    if (isNested(value)) readInto(root, parts, value, find)
    else place(root, parts, positional ? { kind: 'positional' } : readLeaf(value, find), find)
  }
}

/** A plain document is a projection of the fields inside; one with an operator computes a value. */
function isNested(value: unknown): value is Doc {
  if (!isDoc(value)) return false
  const keys = Object.keys(value)
  if (keys.length === 0)
    throw new MongoError(51270, 'An empty sub-projection is not a valid value. Found empty object at path')
  return !(keys[0] as string).startsWith('$')
}

function readLeaf(value: unknown, find: boolean): Leaf {
  if (typeof value === 'boolean') return { kind: value ? 'include' : 'exclude' }
  if (isNumeric(value)) return { kind: toDouble(value) !== 0 ? 'include' : 'exclude' }
  if (!find || !isDoc(value)) return { kind: 'compute', spec: value }
  if ('$elemMatch' in value) {
    const query = value['$elemMatch']
    if (!isDoc(query)) throw new MongoError(31274, 'elemMatch: Invalid argument, object required')
    return { kind: 'elemMatch', query }
  }
  return '$slice' in value ? readSlice(value) : { kind: 'compute', spec: value }
}

function readSlice(spec: Doc): Leaf {
  const operand = spec['$slice']
  if (isNumeric(operand)) return { kind: 'slice', skip: null, limit: Math.trunc(toDouble(operand)) }
  if (!Array.isArray(operand)) {
    throw new MongoError(28667, 'First argument to $slice must be an array, but is of another type')
  }
  const [skip, limit] = operand as unknown[]
  if (operand.length !== 2 || !isNumeric(skip) || !isNumeric(limit)) return { kind: 'compute', spec }
  if (toDouble(limit) <= 0)
    throw new MongoError(28724, 'First argument to $slice must be an array and the count positive')
  return { kind: 'slice', skip: Math.trunc(toDouble(skip)), limit: Math.trunc(toDouble(limit)) }
}

/**
 * Puts a leaf in its place. A find may name a field and its parent: until MongoDB 4.4 the dotted field won, whichever
 * came first, and published programs rely on it. A stage refuses both.
 */
function place(root: Branch, parts: readonly string[], leaf: Leaf, find: boolean): void {
  let branch = root
  for (const [at, part] of parts.slice(0, -1).entries()) {
    const next = branch.children.get(part)
    if (next && next.kind !== 'branch' && !(find && yields(next))) {
      throw new MongoError(
        31249,
        `Path collision at ${parts.join('.')} remaining portion ${parts.slice(at + 1).join('.')}`,
      )
    }
    const entered: Branch = next?.kind === 'branch' ? next : { kind: 'branch', children: new Map() }
    branch.children.set(part, entered)
    branch = entered
  }
  const last = parts[parts.length - 1] as string
  const standing = branch.children.get(last)
  if (find && standing?.kind === 'branch' && yields(leaf)) return
  if (standing) throw new MongoError(31250, `Path collision at ${parts.join('.')}`)
  branch.children.set(last, leaf)
}

const yields = ({ kind }: Leaf): boolean => kind === 'include' || kind === 'exclude'

type Mode = 'inclusion' | 'exclusion'

function decideMode(root: Branch, id: Node | undefined): Mode {
  let mode: Mode | null = null
  for (const [path, leaf] of leaves(root, '')) {
    if (path === '_id' && (leaf.kind === 'exclude' || leaf.kind === 'include')) continue
    if (leaf.kind === 'slice') continue
    const demanded: Mode = leaf.kind === 'exclude' ? 'exclusion' : 'inclusion'
    if (mode !== null && mode !== demanded) {
      throw demanded === 'exclusion'
        ? new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
        : new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
    }
    mode = demanded
  }
  return mode ?? (id && id.kind === 'include' ? 'inclusion' : 'exclusion')
}

function* leaves(branch: Branch, prefix: string): Generator<[string, Leaf]> {
  for (const [name, node] of branch.children) {
    if (node.kind === 'branch') yield* leaves(node, `${prefix}${name}.`)
    else yield [prefix + name, node]
  }
}

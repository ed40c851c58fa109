/** Owns which fields of a document are answered, for finds and for the project stage. */
import { compileExpression } from './expressions/compile'
import { compileQuery } from './match'
import { type Branch, type Leaf, type Node, readProjection } from './projection-tree'
import { matchedPosition } from './update-position'
import { type Doc, isDoc, setField } from './values'

/** Computes the value of an expression for a document; undefined leaves the field out. */
type Compute = (doc: Doc) => unknown

interface Run {
  doc: Doc
  query: Doc
  computed: ReadonlyMap<Leaf, Compute>
  elements: ReadonlyMap<Leaf, (item: unknown) => boolean>
}

/** The document as a find with this projection answers it; `query` resolves a positional projection. */
export function project(doc: Doc, projection: Doc, query: Doc = {}): Doc {
  return compileProjection(projection, { find: true })(doc, query)
}

/**
 * Compiles a projection once for many documents. Throws MongoError for contradictions before any document is seen.
 */
export function compileProjection(
  projection: Doc,
  options: { find: boolean; compile?: (spec: unknown) => Compute },
): (doc: Doc, query?: Doc) => Doc {
  if (Object.keys(projection).length === 0) return (doc) => ({ ...doc })
  const tree = readProjection(projection, options.find)
  const compile = options.compile ?? computeNow
  const computed = new Map<Leaf, Compute>()
  const elements = new Map<Leaf, (item: unknown) => boolean>()
  prepare(tree.root, (leaf) => {
    if (leaf.kind === 'compute') {
      computed.set(leaf, compile(leaf.spec))
    } else if (leaf.kind === 'elemMatch') {
      const matches = compileQuery({ '': { $elemMatch: leaf.query } })
      elements.set(leaf, (item) => matches({ '': [item] }))
    }
  })
  const apply = tree.inclusive ? includeFields : excludeFields
  return (doc, query = {}) => {
    const out = apply(doc, tree.root, { doc, query, computed, elements }, [])
    if (!tree.keepsId) delete out['_id']
    return out
  }
}

function computeNow(spec: unknown): Compute {
  const expression = compileExpression(spec)
  return (root) => expression({ root, variables: {}, nowMs: Date.now() })
}

function prepare(node: Node, take: (leaf: Leaf) => void): void {
  if (node.kind !== 'branch') take(node)
  else for (const child of node.children.values()) prepare(child, take)
}

/** Kept fields stand in the document's order, computed ones after them in the projection's order. */
function includeFields(source: Doc, branch: Branch, run: Run, path: readonly string[]): Doc {
  const out: Doc = {}
  for (const name of Object.keys(source)) {
    const node = branch.children.get(name)
    if (!node || node.kind === 'compute') continue
    const value = includeValue(source[name], node, run, [...path, name])
    if (value !== undefined) setField(out, name, value)
  }
  for (const [name, node] of branch.children) {
    if (node.kind === 'compute') {
      const value = run.computed.get(node)?.(run.doc)
      if (value !== undefined) setField(out, name, value)
    } else if (node.kind === 'branch' && out[name] === undefined && computes(node)) {
      setField(out, name, includeFields({}, node, run, [...path, name]))
    }
  }
  return out
}

const computes = (node: Node): boolean =>
  node.kind === 'branch' ? [...node.children.values()].some(computes) : node.kind === 'compute'

function includeValue(value: unknown, node: Node, run: Run, path: readonly string[]): unknown {
  if (node.kind !== 'branch') return applyLeaf(value, node, run, path)
  if (isDoc(value)) return includeFields(value, node, run, path)
  if (!Array.isArray(value)) return undefined
  return value
    .map((item): unknown => {
      if (computes(node) && !isDoc(item) && !Array.isArray(item)) return includeFields({}, node, run, path)
      return includeValue(item, node, run, path)
    })
    .filter((item) => item !== undefined)
}

function excludeFields(source: Doc, branch: Branch, run: Run, path: readonly string[]): Doc {
  const out: Doc = {}
  for (const name of Object.keys(source)) {
    const node = branch.children.get(name)
    const value = node ? excludeValue(source[name], node, run, [...path, name]) : source[name]
    if (value !== undefined) setField(out, name, value)
  }
  return out
}

function excludeValue(value: unknown, node: Node, run: Run, path: readonly string[]): unknown {
  if (node.kind !== 'branch') return applyLeaf(value, node, run, path)
  if (isDoc(value)) return excludeFields(value, node, run, path)
  return Array.isArray(value) ? value.map((item) => excludeValue(item, node, run, path)) : value
}

function applyLeaf(value: unknown, leaf: Leaf, run: Run, path: readonly string[]): unknown {
  switch (leaf.kind) {
    case 'exclude':
      return undefined
    case 'slice':
      return Array.isArray(value) ? slice(value, leaf.skip, leaf.limit) : value
    case 'elemMatch': {
      if (!Array.isArray(value)) return undefined
      const found = value.findIndex((item) => run.elements.get(leaf)?.(item))
      return found < 0 ? undefined : [value[found] as unknown]
    }
    case 'positional':
      return Array.isArray(value)
        ? [value[Number(matchedPosition(run.doc, path, run.query))] as unknown]
        : value
    default:
      return value
  }
}

function slice(array: unknown[], skip: number | null, limit: number): unknown[] {
  if (skip === null) return limit < 0 ? array.slice(limit) : array.slice(0, limit)
  const from = skip < 0 ? Math.max(0, array.length + skip) : skip
  return array.slice(from, from + limit)
}

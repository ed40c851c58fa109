/** Owns the meaning of a query: which documents it selects, and the refusal of queries that mean nothing. */
import { MongoError, notImplemented } from './errors'
import { metresTo, type NearCondition, readNear } from './geo'
import { compileFieldTest } from './predicates'
import { compileExpression } from './expressions/compile'
import { isTrue } from './expressions/scope'
import { walk } from './paths'
import { type Test } from './tests'
import { type Doc, isDoc } from './values'

/** Decides whether a document is selected. */
export type Predicate = (doc: Doc) => boolean

/** What `$expr` may see besides the document. */
interface QueryScope {
  nowMs?: number
  variables?: Readonly<Record<string, unknown>>
}

/**
 * Compiles a query once for use on many documents. Geo operators select by geometry; the order that `$near` implies
 * is in {@link nearOf}. Throws MongoError for an unknown operator or a bad operand, before any document is seen.
 */
export function compileQuery(query: Doc, scope: QueryScope = {}): Predicate {
  const parts: Predicate[] = []
  for (const key of Object.keys(query)) {
    const operand = query[key]
    if (operand === undefined) continue
    const part = key.startsWith('$') ? compileTopLevel(key, operand, scope) : compileField(key, operand)
    if (part) parts.push(part)
  }
  if (parts.length === 1) return parts[0] as Predicate
  return (doc) => {
    for (const part of parts) if (!part(doc)) return false
    return true
  }
}

function compileTopLevel(key: string, operand: unknown, scope: QueryScope): Predicate | null {
  switch (key) {
    case '$and': {
      const all = compileList(key, operand, scope)
      return (doc) => all.every((part) => part(doc))
    }
    case '$or': {
      refuseNear(operand)
      const any = compileList(key, operand, scope)
      return (doc) => any.some((part) => part(doc))
    }
    case '$nor': {
      refuseNear(operand)
      const none = compileList(key, operand, scope)
      return (doc) => !none.some((part) => part(doc))
    }
    case '$expr':
      return compileExpr(operand, scope)
    case '$comment':
      return null
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notImplemented(key)
    default:
      throw new MongoError('BadValue', `unknown top level operator: ${key}`)
  }
}

/** A near condition orders the whole answer, so it cannot be one of several ways to match. */
function refuseNear(operand: unknown): void {
  if (!Array.isArray(operand) || !operand.some((entry) => isDoc(entry) && nearOf(entry))) return
  throw new MongoError('BadValue', 'geo $near must be top-level expr')
}

function compileList(key: string, operand: unknown, scope: QueryScope): Predicate[] {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', `${key} must be an array`)
  if (operand.length === 0) throw new MongoError('BadValue', '$and/$or/$nor must be a nonempty array')
  return operand.map((entry) => {
    if (!isDoc(entry)) throw new MongoError('BadValue', '$or/$and/$nor entries need to be full objects')
    return compileQuery(entry, scope)
  })
}

function compileExpr(operand: unknown, { nowMs, variables = {} }: QueryScope): Predicate {
  const expression = compileExpression(operand, Object.keys(variables))
  return (root) => isTrue(expression({ root, variables, nowMs: nowMs ?? Date.now() }))
}

function compileField(path: string, operand: unknown): Predicate {
  const test = compileFieldTest(operand, (query) => compileQuery(query))
  const parts = path.split('.')
  return (doc) => holds(test, doc, parts)
}

/** Whether a test holds for what `parts` reaches in the document. */
function holds(test: Test, doc: Doc, parts: readonly string[]): boolean {
  switch (test.kind) {
    case 'value':
      return walk(doc, parts, test.expandLeaf, test.accepts)
    case 'not':
      return !holds(test.inner, doc, parts)
    case 'all':
      return test.inner.every((inner) => holds(inner, doc, parts))
  }
}

/** The order a near condition gives: by `distance`, nearest first. */
export interface NearOrder extends NearCondition {
  path: string
  /** Metres from the condition's centre to the document's geometry; null when it has none. */
  distance(doc: Doc): number | null
}

/** The near condition of a query, at its top level or inside its `$and`; null when it has none. */
export function nearOf(query: Doc): NearOrder | null {
  for (const [path, operand] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(operand)) {
      const found = operand
        .map((entry) => (isDoc(entry) ? nearOf(entry) : null))
        .find((near) => near !== null)
      if (found) return found
    } else if (!path.startsWith('$') && isDoc(operand)) {
      const name = ['$nearSphere', '$near'].find((candidate) => candidate in operand)
      if (name) return nearOrder(path, readNear(name, operand[name], operand))
    }
  }
  return null
}

/** The order by distance of the geometry at `path`. */
export function nearOrder(path: string, near: NearCondition): NearOrder {
  const parts = path.split('.')
  const distance = (doc: Doc): number | null => {
    let best: number | null = null
    walk(doc, parts, false, (value) => {
      const metres = metresTo(near.centre, value)
      if (metres !== null && (best === null || metres < best)) best = metres
      return false
    })
    return best
  }
  return { ...near, path, distance }
}

/** Owns what a document becomes by a patch, for answering with it after the database has applied the same patch. */
import type { Patch } from './guarded-update'
import { InvariantError } from './errors'

type Tree = Record<string, unknown>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** The value at a dotted path changed; whatever lies beside the path is shared with the original. */
function changed(node: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return change(node)
  if (Array.isArray(node)) {
    const copy: unknown[] = [...(node as unknown[])]
    copy[Number(head)] = changed(copy[Number(head)], rest, change)
    return copy
  }
  const tree = isTree(node) ? node : {}
  return { ...tree, [head]: changed(tree[head], rest, change) }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

function pushed(value: unknown, given: unknown): unknown[] {
  const each = isTree(given) && Array.isArray(given['$each']) ? (given['$each'] as unknown[]) : [given]
  const whole = [...listOf(value), ...each]
  const slice = isTree(given) ? given['$slice'] : undefined
  if (typeof slice !== 'number') return whole
  return slice < 0 ? whole.slice(slice) : whole.slice(0, slice)
}

function matches(element: unknown, wanted: unknown): boolean {
  if (!isTree(wanted)) return element === wanted
  if (Array.isArray(wanted['$in'])) return (wanted['$in'] as unknown[]).includes(element)
  return isTree(element) && Object.entries(wanted).every(([key, value]) => matches(element[key], value))
}

const operators: Record<keyof Patch, (value: unknown, given: unknown) => unknown> = {
  $set: (_, given) => given,
  $unset: () => undefined,
  $inc: (value, by) => (typeof value === 'number' ? value : 0) + (by as number),
  $min: (value, most) => (typeof value === 'number' ? Math.min(value, most as number) : most),
  $push: pushed,
  $pull: (value, wanted) => listOf(value).filter((element) => !matches(element, wanted)),
  $pop: (value, end) => (end === -1 ? listOf(value).slice(1) : listOf(value).slice(0, -1)),
}

/**
 * The document as it stands after the patch. Understands what patches of this project use: dotted paths and indexes,
 * `$push` of one or `$each` with `$slice`, `$pull` of equal values, of `$in` and of elements with equal fields. The original stays
 * as it is. Throws InvariantError on an operator it does not know.
 */
export function applied<T extends object>(document: T, patch: Patch): T {
  let result: unknown = document
  for (const [operator, fields] of Object.entries(patch) as [keyof Patch, Tree][]) {
    const apply = operators[operator]
    if (!apply) throw new InvariantError(`an operator without a reading: ${operator}`)
    for (const [path, given] of Object.entries(fields)) {
      result = changed(result, path.split('.'), (value) => apply(value, given))
    }
  }
  return result as T
}

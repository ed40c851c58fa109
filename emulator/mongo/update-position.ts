/** Owns the positional `$` of an update: the array element by which the query selected the document. */
import { MongoError } from './errors'
import { compileQuery } from './match'
import { isOperatorDoc } from './predicates'
import { type Doc, isDoc } from './values'
import { valueAt } from './update-paths'

/** Conditions that hold because no element matches, and so name no position. */
const NEGATIVE = ['$ne', '$nin', '$not']

/**
 * The position, as a path part, of the first element that fulfils the query's last condition on the array at `prefix`
 * (or, when it has none there, on any array). Throws BadValue when the query names no element.
 */
export function matchedPosition(doc: Doc, prefix: readonly string[], query: Doc): string {
  const path = prefix.join('.')
  let elsewhere: number | null = null
  let here: number | null = null
  for (const [field, operand] of conditions(query)) {
    const position = positionIn(doc, field, operand)
    if (position === null) continue
    if (field === path || field.startsWith(path + '.')) here = position
    else elsewhere = position
  }
  const found = here ?? elsewhere
  if (found === null) {
    throw new MongoError('BadValue', 'The positional operator did not find the match needed from the query.')
  }
  return String(found)
}

function conditions(query: Doc): [string, unknown][] {
  return Object.entries(query).flatMap(([key, operand]): [string, unknown][] => {
    if (key === '$and' || key === '$or') {
      return Array.isArray(operand) ? operand.flatMap((entry) => (isDoc(entry) ? conditions(entry) : [])) : []
    }
    if (key.startsWith('$')) return []
    if (!isOperatorDoc(operand)) return [[key, operand]]
    const positive = Object.entries(operand).filter(([name]) => !NEGATIVE.includes(name))
    return positive.length === 0 ? [] : [[key, Object.fromEntries(positive)]]
  })
}

/** Tries the condition on the document with its outermost array cut down to one element at a time. */
function positionIn(doc: Doc, field: string, operand: unknown): number | null {
  const parts = field.split('.')
  for (let length = 1; length <= parts.length; length++) {
    const array = valueAt(doc, parts.slice(0, length))
    if (!Array.isArray(array)) continue
    const rest = parts.slice(length)
    const at = rest[0] !== undefined && /^\d+$/.test(rest[0]) ? Number(rest[0]) : null
    if (at !== null) return at < array.length ? at : null
    const matches = compileQuery({ [['', ...rest].join('.')]: operand })
    const found = array.findIndex((item) => matches({ '': [item] }))
    return found < 0 ? null : found
  }
  return null
}

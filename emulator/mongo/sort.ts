/** Owns the order in which documents are answered: one comparison for a whole sort specification. */
import { compareValues } from './compare'
import { MongoError } from './errors'
import { indexValues } from './paths'
import { type Doc, isDoc, isNumeric, toDouble } from './values'

interface SortField {
  path: string
  descending: boolean
}

/**
 * A comparison of documents for a sort such as `{ score: -1, _id: 1 }`. An array takes part with its smallest element
 * when ascending and its largest when descending; an empty array sorts below null; a missing field is null.
 * Throws MongoError for a direction other than 1 or -1.
 */
export function compareBy(order: Doc): (a: Doc, b: Doc) => number {
  const fields = sortFields(order)
  const cache = new WeakMap<Doc, unknown[]>()
  const keysOf = (doc: Doc): unknown[] => {
    const known = cache.get(doc)
    if (known) return known
    const keys = fields.map((field) => sortKey(doc, field.path, field.descending))
    cache.set(doc, keys)
    return keys
  }
  return (a, b) => {
    const left = keysOf(a)
    const right = keysOf(b)
    for (let i = 0; i < fields.length; i++) {
      const difference = compareValues(left[i], right[i])
      if (difference !== 0) return (fields[i] as SortField).descending ? -difference : difference
    }
    return 0
  }
}

/** The one value by which a document sorts on a path: the extreme element in the sort's direction. */
function sortKey(doc: Doc, path: string, descending: boolean): unknown {
  const values = indexValues(doc, path)
  let best = values[0]
  for (let i = 1; i < values.length; i++) {
    const difference = compareValues(values[i], best)
    if (descending ? difference > 0 : difference < 0) best = values[i]
  }
  return best
}

function sortFields(order: Doc): SortField[] {
  return Object.keys(order).map((path) => {
    const direction = order[path]
    if (path === '' || path.split('.').includes('')) {
      throw new MongoError(40352, 'FieldPath cannot be constructed with empty string')
    }
    if (path.startsWith('$'))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField`,
      )
    if (isDoc(direction))
      throw new MongoError(17312, '$meta is the only expression supported by $sort right now')
    const number = isNumeric(direction) ? toDouble(direction) : NaN
    if (number !== 1 && number !== -1) {
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return { path, descending: number === -1 }
  })
}

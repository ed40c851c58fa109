/** Owns field paths in expressions: how `$a.b` reads a document, through arrays of documents. */
import { MongoError } from '../errors'
import { type Doc, getField, isDoc } from '../values'

/** The parts of a field path. Throws MongoError for empty parts and parts that begin with `$`. */
export function fieldPath(path: string): string[] {
  const parts = path.split('.')
  for (const part of parts) {
    if (part === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.')
    if (part.startsWith('$')) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    }
  }
  return parts
}

/** The value at a path; an array on the way gives the array of what its documents hold there. */
export function readPath(value: unknown, parts: readonly string[], from = 0): unknown {
  if (from === parts.length) return value
  if (isDoc(value)) return readDoc(value, parts, from)
  if (!Array.isArray(value)) return undefined
  return value.filter(isDoc).flatMap((item) => {
    const found = readDoc(item, parts, from)
    return found === undefined ? [] : [found]
  })
}

function readDoc(doc: Doc, parts: readonly string[], from: number): unknown {
  const value = getField(doc, parts[from] as string)
  return from === parts.length - 1 ? value : readPath(value, parts, from + 1)
}

/** Owns how a dotted path reaches values in a document, through arrays, as queries, sorts and indexes see it. */
import { EMPTY_ARRAY_KEY } from './compare'
import { type Doc, getField, isDoc } from './values'

/** Called with each value a path reaches (undefined for "nothing there"); answering true ends the walk. */
type Visit = (value: unknown) => boolean

/**
 * Visits what a query on `parts` compares with. With `expandLeaf` an array at the end of the path is visited element
 * by element and then whole; without, only whole. Inner arrays are entered through their documents and, for a numeric
 * part, by position. Answers whether a visit answered true.
 */
export function walk(doc: Doc, parts: readonly string[], expandLeaf: boolean, visit: Visit): boolean {
  return walkDoc(doc, parts, 0, expandLeaf, visit)
}

function walkDoc(
  doc: Doc,
  parts: readonly string[],
  from: number,
  expandLeaf: boolean,
  visit: Visit,
): boolean {
  let current: unknown = doc
  for (let i = from; i < parts.length; i++) {
    if (Array.isArray(current)) return walkArray(current, parts, i, expandLeaf, visit)
    if (!isDoc(current)) return visit(undefined)
    current = getField(current, parts[i] as string)
  }
  if (expandLeaf && Array.isArray(current)) {
    for (const item of current) if (visit(item)) return true
  }
  return visit(current)
}

function walkArray(
  array: unknown[],
  parts: readonly string[],
  at: number,
  expandLeaf: boolean,
  visit: Visit,
): boolean {
  for (let k = 0; k < array.length; k++) {
    const item: unknown = array[k]
    if (isDoc(item) && walkDoc(item, parts, at, expandLeaf, visit)) return true
    if (String(k) !== parts[at]) continue
    if (at === parts.length - 1) {
      if (visit(item)) return true
    } else if (isDoc(item)) {
      if (walkDoc(item, parts, at + 1, expandLeaf, visit)) return true
    } else if (Array.isArray(item) && walkArray(item, parts, at + 1, expandLeaf, visit)) {
      return true
    }
  }
  return false
}

/**
 * The values an index on `path` holds for a document: one for a plain field, one for each element of an array,
 * {@link EMPTY_ARRAY_KEY} for an empty array and null where nothing is there. Never empty; may hold duplicates.
 */
export function indexValues(doc: Doc, path: string): unknown[] {
  const out: unknown[] = []
  collect(doc, path.split('.'), 0, out)
  return out.length === 0 ? [null] : out
}

function collect(value: unknown, parts: readonly string[], at: number, out: unknown[]): void {
  if (at === parts.length) {
    if (!Array.isArray(value)) out.push(value ?? null)
    else if (value.length === 0) out.push(EMPTY_ARRAY_KEY)
    else for (const item of value) out.push(item ?? null)
    return
  }
  const part = parts[at] as string
  if (isDoc(value)) return collect(getField(value, part), parts, at + 1, out)
  if (!Array.isArray(value)) return void out.push(null)
  if (value.length === 0) return void out.push(null)
  if (
    /^\d+$/.test(part) &&
    Number(part) < value.length &&
    !value.some((item) => isDoc(item) && part in item)
  ) {
    return collect(value[Number(part)], parts, at + 1, out)
  }
  for (const item of value) {
    if (isDoc(item)) collect(item, parts, at, out)
    else out.push(null)
  }
}

/** Owns how an update reaches a field: creating what is missing, refusing what cannot hold a field. */
import { MongoError } from './errors'
import { stringifyEjson } from './ejson'
import { type Doc, getField, isDoc, setField } from './values'

const MAX_BACKFILL = 1_500_000

/** A place that can be read, written or emptied. */
interface Slot {
  read(): unknown
  write(value: unknown): void
  remove(): void
}

/** The slot of a concrete path, creating documents on the way. Throws PathNotViable through a scalar. */
export function slotFor(doc: Doc, parts: readonly string[]): Slot {
  let holder: unknown = doc
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as string
    let next = childOf(holder, part)
    if (next === undefined) {
      next = {}
      writeChild(holder, part, next, parts, i)
    }
    if (typeof next !== 'object' || next === null || (!isDoc(next) && !Array.isArray(next))) {
      throw notViable(parts[i + 1] as string, part, next)
    }
    holder = next
  }
  return makeSlot(holder, parts)
}

/** The slot of a path that already exists, or null: for operators that never create anything. */
export function existingSlot(doc: Doc, parts: readonly string[]): Slot | null {
  let holder: unknown = doc
  for (const part of parts.slice(0, -1)) {
    holder = childOf(holder, part)
    if (!isDoc(holder) && !Array.isArray(holder)) return null
  }
  if (childOf(holder, parts[parts.length - 1] as string) === undefined) return null
  return makeSlot(holder, parts)
}

/** The value at a path by plain steps, array positions included, or undefined. */
export function valueAt(doc: unknown, parts: readonly string[]): unknown {
  let current = doc
  for (const part of parts) current = childOf(current, part)
  return current
}

function makeSlot(holder: unknown, parts: readonly string[]): Slot {
  const last = parts.length - 1
  const name = parts[last] as string
  return {
    read: () => childOf(holder, name),
    write: (value) => writeChild(holder, name, value, parts, last),
    remove: () => {
      if (!Array.isArray(holder)) delete (holder as Doc)[name]
      // A position cannot vanish from the middle of an array: it becomes null.
      else if (isPosition(name) && Number(name) < holder.length) holder[Number(name)] = null
    },
  }
}

export const isPosition = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

function childOf(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return isPosition(part) ? (holder[Number(part)] as unknown) : undefined
  return isDoc(holder) ? getField(holder, part) : undefined
}

function writeChild(
  holder: unknown,
  part: string,
  value: unknown,
  parts: readonly string[],
  at: number,
): void {
  if (!Array.isArray(holder)) return setField(holder as Doc, part, value)
  if (!isPosition(part)) throw notViable(part, parts[at - 1] ?? '', holder)
  const position = Number(part)
  if (position - holder.length > MAX_BACKFILL) {
    throw new MongoError('BadValue', `can't backfill more than ${MAX_BACKFILL} elements`)
  }
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

function notViable(field: string, holderName: string, holder: unknown): MongoError {
  return new MongoError(
    'PathNotViable',
    `Cannot create field '${field}' in element {${holderName}: ${stringifyEjson(holder)}}`,
  )
}

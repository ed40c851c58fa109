/** Owns looking at a stored document as the bounds of its kind do: what of it is larger than it may become. */
import { documentBounds } from '../../src/domain/document-bounds'

const sizeOf = (value: object): number => (Array.isArray(value) ? value.length : Object.keys(value).length)

/** What of a value is longer than its bound, and lists without one. `maps` are told from parts of a document by their bound. */
function excessOf(value: unknown, path: string, lists: Record<string, number>): string[] {
  if (typeof value !== 'object' || value === null) return []
  const bound = lists[path]
  const isList = Array.isArray(value)
  if (isList && bound === undefined) return [`${path} has no bound`]
  const own =
    bound !== undefined && sizeOf(value) > bound ? [`${path} holds ${sizeOf(value)} of ${bound}`] : []
  const isMap = bound !== undefined && !isList
  const inner = Object.entries(value as Record<string, unknown>).flatMap(([key, part]) => {
    const at = isList ? `${path}[]` : isMap ? `${path}.*` : path === '' ? key : `${path}.${key}`
    return excessOf(part, at, lists)
  })
  return [...own, ...inner]
}

/** Everything that is wrong with the size of a stored document; empty when it keeps its bounds. Payloads of outbox items are not looked into. */
export function overBounds(collection: keyof typeof documentBounds, document: object): string[] {
  const { bytes, lists } = documentBounds[collection]
  const { outbox, ...rest } = document as { outbox?: unknown[] }
  const size = JSON.stringify(document).length
  const most = (lists as Record<string, number>)['outbox'] ?? 0
  const waiting = outbox && outbox.length > most ? [`${outbox.length} outbox items`] : []
  return [...(size > bytes ? [`${size} bytes of ${bytes}`] : []), ...waiting, ...excessOf(rest, '', lists)]
}

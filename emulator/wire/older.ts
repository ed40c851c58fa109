/**
 * Owns the database requests of older SDK lines: 2.0 sends the 1.x names with plain objects, and lines up to 2.1
 * have names of their own for document operations in a transaction. Each becomes today's request and back.
 */
import type { Body } from './body'

interface OlderAction {
  /** Today's name. */
  action: string
  body: (body: Body) => Body
  /** Today's answer as the older line reads it. */
  fields: (fields: Body) => Body
}

const same = (value: Body): Body => value
const byId = (body: Body): Body => ({ ...body, queryType: 'DOC' })
const data = (fields: Body): Body => (fields.data ?? {}) as Body

export const OLDER_ACTIONS: Readonly<Record<string, OlderAction>> = {
  'database.addDocument': {
    action: 'database.insertDocument',
    body: (body) => ({ ...body, data: [withRegExps(body.data)] }),
    fields: (fields) => ({ data: { _id: (data(fields).insertedIds as string[])[0] } }),
  },
  'database.queryDocument': {
    action: 'database.getDocument',
    body: (body) => ({ ...body, order: orderOf(body.order) }),
    fields: (fields) => {
      const list = (data(fields).list as string[]).map((text) => readableDates(JSON.parse(text)))
      return { data: { list }, Limit: fields.limit, Offset: fields.offset }
    },
  },
  'database.countDocument': { action: 'database.calculateDocument', body: same, fields: same },
  'database.updateDocument': {
    action: 'database.modifyDocument',
    body: (body) => ({ ...body, data: withRegExps(body.data) }),
    fields: (fields) => ({ data: { ...data(fields), upserted_id: data(fields).upsert_id } }),
  },
  'database.deleteDocument': { action: 'database.removeDocument', body: same, fields: same },
  'database.aggregate': {
    action: 'database.aggregateDocuments',
    body: same,
    fields: (fields) => ({ data: { list: JSON.stringify(data(fields).list) } }),
  },
  'database.getInTransaction': {
    action: 'database.getDocument',
    body: byId,
    fields: (fields) => ({ data: (data(fields).list as string[])[0] ?? 'null' }),
  },
  'database.insertDocInTransaction': {
    action: 'database.insertDocument',
    body: (body) => ({ ...body, data: [withId(body.data, body._id)] }),
    fields: (fields) => ({ inserted: '1', ok: '1', _id: (data(fields).insertedIds as string[])[0] }),
  },
  'database.updateDocInTransaction': {
    action: 'database.modifyDocument',
    body: (body) => ({ ...byId(body), merge: body.upsert !== true, multi: false }),
    fields: (fields) => {
      const { updated, upsert_id: id } = data(fields)
      return { updated: String(updated), ...(id !== null && { upserted: JSON.stringify([{ _id: id }]) }) }
    },
  },
  'database.deleteDocInTransaction': {
    action: 'database.removeDocument',
    body: byId,
    fields: (fields) => ({ deleted: String(data(fields).deleted) }),
  },
}

/** Dates before 1970 are answered as numbers, which these lines hand to `new Date` as they are: as text they read them. */
function readableDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readableDates)
  if (value === null || typeof value !== 'object') return value
  const millis = ((value as Body).$date as { $numberLong?: string } | undefined)?.$numberLong
  if (millis !== undefined) return { $date: new Date(Number(millis)).toISOString() }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, readableDates(entry)]))
}

/** `[{ field, direction }]` as an order object; anything else is left for the request's own checks. */
function orderOf(order: unknown): unknown {
  if (!Array.isArray(order)) return order
  return Object.fromEntries(
    order.map((entry: { field?: unknown; direction?: unknown } | null) => [
      String(entry?.field),
      entry?.direction === 'desc' ? -1 : 1,
    ]),
  )
}

/** Regular expressions inside data, which 2.0 writes as if they were conditions. */
function withRegExps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRegExps)
  if (value === null || typeof value !== 'object') return value
  const { $regex: pattern, $options: options = '' } = value as Body
  if (typeof pattern === 'string') return { $regularExpression: { pattern, options } }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withRegExps(entry)]))
}

/** The document's extended JSON text with the id that was given beside it. */
function withId(text: unknown, id: unknown): unknown {
  if (typeof text !== 'string' || typeof id !== 'string' || !text.startsWith('{')) return text
  const rest = text.slice(1)
  return `{"_id":${JSON.stringify(id)}${rest.trimStart().startsWith('}') ? '' : ','}${rest}`
}

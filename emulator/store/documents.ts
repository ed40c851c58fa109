/** Owns what a write makes of a document: its `_id`, its new content, the document an upsert starts from. */
import { randomUUID } from 'node:crypto'
import { resolveServerDates } from '../mongo/ejson'
import { MongoError } from '../mongo/errors'
import { applyUpdate, replaceDoc, upsertBase } from '../mongo/update'
import { type Doc, isRegExp, setField } from '../mongo/values'
import { type UpdateRequest } from './types'

/** A document ready to be stored: its `_id`, made up when absent, comes first. Throws MongoError for a bad `_id`. */
export function withId(doc: Doc): Doc {
  const id = doc._id === undefined ? newId() : doc._id
  if (Array.isArray(id) || isRegExp(id)) {
    const type = Array.isArray(id) ? 'array' : 'regex'
    throw new MongoError('InvalidIdField', `The '_id' value cannot be of type ${type}`)
  }
  const out: Doc = { _id: id }
  for (const key of Object.keys(doc)) if (key !== '_id') setField(out, key, doc[key])
  return out
}

/** 32 hexadecimal characters, as the service makes them. */
function newId(): string {
  return randomUUID().replaceAll('-', '')
}

export function idText(doc: Doc): string {
  return String(doc._id)
}

/** The document after the update. Throws MongoError where MongoDB refuses. */
export function updated(doc: Doc, request: UpdateRequest): Doc {
  const update = resolveServerDates(request.update, request.nowMs) as Doc
  if (request.replace) return replaceDoc(doc, update)
  return applyUpdate(doc, update, { nowMs: request.nowMs, query: request.query })
}

/** The document an upsert inserts when nothing matched. */
export function upserted(request: UpdateRequest): Doc {
  const update = resolveServerDates(request.update, request.nowMs) as Doc
  const base = upsertBase(request.query)
  if (!request.replace) {
    return withId(applyUpdate(base, update, { nowMs: request.nowMs, query: request.query, isInsert: true }))
  }
  return withId(replaceDoc(base._id === undefined ? {} : { _id: base._id }, update))
}

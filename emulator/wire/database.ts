/** Owns the database requests of the wire protocol: their fields, their limits and the shape of their answers. */
import { setTimeout } from 'node:timers/promises'
import { LIMITS } from '../limits'
import { parseEjson, resolveServerDates, stringifyEjson } from '../mongo/ejson'
import { isDoc } from '../mongo/values'
import { isStoreError } from '../store/errors'
import type { AggregateStage, Doc, ReadStats, Store } from '../store/types'
import {
  databaseResultTooLarge,
  emptyQuery,
  invalidParam,
  notInTransaction,
  type Operation,
  toWireError,
  transactionNotExist,
} from './errors'
import type { Body } from './body'
import { OLDER_ACTIONS } from './older'

/** How long a change that meets another transaction's waits before it tries again. */
const CONFLICT_PAUSE_MS = 10

/** What a request is given beside its body. */
interface DatabaseContext {
  store: Store
  /** The cloud's present, which server dates take. */
  nowMs: number
  /** Whether a query inside a transaction is refused, as the documents have it, or read in its snapshot and named. */
  strict: boolean
  warn: (text: string) => void
  /** Tells that a transaction was opened, or is over. */
  onTransaction: (id: string, state: 'open' | 'over') => void
}

/** A database answer: the fields beside requestId, and what finding it cost. */
interface DatabaseAnswer {
  fields: Body
  stats: ReadStats | null
  returned: number
}

type Handler = (body: Body, context: DatabaseContext) => Promise<DatabaseAnswer>

/** Every database action of today's protocol, with the operation its errors name. */
const DATABASE_ACTIONS: Readonly<Record<string, { operation: Operation; handle: Handler }>> = {
  'database.insertDocument': { operation: 'Insert', handle: insert },
  'database.getDocument': { operation: 'Query', handle: get },
  'database.calculateDocument': { operation: 'Count', handle: count },
  'database.modifyDocument': { operation: 'Update', handle: modify },
  'database.modifyAndReturnDoc': { operation: 'Update', handle: modifyAndReturn },
  'database.removeDocument': { operation: 'Delete', handle: remove },
  'database.aggregateDocuments': { operation: 'Aggregate', handle: aggregate },
  'database.addCollection': { operation: 'CreateCollection', handle: addCollection },
  'database.startTransaction': { operation: 'Query', handle: startTransaction },
  'database.commitTransaction': { operation: 'Update', handle: commitTransaction },
  'database.abortTransaction': { operation: 'Update', handle: abortTransaction },
}

/** Whether this is a database request, of today's or of an older SDK line. */
export function isDatabaseAction(action: string): boolean {
  return Object.hasOwn(DATABASE_ACTIONS, action) || Object.hasOwn(OLDER_ACTIONS, action)
}

/** Runs one database action. Rejects with a WireError only. */
export async function runDatabaseAction(
  action: string,
  body: Body,
  context: DatabaseContext,
): Promise<DatabaseAnswer> {
  const older = Object.hasOwn(OLDER_ACTIONS, action) ? OLDER_ACTIONS[action] : undefined
  if (older) {
    const done = await runDatabaseAction(older.action, older.body(body), context)
    return { ...done, fields: older.fields(done.fields) }
  }
  const known = DATABASE_ACTIONS[action]
  if (!known) throw invalidParam(`unknown database action ${action}`)
  try {
    return await known.handle(body, context)
  } catch (error) {
    const collection = typeof body.collectionName === 'string' ? body.collectionName : ''
    throw toWireError(error, known.operation, collection)
  }
}

async function insert(body: Body, { store, nowMs }: DatabaseContext): Promise<DatabaseAnswer> {
  const coll = collectionOf(body)
  if (!Array.isArray(body.data) || body.data.length === 0)
    throw invalidParam('data must be a non-empty array')
  const docs = body.data.map((entry) => resolveServerDates(docOf(entry, 'data'), nowMs))
  for (const doc of docs) checkNames(doc)
  const { ids } = await store.insert(coll, docs, transactionOf(body))
  return answer({ data: { insertedIds: ids } }, null, 0)
}

async function get(body: Body, context: DatabaseContext): Promise<DatabaseAnswer> {
  const { store, nowMs } = context
  const coll = collectionOf(body)
  const byId = queryTypeOf(body) === 'DOC'
  const tx = transactionOf(body)
  if (tx !== undefined && !byId) tolerate('a query', coll, context)
  const query = queryOf(body, nowMs)
  if (byId && query === undefined) throw emptyQuery()
  const limit = byId ? 1 : limitOf(body.limit)
  const offset = offsetOf(body.offset)
  const order = optionalDoc(body.order, 'order')
  const projection = optionalDoc(body.projection, 'projection')
  const request = {
    query: query ?? {},
    limit,
    skip: offset,
    ...(order && { order }),
    ...(projection && { projection }),
  }
  const { docs, stats } = await store.find(coll, request, tx)
  const data = { list: listOf(docs) }
  return answer(tx === undefined ? { data, limit, offset } : { data }, stats, docs.length)
}

async function count(body: Body, context: DatabaseContext): Promise<DatabaseAnswer> {
  const { store, nowMs } = context
  const coll = collectionOf(body)
  const tx = transactionOf(body)
  if (tx !== undefined) tolerate('count', coll, context)
  const { total, stats } = await store.count(coll, queryOf(body, nowMs) ?? {}, tx)
  return answer({ data: { total } }, stats, 0)
}

async function modify(body: Body, { store, nowMs }: DatabaseContext): Promise<DatabaseAnswer> {
  const coll = collectionOf(body)
  const tx = transactionOf(body)
  const byId = queryTypeOf(body) === 'DOC'
  if (tx !== undefined && !byId) throw notInTransaction('an update by query')
  const query = queryOf(body, nowMs)
  if (query === undefined || Object.keys(query).length === 0) throw emptyQuery()
  const update = resolveServerDates(docOf(body.data, 'data'), nowMs)
  const replace = body.merge === false
  checkUpdate(update, replace)
  const multi = flag(body.multi, 'multi') && !byId
  const upsert = flag(body.upsert, 'upsert')
  const change = { query, update, replace, multi, upsert, nowMs }
  const { updated, matched, upsertId, stats } = await store.update(coll, change, tx)
  // The service counts a document that was set to what it had been.
  return answer({ data: { updated: replace ? matched : updated, upsert_id: upsertId } }, stats, 0)
}

/** The documents allow documents by id alone inside a transaction; the SDK's own tests and published programs query. */
function tolerate(what: string, coll: string, { strict, warn }: DatabaseContext): void {
  if (strict) throw notInTransaction(what)
  warn(`${what} on ${coll} inside a transaction: the platform's documents do not allow it`)
}

/** Changes the first document a query selects and answers it as it then is. */
async function modifyAndReturn(body: Body, { store, nowMs }: DatabaseContext): Promise<DatabaseAnswer> {
  const coll = collectionOf(body)
  const query = queryOf(body, nowMs)
  if (query === undefined || Object.keys(query).length === 0) throw emptyQuery()
  const update = resolveServerDates(docOf(body.data, 'data'), nowMs)
  checkUpdate(update, false)
  const given = transactionOf(body)
  for (;;) {
    // A transaction of its own lets no other write come between the change and what is answered.
    const tx = given ?? store.begin()
    try {
      const { docs, stats } = await store.find(coll, { query, limit: 1 }, tx)
      const only = { ...query, _id: docs[0]?._id }
      const change = { update, replace: false, multi: false, upsert: false, nowMs }
      const updated = docs[0] ? (await store.update(coll, { query: only, ...change }, tx)).matched : 0
      const after = docs[0]
        ? (await store.find(coll, { query: { _id: docs[0]._id } }, tx)).docs[0]
        : undefined
      if (given === undefined) await store.commit(tx)
      const doc = after === undefined ? null : stringifyEjson(after)
      return answer({ data: { updated, doc } }, stats, docs.length)
    } catch (error) {
      if (given !== undefined) throw error
      endQuietly(store, tx)
      if (!isStoreError(error) || error.code !== 'TRANSACTION_CONFLICT') throw error
      await setTimeout(CONFLICT_PAUSE_MS)
    }
  }
}

function endQuietly(store: Store, tx: string): void {
  try {
    store.abort(tx)
  } catch {
    // A refused write has ended it already.
  }
}

async function remove(body: Body, { store, nowMs }: DatabaseContext): Promise<DatabaseAnswer> {
  const coll = collectionOf(body)
  const tx = transactionOf(body)
  const byId = queryTypeOf(body) === 'DOC'
  if (tx !== undefined && !byId) throw notInTransaction('a removal by query')
  const query = queryOf(body, nowMs)
  if (query === undefined || Object.keys(query).length === 0) throw emptyQuery()
  const multi = flag(body.multi, 'multi') && !byId
  const { deleted, stats } = await store.remove(coll, { query, multi }, tx)
  return answer({ data: { deleted } }, stats, 0)
}

async function aggregate(body: Body, { store, nowMs }: DatabaseContext): Promise<DatabaseAnswer> {
  const coll = collectionOf(body)
  if (transactionOf(body) !== undefined) throw notInTransaction('aggregate')
  const stages = stagesOf(body.stages, nowMs)
  const hasLimit = stages.some((stage) => stage.stageKey === '$limit')
  const bound = hasLimit ? LIMITS.aggregateMax : LIMITS.aggregateDefault
  const bounded = hasLimit ? stages : [...stages, { stageKey: '$limit', stageValue: bound }]
  const { docs, stats } = await store.aggregate(coll, bounded, nowMs)
  if (docs.length > bound)
    throw invalidParam(`aggregate answers at most ${bound} documents, not ${docs.length}`)
  return answer({ data: { list: listOf(docs) } }, stats, docs.length)
}

async function addCollection(body: Body, { store }: DatabaseContext): Promise<DatabaseAnswer> {
  store.createCollection(collectionOf(body))
  return answer({}, null, 0)
}

async function startTransaction(_body: Body, context: DatabaseContext): Promise<DatabaseAnswer> {
  const transactionId = context.store.begin()
  context.onTransaction(transactionId, 'open')
  return answer({ transactionId }, null, 0)
}

async function commitTransaction(body: Body, context: DatabaseContext): Promise<DatabaseAnswer> {
  const id = transactionOf(body)
  if (id === undefined) throw transactionNotExist()
  context.onTransaction(id, 'over')
  await context.store.commit(id)
  return answer({}, null, 0)
}

async function abortTransaction(body: Body, context: DatabaseContext): Promise<DatabaseAnswer> {
  const id = transactionOf(body)
  if (id === undefined) throw transactionNotExist()
  context.onTransaction(id, 'over')
  context.store.abort(id)
  return answer({}, null, 0)
}

function answer(fields: Body, stats: ReadStats | null, returned: number): DatabaseAnswer {
  return { fields, stats, returned }
}

function collectionOf(body: Body): string {
  const name = body.collectionName
  if (typeof name !== 'string' || name === '') throw invalidParam('collectionName must be a non-empty string')
  const usable = name.length <= 120 && !/[\s$\0]/.test(name) && !name.startsWith('system.')
  if (!usable) throw invalidParam(`${JSON.stringify(name.slice(0, 120))} is not a collection name`)
  return name
}

function transactionOf(body: Body): string | undefined {
  const id = body.transactionId
  if (id === undefined || id === null) return undefined
  if (typeof id !== 'string' || id === '') throw transactionNotExist()
  return id
}

function queryTypeOf(body: Body): 'DOC' | 'WHERE' {
  const type = body.queryType ?? 'WHERE'
  if (type !== 'DOC' && type !== 'WHERE') throw invalidParam('queryType must be WHERE or DOC')
  return type
}

function queryOf(body: Body, nowMs: number): Doc | undefined {
  if (body.query === undefined || body.query === null) return undefined
  return resolveServerDates(docOf(body.query, 'query'), nowMs)
}

function optionalDoc(value: unknown, field: string): Doc | undefined {
  return value === undefined || value === null ? undefined : docOf(value, field)
}

/** Payloads are extended JSON text; older SDK lines also send the parsed object itself. */
function docOf(value: unknown, field: string): Doc {
  const isObject = value !== null && typeof value === 'object'
  if (typeof value !== 'string' && !isObject) throw invalidParam(`${field} must be an extended JSON object`)
  const parsed = parseEjson(typeof value === 'string' ? value : JSON.stringify(value))
  if (!isDoc(parsed)) throw invalidParam(`${field} must be an extended JSON object`)
  return parsed
}

function stagesOf(value: unknown, nowMs: number): AggregateStage[] {
  if (!Array.isArray(value)) throw invalidParam('stages must be an array')
  return value.map((stage: { stageKey?: unknown; stageValue?: unknown } | null) => {
    const key = stage?.stageKey
    if (typeof key !== 'string' || !key.startsWith('$')) throw invalidParam('stageKey must name a stage')
    const raw = stage?.stageValue
    const parsed = parseEjson(typeof raw === 'string' ? raw : JSON.stringify(raw ?? null))
    checkStageLimit(key, parsed)
    return { stageKey: key, stageValue: resolveServerDates(withPoint(key, parsed), nowMs) }
  })
}

/** SDK lines 2.3 to 2.5 send the point of `geoNear` by its own fields, without its GeoJSON form. */
function withPoint(key: string, value: unknown): unknown {
  if (key !== '$geoNear' || !isDoc(value) || !isDoc(value.near)) return value
  const { longitude, latitude } = value.near
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return value
  return { ...value, near: { type: 'Point', coordinates: [longitude, latitude] } }
}

function checkNames(doc: Doc): void {
  const dollar = Object.keys(doc).find((name) => name.startsWith('$'))
  if (dollar !== undefined) throw invalidParam(`Document can't have $ prefixed field names: ${dollar}`)
}

function checkStageLimit(key: string, value: unknown): void {
  const tooMany = key === '$limit' && typeof value === 'number' && value > LIMITS.aggregateMax
  if (tooMany) throw invalidParam(`aggregate limit is at most ${LIMITS.aggregateMax}, not ${String(value)}`)
}

function checkUpdate(update: Doc, replace: boolean): void {
  const keys = Object.keys(update)
  const operators = keys.filter((key) => key.startsWith('$')).length
  if (replace && operators > 0) throw invalidParam('a replacement holds no update operators')
  if (!replace && operators !== keys.length) throw invalidParam('an update holds update operators only')
  if (!replace && keys.length === 0) throw invalidParam('data must hold at least one update operator')
}

function limitOf(value: unknown): number {
  if (value === undefined || value === null || value === 0) return LIMITS.getDefault
  if (!Number.isInteger(value) || (value as number) < 0)
    throw invalidParam('limit must be a positive integer')
  if ((value as number) > LIMITS.getMax) {
    throw invalidParam(`limit is at most ${LIMITS.getMax}, not ${String(value)}`)
  }
  return value as number
}

function offsetOf(value: unknown): number {
  if (value === undefined || value === null) return 0
  if (!Number.isInteger(value) || (value as number) < 0) throw invalidParam('offset must be zero or more')
  return value as number
}

function flag(value: unknown, field: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw invalidParam(`${field} must be true or false`)
  return value
}

/** Each document as extended JSON text, refused when all of them together pass the size limit. */
function listOf(docs: Doc[]): string[] {
  let bytes = 0
  const list = docs.map((doc) => {
    const text = stringifyEjson(doc)
    bytes += Buffer.byteLength(text)
    return text
  })
  if (bytes > LIMITS.databaseResultBytes) throw databaseResultTooLarge(bytes, LIMITS.databaseResultBytes)
  return list
}

/** Owns the only door to the WeChat cloud: database, transactions, messages, content checks. Outside errors are translated here. */
import cloud from 'wx-server-sdk'
import { placesFor } from '@/domain/document-bounds'
import { assertSharp, type Guard, type Patch } from '@/domain/kernel/guarded-update'
import { allEmpty, someTaken } from '@/domain/kernel/room'
import { countOf, type Counting, type Fields, idsOf, isForJoin, type Join, joinedAs, lookupOf } from './joins'
import { BusyError, isTooLarge, meaningOf, translated } from './outside-error'

export { BusyError, SetUpError } from './outside-error'

// The SDK's own types lag behind its API: the environment may be a symbol, and a missing document need not throw.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
/** For what this folder asks besides. */
export const db = cloud.database({ throwOnNotFound: false } as object)

export interface Doc {
  _id: string
}

interface UpdateReply {
  stats: { updated: number }
}

/** Runs one request; errors come out as {@link translated} says. */
async function request<T>(run: () => unknown): Promise<T> {
  try {
    return (await run()) as T
  } catch (error) {
    throw translated(error)
  }
}

/** Who is calling, from the platform and never from the input. The openid is empty for timers. */
export function callerContext(): { openid: string } {
  const { OPENID } = cloud.getWXContext()
  return { openid: OPENID === undefined ? '' : String(OPENID) }
}

/**
 * What has started this run, as the platform tells it: `timer` for the function's own timer, `person` for a
 * mini-program or WeChat's developer tools, at whatever distance; `other` for WeChat's events and everything else.
 */
export function startedBy(): 'timer' | 'person' | 'other' {
  const { OPENID, SOURCE } = cloud.getWXContext() as { OPENID?: unknown; SOURCE?: string }
  const chain = String(SOURCE ?? '').split(',')
  if (chain.some((source) => PEOPLE_SOURCES.has(source))) return 'person'
  const byTimer = chain[0] === 'wx_trigger' || process.env.TRIGGER_SRC === 'timer'
  return byTimer && OPENID === undefined ? 'timer' : 'other'
}

const PEOPLE_SOURCES = new Set(['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_crawler'])

/** Reads one document; null when there is none. One request. */
export async function getDoc<T extends Doc>(collection: string, id: string): Promise<T | null> {
  const answer = await request<{ data?: T }>(() => db.collection(collection).doc(id).get())
  return answer.data ?? null
}

export interface FindOptions {
  order?: [field: string, direction: 'asc' | 'desc'][]
  skip?: number
  /** At most 1000, which is also what the service allows. */
  limit: number
  fields?: Fields
}

/**
 * Reads the documents that match. One request; more when they are together too large for one answer of the database.
 * Then they are read in smaller and smaller parts, and one that is too large by itself is noted among what is set aside
 * and left out: it does not take the others away.
 */
export async function findDocs<T extends Doc>(
  collection: string,
  where: Guard,
  options: FindOptions,
): Promise<T[]> {
  try {
    return await findAtOnce<T>(collection, where, options)
  } catch (error) {
    if (!isTooLarge(error)) throw error
    const found = await findAtOnce(collection, where, { ...options, fields: { _id: 1 } })
    return findInParts<T>(
      collection,
      found.map(({ _id }) => _id),
      options.fields,
    )
  }
}

async function findInParts<T extends Doc>(collection: string, ids: string[], fields?: Fields): Promise<T[]> {
  const middle = Math.ceil(ids.length / 2)
  const parts = ids.length > 1 ? [ids.slice(0, middle), ids.slice(middle)] : [ids]
  const found: T[] = []
  for (const part of parts) {
    const options = { limit: part.length, ...(fields ? { fields } : {}) }
    try {
      const docs = await findAtOnce<T>(collection, { _id: { $in: part } }, options)
      found.push(...part.flatMap((id) => docs.filter((doc) => doc._id === id)))
    } catch (error) {
      if (!isTooLarge(error)) throw error
      if (part.length > 1) found.push(...(await findInParts<T>(collection, part, fields)))
      else for (const id of part) await setAside(collection, id, { why: 'tooLarge', now: Date.now() })
    }
  }
  return found
}

async function findAtOnce<T extends Doc>(
  collection: string,
  where: Guard,
  options: FindOptions,
): Promise<T[]> {
  let query = db.collection(collection).where(where)
  for (const [field, direction] of options.order ?? []) query = query.orderBy(field, direction)
  if (options.skip) query = query.skip(options.skip)
  if (options.fields) query = query.field(options.fields)
  const answer = await request<{ data: T[] }>(() => query.limit(options.limit).get())
  return answer.data
}

/** Counts the documents that match. One request. */
export async function countDocs(collection: string, where: Guard): Promise<number> {
  const answer = await request<{ total: number }>(() => db.collection(collection).where(where).count())
  return answer.total
}

/**
 * Adds a document with its own id, or several; `exists` when an id or a unique key is taken, where of several some may have
 * been added. One request.
 */
export async function addDoc(collection: string, data: Doc | readonly Doc[]): Promise<'added' | 'exists'> {
  try {
    await request(() => db.collection(collection).add({ data }))
    return 'added'
  } catch (error) {
    if (meaningOf(error).is === 'duplicate') return 'exists'
    throw error
  }
}

const ASIDES = 'asides'

/** A document that could not be worked on: kept here with the reason, so that it holds up nobody and somebody sees it. */
export interface Aside extends Doc {
  collection: string
  docId: string
  /** Whose desk shows it; null when even that could not be read. */
  stationId: string | null
  why: 'tooLarge' | 'failed'
  /** What went wrong, for whoever mends it; never shown to residents. */
  detail: string
  times: number
  at: number
  /** When the jobs try it again. */
  retryAt: number
}

const MINUTE = 60_000

/** Notes a document that could not be worked on; each time it is left alone for longer, at most an hour. Two to four requests. */
export async function setAside(
  collection: string,
  docId: string,
  { why, detail = '', now }: { why: Aside['why']; detail?: string; now: number },
): Promise<void> {
  console.error('set aside', collection, docId, why, detail)
  const [known] = await findAtOnce<Aside>(ASIDES, { _id: `${collection}:${docId}` }, { limit: 1 })
  const times = (known?.times ?? 0) + 1
  const retryAt = now + Math.min(60, 2 ** times) * MINUTE
  const told = { why, detail: detail.slice(0, 300), times, at: now, retryAt }
  if (known) {
    await changeDoc(ASIDES, known._id, {}, { $set: told })
    return
  }
  const [doc] = await findAtOnce<Doc & { stationId?: string }>(
    collection,
    { _id: docId },
    { limit: 1, fields: { stationId: 1 } },
  )
  const aside = { _id: `${collection}:${docId}`, collection, docId, stationId: doc?.stationId ?? null }
  await addDoc(ASIDES, { ...aside, ...told } as Aside)
}

/** Whether a write was refused because its id or a unique key is taken. */
export const isDuplicate = (error: unknown): boolean => meaningOf(error).is === 'duplicate'

/** Writes a whole document, replacing what was there. One request. */
export async function setDoc(collection: string, { _id, ...data }: Doc): Promise<void> {
  await request(() => db.collection(collection).doc(_id).set({ data }))
}

/** What a refused update is told apart by: `look`, a second request; `unlooked`, nothing, for whoever reads the document next. */
export type WhenRefused = 'look' | 'unlooked'

/**
 * Changes one document if the guard holds, atomically. One request; what is put onto a list beyond its bound is refused
 * as well, so a refused update that puts something onto one costs a second request, which tells the two apart.
 * @returns whether it was changed; false means that the guard did not hold (or that there is no such document), or,
 * `unlooked`, that a list is full.
 * @throws BusyError when a list is full: what waits on it is taken off within minutes, and the caller tries again then
 */
export async function changeDoc(
  collection: string,
  id: string,
  guard: Guard,
  patch: Patch,
  whenRefused: WhenRefused = 'look',
): Promise<boolean> {
  assertSharp(guard)
  // Whoever has guarded the list itself knows what it means that it is full.
  const places = placesFor(collection, patch).filter((place) => !(place in guard))
  const answer = await request<UpdateReply>(() =>
    db
      .collection(collection)
      .where({ ...guard, ...allEmpty(places), _id: id })
      .update({ data: patch as Record<string, unknown> }),
  )
  if (answer.stats.updated > 0) return true
  if (places.length > 0 && whenRefused === 'look') await assertRoom(collection, id, places)
  return false
}

async function assertRoom(collection: string, id: string, places: readonly string[]): Promise<void> {
  const where = { _id: id, ...someTaken(places) }
  const full = await findAtOnce(collection, where, { limit: 1, fields: { _id: 1 } })
  if (full.length > 0) throw new BusyError(`${collection} ${id} holds no more: ${places.join(', ')}`)
}

/** Takes a document away if the guard holds. One request. @returns whether it was taken away. */
export async function removeDoc(collection: string, id: string, guard: Guard): Promise<boolean> {
  assertSharp(guard)
  const answer = await request<{ stats: { removed: number } }>(() =>
    db
      .collection(collection)
      .where({ ...guard, _id: id })
      .remove(),
  )
  return answer.stats.removed > 0
}

/** Takes every document away that matches. One request. @returns how many. */
export async function removeDocs(collection: string, where: Guard): Promise<number> {
  assertSharp(where)
  const answer = await request<{ stats: { removed: number } }>(() =>
    db.collection(collection).where(where).remove(),
  )
  return answer.stats.removed
}

/** Changes every document that matches. One request. @returns how many. */
export async function changeDocs(collection: string, where: Guard, patch: Patch): Promise<number> {
  assertSharp(where)
  const answer = await request<UpdateReply>(() =>
    db
      .collection(collection)
      .where(where)
      .update({ data: patch as Record<string, unknown> }),
  )
  return answer.stats.updated
}

/**
 * Reads one document and, in the same request, the joined documents.
 * @param guard what must hold of the main document besides
 * @returns null when there is no such document, or the guard does not hold (the joins are then not read).
 */
export async function getJoined<T extends Doc>(
  collection: string,
  id: string,
  joins: Record<string, Join>,
  guard: Guard = {},
): Promise<{ doc: T; joined: Record<string, Doc[]> } | null> {
  let pipeline = db
    .collection(collection)
    .aggregate()
    .match({ ...guard, _id: id })
  for (const [as, join] of Object.entries(joins)) {
    const ids = idsOf(as, join)
    if (ids) pipeline = pipeline.addFields(ids as never)
    pipeline = pipeline.lookup(lookupOf(as, join) as never)
  }
  const answer = await request<{ list: Doc[] }>(() => pipeline.limit(1).end())
  const found = answer.list[0]
  if (!found) return null
  const names = new Map(Object.keys(joins).map((name) => [joinedAs(name), name]))
  const joined: Record<string, Doc[]> = {}
  const doc: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(found)) {
    const name = names.get(key)
    if (name !== undefined) joined[name] = value as Doc[]
    else if (!isForJoin(key)) doc[key] = value
  }
  return { doc: doc as unknown as T, joined }
}

/**
 * Sums up the documents that match, without carrying them here. `group` is the `$group` stage: `_id` names what is
 * grouped by, the rest accumulates. At most 1000 groups. One request.
 * @param each a list of which each entry is grouped by itself
 */
export async function groupDocs<T>(
  collection: string,
  where: Guard,
  group: Record<string, unknown>,
  each?: string,
): Promise<T[]> {
  const matched = db.collection(collection).aggregate().match(where)
  const pipeline = (each === undefined ? matched : matched.unwind(`$${each}`)).group(group as never)
  const answer = await request<{ list: T[] }>(() => pipeline.limit(1000).end())
  return answer.list
}

/**
 * Reads the documents that match, each with these fields computed from its own, as aggregation expressions. One request.
 */
export async function findComputed<T extends Doc>(
  collection: string,
  where: Guard,
  limit: number,
  fields: Record<string, unknown>,
): Promise<T[]> {
  const pipeline = db.collection(collection).aggregate().match(where).limit(limit)
  const answer = await request<{ list: T[] }>(() => pipeline.addFields(fields as never).end())
  return answer.list
}

/** How documents are ranked: expressions on each of them, by a name of their own, the first counts first. */
type Ranking = Record<string, { by: unknown; first: 'smallest' | 'greatest' }>

/**
 * Reads those documents of all that match which rank best, so that a limit leaves out the worst and not whoever came
 * last. Equals stand in the order of their ids. One request.
 */
export async function findBest<T extends Doc>(
  collection: string,
  where: Guard,
  ranking: Ranking,
  { limit, fields }: { limit: number; fields: Fields },
): Promise<T[]> {
  const named = Object.entries(ranking).map(([name, rank]) => [`rank_${name}`, rank] as const)
  const ranks = Object.fromEntries(named.map(([name, { by }]) => [name, by]))
  const order = Object.fromEntries(named.map(([name, { first }]) => [name, first === 'smallest' ? 1 : -1]))
  const ranked = db
    .collection(collection)
    .aggregate()
    .match(where)
    .addFields(ranks as never)
  const best = ranked
    .sort({ ...order, _id: 1 })
    .limit(limit)
    .project(fields)
  const answer = await request<{ list: T[] }>(() => best.end())
  return answer.list
}

/** One document beside each one found: the one of `from` whose id is made of these texts and fields. */
interface Beside {
  from: string
  as: string
  id: readonly (string | { field: string })[]
}

/**
 * Reads the documents that match and, in the same request, one other document beside each. One request.
 * @returns the documents, each with the other one under `beside.as`, null when there is none
 */
export async function findBeside<T extends Doc>(
  collection: string,
  where: Guard,
  { order = [], limit, fields }: Omit<FindOptions, 'skip'>,
  beside: Beside,
): Promise<T[]> {
  const id = beside.id.map((part) => (typeof part === 'string' ? part : `$${part.field}`))
  const sort = Object.fromEntries(order.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1]))
  let pipeline = db.collection(collection).aggregate().match(where)
  if (order.length > 0) pipeline = pipeline.sort(sort)
  pipeline = pipeline.limit(limit)
  if (fields) pipeline = pipeline.project(fields)
  const joined = pipeline
    .addFields({ besideId: { $concat: id } })
    .lookup({ from: beside.from, localField: 'besideId', foreignField: '_id', as: beside.as })
  const answer = await request<{ list: Record<string, unknown>[] }>(() => joined.end())
  return answer.list.map(({ besideId: _, ...doc }) => {
    const [other] = doc[beside.as] as unknown[]
    return { ...doc, [beside.as]: other ?? null } as unknown as T
  })
}

/**
 * Reads the documents that match and, in the same request, how many of other collections go with each. One request.
 * @returns the documents, each with `[{ n }]` under the `as` of each counting, empty when nothing goes with it
 */
export async function findCounted<T extends Doc>(
  collection: string,
  where: Guard,
  { order = [], limit, fields }: Omit<FindOptions, 'skip'>,
  ...countings: Counting[]
): Promise<T[]> {
  const sort = Object.fromEntries(order.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1]))
  const sorted = db.collection(collection).aggregate().match(where).sort(sort).limit(limit)
  const found = fields ? sorted.project(fields) : sorted
  const counted = countings.reduce((pipeline, one) => pipeline.lookup(countOf(one) as never), found)
  const answer = await request<{ list: T[] }>(() => counted.end())
  return answer.list
}

/**
 * Counts the documents that match, by the values of some fields. One request.
 * @param counts conditions on a document as aggregation expressions, by the name under which their counts are answered
 */
export async function countBy<T>(
  collection: string,
  where: Guard,
  fields: readonly string[],
  counts: Record<string, unknown>,
  limit: number,
): Promise<T[]> {
  const by = Object.fromEntries(fields.map((field) => [field, `$${field}`]))
  const sums = Object.entries(counts).map(([name, holds]) => [name, { $sum: { $cond: [holds, 1, 0] } }])
  const pipeline = db.collection(collection).aggregate().match(where)
  const grouped = pipeline.group({ _id: by, ...Object.fromEntries(sums) }).limit(limit)
  const answer = await request<{ list: { _id: object }[] }>(() => grouped.end())
  return answer.list.map(({ _id, ...found }) => ({ ..._id, ...found }) as T)
}

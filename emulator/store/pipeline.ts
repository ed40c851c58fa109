/** Owns aggregation over stored documents: the leading stages an index can serve, and the foreign reads of `$lookup`. */
import { aggregate, splitPushdown, type StageSpec } from '../mongo/aggregate'
import { type Window } from '../mongo/stages/stage'
import { type Doc, isDoc, isNumeric, toDouble } from '../mongo/values'
import { type Catalog, type Collection } from './catalog'
import { requireGeoIndex } from './geo-plan'
import { noStats, type Reader, type Selection } from './reader'
import { type ReadStats } from './types'

/**
 * Runs a pipeline. Documents of every collection it reads count as examined; the index named is the one that found the
 * collection's own documents. A `$lookup` from a collection that does not exist finds nothing, as in MongoDB.
 */
export async function runPipeline(
  collection: Collection,
  stages: readonly StageSpec[],
  nowMs: number,
  catalog: Catalog,
  reader: Reader,
): Promise<{ docs: Doc[]; stats: ReadStats }> {
  const stats = noStats()
  const scanned: Record<string, number> = {}
  const { query, order, skip, limit, rest } = splitPushdown(stages)
  const near = nearSelection(collection, rest)
  const selection: Selection = near
    ? { query: { $and: [near.condition, query] }, limit: near.limit }
    : { query, order, skip, limit }
  const find = async (from: string, foreign: Doc, first: Window = {}): Promise<Doc[]> => {
    const other = catalog.find(from)
    if (!other) return []
    const cost = noStats()
    const found = Array.from(reader.select(other, { query: foreign, ...first }, cost), (one) => one.doc)
    stats.examined += cost.examined
    if (cost.index === null) scanned[from] = (scanned[from] ?? 0) + cost.examined
    return found
  }
  const geoKeys = geoPaths(collection)
  const docs = await aggregate(own(reader, collection, selection, stats), rest, { nowMs, find, geoKeys })
  stats.returned = docs.length
  if (Object.keys(scanned).length > 0) stats.scanned = scanned
  return { docs, stats }
}

function* own(
  reader: Reader,
  collection: Collection,
  selection: Selection,
  stats: ReadStats,
): Generator<Doc> {
  const cost = noStats()
  let counted = 0
  for (const { doc } of reader.select(collection, selection, cost)) {
    stats.index = cost.index
    stats.examined += cost.examined - counted
    counted = cost.examined
    yield doc
  }
  stats.index = cost.index
  stats.examined += cost.examined - counted
}

function geoPaths(collection: Collection): string[] {
  return collection.indexes.flatMap((index) => index.geo ?? [])
}

/**
 * What a leading `$geoNear` reads: the documents within its distances, and no more of the nearest than a limit on it
 * or right behind it lets through. The stage itself still runs. Throws GEO_INDEX_REQUIRED.
 */
function nearSelection(
  collection: Collection,
  rest: readonly StageSpec[],
): { condition: Doc; limit: number | undefined } | null {
  const value = rest[0]?.stageKey === '$geoNear' ? rest[0].stageValue : null
  if (!isDoc(value) || value.near === undefined) return null
  const path = typeof value.key === 'string' ? value.key : geoPaths(collection)[0]
  if (path === undefined) return null
  requireGeoIndex(collection, path)
  const limits: Doc = {}
  if (value.minDistance !== undefined) limits.$minDistance = value.minDistance
  if (value.maxDistance !== undefined) limits.$maxDistance = value.maxDistance
  const operand = isDoc(value.near)
    ? { $nearSphere: { $geometry: value.near, ...limits } }
    : { $nearSphere: value.near, ...limits }
  const following = rest[1]?.stageKey === '$limit' ? rest[1].stageValue : undefined
  const limit = [value.limit, value.num, following].find(isNumeric)
  return { condition: { [path]: operand }, limit: limit === undefined ? undefined : toDouble(limit) }
}

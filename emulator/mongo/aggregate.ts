/** Owns the pipeline: its stages by name, run in order, and the part of it that the store can do with an index. */
import { MongoError, notImplemented } from './errors'
import { nearOf } from './match'
import { isDoc, isNumeric, type Doc, setField, toDouble } from './values'
import { bucket, bucketAuto, count, group, sortByCount } from './stages/group'
import { lookup, toStages } from './stages/lookup'
import { geoNear, limit, match, sample, skip, sort } from './stages/order'
import { addFields, project, replaceRoot, replaceWith, unset, unwind } from './stages/shape'
import {
  type AggregateContext,
  collect,
  type Documents,
  gathering,
  type Stage,
  type StageSpec,
} from './stages/stage'

export type { StageSpec } from './stages/stage'

/** Several pipelines over the same documents, side by side. */
const facet: Stage = (value, context, run) => {
  if (!isDoc(value) || Object.keys(value).length === 0) {
    throw new MongoError(40169, 'the $facet specification must be a non-empty object')
  }
  const pipelines = Object.keys(value).map((name) => [name, toStages(value[name])] as const)
  return gathering(async (docs) => {
    const out: Doc = {}
    for (const [name, stages] of pipelines) setField(out, name, await run(docs, stages, context))
    return [out]
  })
}

const STAGES: Readonly<Record<string, Stage>> = {
  $addFields: addFields,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $facet: facet,
  $geoNear: geoNear,
  $group: group,
  $limit: limit,
  $lookup: lookup,
  $match: match,
  $project: project,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $sample: sample,
  $set: addFields,
  $skip: skip,
  $sort: sort,
  $sortByCount: sortByCount,
  $unset: unset,
  $unwind: unwind,
}

const KNOWN_ELSEWHERE = (
  '$graphLookup $redact $out $merge $unionWith $setWindowFields $densify $fill $documents $collStats $indexStats ' +
  '$planCacheStats $currentOp $listSessions $search $searchMeta $changeStream'
).split(' ')

/**
 * Runs a pipeline over documents and answers what comes out. Every stage is compiled before the first document is
 * read, so that a malformed pipeline fails whatever the collection holds. The input documents are not changed.
 */
export async function aggregate(
  input: AsyncIterable<Doc> | Iterable<Doc>,
  stages: readonly StageSpec[],
  context: AggregateContext,
): Promise<Doc[]> {
  const run = (docs: Iterable<Doc>, inner: readonly StageSpec[], within: AggregateContext): Promise<Doc[]> =>
    aggregate(docs, inner, within)
  const transforms = stages.map(({ stageKey, stageValue }, at) => {
    const stage = stageOf(stageKey)
    if (stageKey === '$geoNear' && at > 0) throw geoNearNotFirst()
    return stage(stageValue, context, run)
  })
  return collect(transforms.reduce<Documents>((docs, transform) => transform(docs), stream(input)))
}

async function* stream(input: AsyncIterable<Doc> | Iterable<Doc>): Documents {
  yield* input
}

function stageOf(name: string): Stage {
  const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (stage) return stage
  if (KNOWN_ELSEWHERE.includes(name)) throw notImplemented(`the stage ${name}`)
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`)
}

const geoNearNotFirst = (): MongoError =>
  new MongoError(40602, '$geoNear is only valid as the first stage in a pipeline.')

/** What a find can do of a pipeline, and the stages that remain for {@link aggregate}. */
interface Pushdown {
  query: Doc
  order?: Doc
  skip?: number
  limit?: number
  rest: StageSpec[]
}

/**
 * Splits off the leading matches, then one sort, skip and limit in that order. A leading `$geoNear` gives its query
 * as a filter and stays in the rest.
 */
export function splitPushdown(stages: readonly StageSpec[]): Pushdown {
  if (stages.slice(1).some(({ stageKey }) => stageKey === '$geoNear')) throw geoNearNotFirst()
  const rest = [...stages]
  const next = (key: string): unknown => (rest[0]?.stageKey === key ? rest[0].stageValue : undefined)
  const first = next('$geoNear')
  if (first !== undefined) return { query: isDoc(first) && isDoc(first['query']) ? first['query'] : {}, rest }
  const queries: Doc[] = []
  for (let query = next('$match'); isDoc(query); query = next('$match')) {
    if (nearOf(query)) {
      throw new MongoError('BadValue', '$geoNear, $near, and $nearSphere are not allowed in this context')
    }
    queries.push(query)
    rest.shift()
  }
  const out: Pushdown = { query: queries.length > 1 ? { $and: queries } : (queries[0] ?? {}), rest }
  const order = next('$sort')
  if (isDoc(order) && Object.keys(order).length > 0) {
    out.order = order
    rest.shift()
  }
  for (const key of ['skip', 'limit'] as const) {
    const value = next('$' + key)
    const number = isNumeric(value) ? toDouble(value) : NaN
    if (!Number.isInteger(number) || number < (key === 'limit' ? 1 : 0)) continue
    out[key] = number
    rest.shift()
  }
  return out
}

/** Owns what may be read along with a document, in the same request, and the stage of an aggregation that reads it. */
import type { Guard } from '@/domain/kernel/guarded-update'

/** Which fields are read, or left out. */
export type Fields = Record<string, 0 | 1>

/**
 * How many documents of `from` go with a document that was found, as `[{ n }]` under `as`. `variables` names fields of
 * the found one for `fits`, an aggregation expression; an index is used for what it holds equal.
 */
export interface Counting {
  as: string
  from: string
  variables: Record<string, string>
  fits: unknown
  /** Where it is enough to know that there are so many: counted no further. */
  most?: number
  /** An expression on the one that goes with it, answered as `n` in place of how many there are. */
  says?: unknown
}

/**
 * The newest documents of `from` that go with a document that was found, under `as`, one unless `limit` says more: of the
 * same station, and holding the found one's id in `theirs`.
 */
interface Newest {
  as: string
  from: string
  theirs: string
  where: Guard
  order: Record<string, 1 | -1>
  limit?: number
  fields?: Fields
}

/** What each that is found holds alike with the one document that was joined before as `of`; missing and empty are alike. */
interface Alike {
  of: string
  fields: readonly string[]
}

/** Fields as aggregation expressions; `variables` are expressions on the main document by the name they are used under. */
interface Computing {
  variables?: Record<string, unknown>
  fields: Record<string, unknown>
}

/** A read that rides along with another: documents of `from` that match `where`, as an array field of the main document. */
export type Join =
  | {
      from: string
      where: Guard
      order?: Record<string, 1 | -1>
      limit: number
      fields?: Fields
      /** Beside each document that is found, how many of another collection go with it, or of several. */
      counting?: Counting | readonly Counting[]
      /** Fields of each that are computed from its own, and from what `variables` names of the main document. */
      computing?: Computing
      alike?: Alike
      /** Beside each document that is found, the newest of another collection. */
      newest?: Newest
    }
  /** How many match, as one row `{ n }`, none when nothing does; read it with `joinedCount`. Counted no further than `most`. */
  | { from: string; where: Guard; count: true; most?: number }
  /** Those that hold in a field what the main document holds in the same field, or in `theirs` where they call it otherwise. */
  | {
      from: string
      sameIn: string
      theirs?: string
      where: Guard
      order: Record<string, 1 | -1>
      limit: number
      fields?: Fields
      alike?: Alike
      /** Beside each document that is found, the newest of another collection. */
      newest?: Newest
    }
  /** The document whose id stands in this field of the main document; and in that of what was joined before as `andOf`. */
  | { from: string; idIn: string; andOf?: string }
  /** The documents whose ids an expression on the main document, and on what was joined before, comes to. */
  | { from: string; ids: unknown }

/** The `$lookup` stage of such a counting. */
export const countOf = ({ as, from, variables, fits, most, says }: Counting) => ({
  ...{ as, from, let: variables },
  pipeline: [
    { $match: { $expr: fits } },
    ...(most === undefined ? [] : [{ $limit: most }]),
    says === undefined ? { $count: 'n' } : { $project: { _id: 0, n: says } },
  ],
})

/** The `$lookup` stage of the newest. */
const newestOf = ({ as, from, theirs, where, order, limit = 1, fields }: Newest) => ({
  ...{ as, from, let: { id: '$_id', station: '$stationId' } },
  pipeline: [
    {
      $match: {
        ...where,
        $expr: { $and: [{ $eq: [`$${theirs}`, '$$id'] }, { $eq: ['$stationId', '$$station'] }] },
      },
    },
    ...[{ $sort: order }, { $limit: limit }],
    ...(fields ? [{ $project: fields }] : []),
  ],
})

/** Under which name a join stands beside the fields of the main document. */
export const joinedAs = (name: string): string => `joined_${name}`

/** The `$addFields` stage that a join needs before it: each id once, as two that are the same are one document. */
export function idsOf(name: string, join: Join): Record<string, unknown> | null {
  if ('ids' in join) return { [idsIn(name)]: join.ids }
  if (!('idIn' in join) || join.andOf === undefined) return null
  const { idIn, andOf } = join
  return { [idsIn(name)]: { $setUnion: [[`$${idIn}`], `$${joinedAs(andOf)}.${idIn}`] } }
}

const idsIn = (name: string): string => `ids_${name}`

/** Whether a field of what was found is there for a join alone. */
export const isForJoin = (field: string): boolean => field.startsWith('ids_')

const variablesOf = (alike: Alike | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (alike?.fields ?? []).map((field) => {
      const theirs = { $arrayElemAt: [`$${joinedAs(alike?.of ?? '')}.${field}`, 0] }
      return [`alike_${field}`, { $ifNull: [theirs, ''] }]
    }),
  )

const fitsAlike = (alike: Alike | undefined): unknown[] =>
  (alike?.fields ?? []).map((field) => ({ $eq: [{ $ifNull: [`$${field}`, ''] }, `$$alike_${field}`] }))

/** The fields that are read of each that is found, with the newest beside it. */
function withNewest({ newest, fields }: { newest?: Newest; fields?: Fields }): Record<string, unknown>[] {
  const kept = fields && { $project: { ...fields, ...(newest && { [newest.as]: 1 }) } }
  return [...(newest ? [{ $lookup: newestOf(newest) }] : []), ...(kept ? [kept] : [])]
}

/** The `$lookup` stage of a join. */
export function lookupOf(name: string, join: Join): Record<string, unknown> {
  const as = joinedAs(name)
  if ('ids' in join) return { from: join.from, localField: idsIn(name), foreignField: '_id', as }
  if ('idIn' in join) {
    const localField = join.andOf === undefined ? join.idIn : idsIn(name)
    return { from: join.from, localField, foreignField: '_id', as }
  }
  if ('sameIn' in join) {
    const { from, sameIn, theirs = sameIn, where, order, limit, alike } = join
    const fits = { $and: [{ $eq: [`$${theirs}`, '$$same'] }, ...fitsAlike(alike)] }
    const pipeline = [{ $match: { ...where, $expr: fits } }, { $sort: order }, { $limit: limit }]
    // What the main document does not hold is held by nobody; null would be looked for without an index.
    const variables = { same: { $ifNull: [`$${sameIn}`, ''] }, ...variablesOf(alike) }
    return { from, let: variables, pipeline: [...pipeline, ...withNewest(join)], as }
  }
  if ('count' in join) {
    const stages: Record<string, unknown>[] = [{ $match: join.where }]
    if (join.most !== undefined) stages.push({ $limit: join.most })
    return { from: join.from, pipeline: [...stages, { $count: 'n' }], as }
  }
  const { alike } = join
  const match = alike ? { ...join.where, $expr: { $and: fitsAlike(alike) } } : join.where
  const stages: Record<string, unknown>[] = [{ $match: match }]
  if (join.order) stages.push({ $sort: join.order })
  stages.push({ $limit: join.limit }, ...withNewest(join))
  if (join.computing) stages.push({ $addFields: join.computing.fields })
  for (const counting of [join.counting ?? []].flat()) stages.push({ $lookup: countOf(counting) })
  const variables = { ...variablesOf(alike), ...join.computing?.variables }
  const named = Object.keys(variables).length > 0 ? { let: variables } : {}
  return { from: join.from, ...named, pipeline: stages, as }
}

/** The same joins for somebody who acts at another station than the own: what they read of the station is that one's. */
export const joinsAt = (joins: Readonly<Record<string, Join>>, stationId: string): Record<string, Join> =>
  Object.fromEntries(Object.entries(joins).map(([name, join]) => [name, joinAt(join, stationId)]))

function joinAt(join: Join, stationId: string): Join {
  if ('idIn' in join && join.idIn === 'stationId')
    return { from: join.from, where: { _id: stationId }, limit: 1 }
  if ('sameIn' in join && join.sameIn === 'stationId') {
    const { sameIn, theirs = sameIn, ...rest } = join
    return { ...rest, where: { ...join.where, [theirs]: stationId } }
  }
  return join
}

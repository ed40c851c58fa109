/** Owns how far an environment's documents have become what this version writes, and the pages in which they do. */
import type { Guard, Patch } from '@/domain/kernel/guarded-update'
import { migrations } from '@/domain/migrations/migrations'
import { changeDoc, type Doc, findDocs } from '../platform/cloud'
import { keepJobCursor, readJobCursor } from './job-cursors'

const NAME = 'migrations'

interface Walk {
  /** The number of the last migration that is done; 0 for none. */
  done: number
  /** The id up to which the next one has come. */
  after: string | null
}

/** There once all of them are done: a later version, which has more, is due again. */
export const untilMigrated = {
  from: 'passes',
  where: { _id: NAME, 'state.done': { $gte: migrations.length } },
  until: 'there' as const,
}

/** How far it has come. One request. */
export async function readWalk(): Promise<{ walk: Walk; version: number }> {
  const { state, version } = await readJobCursor<Walk>(NAME)
  return { walk: state ?? { done: 0, after: null }, version }
}

/** Of two runs that came equally far at the same moment one is kept. One request. */
export const keepWalk = (version: number, walk: Walk): Promise<boolean> =>
  keepJobCursor<Walk>(NAME, version, { state: walk, finished: walk.done >= migrations.length })

/** Documents behind an id, in the order of ids, with these fields alone. One request. */
export const pageBehind = (
  collection: string,
  after: string | null,
  { limit, fields }: { limit: number; fields: readonly string[] },
): Promise<Doc[]> =>
  findDocs<Doc>(collection, after === null ? {} : { _id: { $gt: after } }, {
    ...{ order: [['_id', 'asc']], limit },
    fields: Object.fromEntries(fields.map((field) => [field, 1 as const])),
  })

/** Changes one document where it is still as it was; whoever was quicker wrote it as this version does. One request. */
export const moveDoc = (collection: string, id: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(collection, id, guard, patch)

/** Owns what could not be worked on: which documents the jobs leave alone for now, and how many the desk is told of. */
import type { Guard } from '@/domain/kernel/conditions'
import { type Aside, countDocs, findDocs } from '../platform/cloud'

const ASIDES = 'asides'
/** More than so many at once is no longer a matter of single documents. */
const MOST = 500

/** What is to be left alone at an instant, by collection. One request. */
export async function asidesAt(now: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await findDocs<Aside>(
    ASIDES,
    { retryAt: { $gt: now } },
    { order: [['retryAt', 'asc']], limit: MOST, fields: { collection: 1, docId: 1 } },
  )
  const byCollection = new Map<string, string[]>()
  for (const { collection, docId } of found) {
    byCollection.set(collection, [...(byCollection.get(collection) ?? []), docId])
  }
  return byCollection
}

/** What fails goes on being tried once an hour, so what was not seen for longer has been mended. */
const MENDED_MS = 3 * 3_600_000

const shown = (stationId: string, now: number): Guard => ({
  stationId: { $in: [stationId, null] },
  at: { $gt: now - MENDED_MS },
})

/** How many documents of a station are set aside. One request. */
export const countAsides = (stationId: string, now: number): Promise<number> =>
  countDocs(ASIDES, shown(stationId, now))

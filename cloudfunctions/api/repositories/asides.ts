/** Owns what could not be worked on: which documents the jobs leave alone for now, and how many the desk is told of. */
import { type Aside, findDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'

const ASIDES = 'asides'
/** More than so many at once is no longer a matter of single documents. */
const MOST = 500

const resting = (now: number) => ({
  where: { retryAt: { $gt: now } },
  limit: MOST,
  fields: { collection: 1, docId: 1 } as const,
})

/** What is to be left alone at an instant, along with the timer's document; read it with `asidesIn`. */
export const restingJoin = (now: number): Join => ({
  ...{ from: ASIDES, ...resting(now), order: { retryAt: 1 } },
})

/** The same by collection. */
export function asidesIn(found: readonly unknown[] = []): ReadonlyMap<string, readonly string[]> {
  const byCollection = new Map<string, string[]>()
  for (const { collection, docId } of found as Pick<Aside, 'collection' | 'docId'>[]) {
    byCollection.set(collection, [...(byCollection.get(collection) ?? []), docId])
  }
  return byCollection
}

/** What is to be left alone at an instant, by collection. One request. */
export async function asidesAt(now: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const { where, ...rest } = resting(now)
  return asidesIn(await findDocs<Aside>(ASIDES, where, { ...rest, order: [['retryAt', 'asc']] }))
}

/** What fails goes on being tried once an hour, so what was not seen for longer has been mended. */
const MENDED_MS = 3 * 3_600_000

/** So many are counted; with more, something other than single documents is broken. */
const MOST_COUNTED = 50
/** A document is left alone for an hour at most, see `setAside`. */
const LONGEST_MS = 3_600_000

/** What is set aside now, along with the caller. */
export const asidesJoin = (now: number): Join => ({
  from: ASIDES,
  where: { retryAt: { $gt: now - MENDED_MS + LONGEST_MS } },
  limit: MOST_COUNTED,
  fields: { stationId: 1 },
})

/** How many of them are a station's, or nobody's. */
export const asidesOf = (stationId: string, joined: readonly unknown[] = []): number =>
  (joined as Pick<Aside, 'stationId'>[]).filter((aside) => [stationId, null].includes(aside.stationId)).length

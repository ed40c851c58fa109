/**
 * Owns what a call found in the database, so that it need not be made again: a query that would find in every one of its
 * readings what it found before answers what it answered before. Handlers are functions of what they read, the hour and
 * the caller; nothing is kept between calls.
 */
import type { TestCloud } from './test-cloud'

type Store = TestCloud['cloud']['store']

/** One reading of the store, to be made again, and what it found. */
export interface Reading {
  again: () => Promise<unknown>
  found: string
}

export interface Readings {
  /** Whether each of these readings finds the very same. */
  stillFinds(readings: readonly Reading[]): Promise<boolean>
  /** What is read while something is done; null when it wrote, or asked for more than the database. */
  during(act: () => Promise<string>): Promise<readonly Reading[] | null>
  /** Whether anything was written since this was asked last. */
  wroteSince(): boolean
}

type Found = Parameters<ReturnType<typeof asTextWithout>>[0]

const asTextWithout =
  (unread: readonly string[]) =>
  ({ docs, total }: { docs?: unknown; total?: unknown }): string =>
    JSON.stringify([docs, total], (field, value: unknown) => (unread.includes(field) ? undefined : value))

/**
 * Listens to the store of a cloud. One thing at a time can be listened to.
 * @param unread fields of documents that no query looks at, so that it answers the same whatever stands there
 */
export function readingsOf({ cloud }: TestCloud, unread: readonly string[] = []): Readings {
  const asText = asTextWithout(unread)
  const { store } = cloud
  const read = {
    find: store.find.bind(store),
    count: store.count.bind(store),
    aggregate: store.aggregate.bind(store),
  }
  let heard: Reading[] | null = null
  let wrote = false
  let touched = false
  const listen =
    <A extends unknown[], R extends object>(usual: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const answer = await usual(...given)
      heard?.push({ again: () => usual(...given), found: asText(answer) })
      return answer
    }
  const notice =
    <A extends unknown[], R>(usual: (...given: A) => R) =>
    (...given: A): R => {
      wrote = true
      touched = true
      return usual(...given)
    }
  const change: Partial<Store> = {
    find: listen(read.find),
    count: listen(read.count),
    aggregate: listen(read.aggregate),
    insert: notice(store.insert.bind(store)),
    update: notice(store.update.bind(store)),
    remove: notice(store.remove.bind(store)),
    begin: notice(store.begin.bind(store)),
  }
  Object.assign(store, change)
  return {
    stillFinds: async (readings) => {
      for (const { again, found } of readings) if (asText((await again()) as Found) !== found) return false
      return true
    },
    during: async (act) => {
      heard = []
      wrote = false
      const requestId = await act()
      const readings = heard
      heard = null
      const asked = cloud.trace(requestId)?.requests ?? []
      const alone = asked.length > 0 && asked.every(({ action }) => action.startsWith('database.'))
      return wrote || !alone ? null : readings
    },
    wroteSince: () => {
      const before = touched
      touched = false
      return before
    },
  }
}

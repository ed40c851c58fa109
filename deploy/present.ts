/** Owns reading what an environment has, as far as it bears on what it shall have. */
import {
  CLOSED,
  type CloudAccount,
  type Documents,
  type Index,
  type PresentCollection,
  type PresentFunction,
  type StorageRule,
} from './cloud'
import { pagesOf } from './pages'
import type { Wanted } from './wanted'

export interface Present {
  collections: Record<string, PresentCollection>
  functions: Record<string, PresentFunction>
  storage: StorageRule
  /** Of the collections that tell whether anybody is here yet, those in which something lies. */
  filled: string[]
  /** What stands twice where a unique index is missing, by {@link indexPlace}. */
  repeated: Record<string, string[]>
}

/** Where somebody lives, and whose ids follow from the key. */
const tellers = ['stations', 'units', 'people']

export const indexPlace = (collection: string, index: Index): string => `${collection}/${index.name}`

const REPEATED_SHOWN = 3

/** A value below a path with dots, as an index sees it. */
const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], document)

/** What stands twice under the keys of an index that shall be unique; a few of it. */
async function repeatedIn(account: Documents, collection: string, index: Index): Promise<string[]> {
  const fields = Object.keys(index.keys)
  const seen = new Set<string>()
  const twice = new Set<string>()
  for await (const page of pagesOf(account, collection, fields)) {
    for (const document of page) {
      const key = JSON.stringify(fields.map((field) => valueAt(document, field) ?? null))
      if (seen.has(key)) twice.add(key)
      seen.add(key)
    }
    if (twice.size >= REPEATED_SHOWN) break
  }
  return [...twice].slice(0, REPEATED_SHOWN)
}

export async function readPresent(account: CloudAccount, wanted: Wanted): Promise<Present> {
  const present: Present = {
    ...{ collections: {}, functions: {}, filled: [], repeated: {} },
    storage: await account.storageRule(),
  }
  const known = new Set(wanted.collections.map(({ name }) => name))
  for (const name of await account.collections())
    present.collections[name] = known.has(name)
      ? await account.collection(name)
      : { permission: CLOSED, indexes: [] }
  for (const { name, indexes } of wanted.collections) {
    const has = present.collections[name]
    if (!has) continue
    const missing = indexes.filter((one) => one.unique && !has.indexes.some((it) => isSameIndex(it, one)))
    for (const index of missing)
      present.repeated[indexPlace(name, index)] = await repeatedIn(account, name, index)
  }
  for (const name of tellers)
    if (present.collections[name] && (await account.page(name, { after: null, limit: 1 })).length > 0)
      present.filled.push(name)
  for (const name of await account.functionNames()) present.functions[name] = await account.readFunction(name)
  return present
}

/** The order of keys is part of an index. */
export const isSameIndex = (a: Index, b: Index): boolean =>
  a.name === b.name &&
  (a.unique ?? false) === (b.unique ?? false) &&
  JSON.stringify(Object.entries(a.keys)) === JSON.stringify(Object.entries(b.keys))

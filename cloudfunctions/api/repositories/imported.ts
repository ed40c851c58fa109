/** Owns writing what an import brings into a collection whose documents are told by their names, and taking it back. */
import type { ImportEntry } from '@/domain/imports/documents'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, isDuplicate, removeDoc } from '../platform/cloud'

export interface Named extends Doc {
  stationId: string
  nameKey: string
  version: number
}

export type Facts = Record<string, unknown>
/** What stands, by the keys of the rows. */
export type Standing<D> = ReadonlyMap<string, D>

const AT_ONCE = 200

/** What stands under these keys. One request for each 200. */
export async function standingOf<D extends Named>(
  collection: string,
  keys: readonly string[],
  stationId: string,
): Promise<Standing<D>> {
  const each = [...new Set(keys)]
  const parts = Array.from({ length: Math.ceil(each.length / AT_ONCE) }, (_, at) =>
    each.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  const found = await Promise.all(
    parts.map((nameKeys) =>
      findDocs<D>(collection, { stationId, nameKey: { $in: nameKeys } }, { limit: AT_ONCE }),
    ),
  )
  return new Map(found.flat().map((one) => [one.nameKey, one]))
}

export const same = (facts: Facts, document: object): boolean =>
  Object.entries(facts).every(
    ([key, value]) => JSON.stringify((document as Facts)[key]) === JSON.stringify(value),
  )

export const partOf = (document: object, facts: Facts): Facts =>
  Object.fromEntries(Object.keys(facts).map((key) => [key, (document as Facts)[key]]))

const overtaken = '刚才有同事改过，没有动'
const nameTaken = '刚才有同事建了同名的'

/** One request, two where somebody was quicker or it was written before. */
export async function writeOne(
  collection: string,
  entry: Omit<ImportEntry, 'at' | 'problem'>,
  added: Doc | null,
  by: string,
): Promise<string> {
  const facts = JSON.parse(entry.after) as Facts
  if (added) {
    if ((await addDoc(collection, added)) === 'added') return ''
    return (await getDoc(collection, entry.id)) ? '' : nameTaken
  }
  const guard = { version: entry.version - 1 }
  try {
    const patch = { $set: { ...facts, version: entry.version, changedBy: by } }
    if (await changeDoc(collection, entry.id, guard, patch)) return ''
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return nameTaken
  }
  const stands = await getDoc<Named>(collection, entry.id)
  return stands?.version === entry.version && same(facts, stands) ? '' : overtaken
}

/** One or two requests. @returns whether it went back */
export async function undoOne(
  collection: string,
  entry: ImportEntry,
  isNamed: boolean,
  by: string,
): Promise<boolean> {
  const guard = { version: entry.version }
  if (entry.isNew) {
    if (!isNamed && (await removeDoc(collection, entry.id, guard))) return true
    return (await getDoc(collection, entry.id)) === null
  }
  const before = JSON.parse(entry.before) as Facts
  const patch = { $set: { ...before, version: entry.version + 1, changedBy: by } }
  if (await changeDoc(collection, entry.id, guard, patch)) return true
  const stands = await getDoc<Named>(collection, entry.id)
  return stands?.version === entry.version + 1 && same(before, stands)
}

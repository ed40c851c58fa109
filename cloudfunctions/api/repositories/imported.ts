/** Owns writing what an import brings as documents, and taking it back; most are told by the key of their name. */
import type { ImportEntry } from '@/domain/imports/documents'
import { nameOf } from '@/domain/person/name-of'
import type { Caller } from '../handler'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, isDuplicate, removeDoc } from '../platform/cloud'

export interface Kept extends Doc {
  version: number
}

interface Named extends Kept {
  stationId: string
  nameKey: string
}

export type NotedEntry = Omit<ImportEntry, 'at' | 'problem'>

/** Where documents of a kind lie: how they are found by the keys of rows, written, and taken back. */
export interface Shelf<D extends Kept, X> {
  /** What stands under these keys. */
  standing: (keys: readonly string[], context: X) => Promise<Standing<D>>
  /**
   * @param added the new document; null where one that stands is changed
   * @returns why it was not written, or nothing; null where it stood so already by somebody else's hand
   */
  write: (entry: NotedEntry, added: D | null, context: X) => Promise<string | null>
  /** @param isNamed whether something else names it by now. @returns whether it went back */
  undo: (entry: ImportEntry, isNamed: boolean, context: X) => Promise<boolean>
}

export type Facts = Record<string, unknown>
/** What stands, by the keys of the rows. */
export type Standing<D> = ReadonlyMap<string, D>

const AT_ONCE = 200

/** What stands under these keys. One request for each 200. */
async function standingOf<D extends Named>(
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

export const overtaken = '刚才有同事改过，没有动'
const nameTaken = '刚才有同事建了同名的'

/** One request, two where somebody was quicker or it was written before, three where another has given the same name. */
async function writeOne(
  collection: string,
  entry: NotedEntry,
  added: Doc | null,
  by: string,
): Promise<string | null> {
  const facts = JSON.parse(entry.after) as Facts
  if (added) {
    if ((await addDoc(collection, added)) === 'added') return ''
    if (await getDoc(collection, entry.id)) return ''
    // The same table, brought by two at the same moment, is refused to neither.
    const { stationId, nameKey } = added as Named
    const [other] = await findDocs<Named>(collection, { stationId, nameKey }, { limit: 1 })
    return other && same(facts, other) ? null : nameTaken
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
  if (!stands || !same(facts, stands)) return overtaken
  return stands.version === entry.version ? '' : null
}

/** One or two requests. @returns whether it went back */
async function undoOne(
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

/** A collection whose documents carry the key of their name, which no two of a station share. */
export const namedShelf = <D extends Named>(collection: string): Shelf<D, { caller: Caller }> => ({
  standing: (keys, { caller }) => standingOf<D>(collection, keys, caller.stationId),
  write: (entry, added, { caller }) => writeOne(collection, entry, added, nameOf(caller.person)),
  undo: (entry, isNamed, { caller }) => undoOne(collection, entry, isNamed, nameOf(caller.person)),
})

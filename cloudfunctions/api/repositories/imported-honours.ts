/** Owns writing honours of earlier years that a table brings: each row once, whoever brings it, and taken back while nobody has moved it. */
import type { Caller } from '../handler'
import { addDoc, findDocs, getDoc, removeDoc } from '../platform/cloud'
import { derivedId } from '../platform/identity'
import { type HonourDoc, HONOURS } from './honours'
import { overtaken, type Shelf } from './imported'

interface Bringing {
  caller: Pick<Caller, 'stationId'>
  importId: string
}

/** The same for every file, so that a row which comes again meets what it has brought; no name can be read from it. */
export const pastHonourId = (key: string, { caller }: Bringing): string =>
  derivedId('h', 'import', caller.stationId, key)

const AT_ONCE = 200

export const pastHonourShelf: Shelf<HonourDoc, Bringing> = {
  standing: async (keys, context) => {
    const keyOf = new Map(keys.map((key) => [pastHonourId(key, context), key]))
    const ids = [...keyOf.keys()]
    const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
      findDocs<HonourDoc>(
        HONOURS,
        { _id: { $in: ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE) } },
        { limit: AT_ONCE, fields: { version: 1 } },
      ),
    )
    const found = (await Promise.all(parts)).flat()
    return new Map(found.map((one) => [keyOf.get(one._id) ?? '', one]))
  },
  write: async ({ id }, added, { importId }) => {
    if (!added) return overtaken
    if ((await addDoc(HONOURS, added)) === 'added') return ''
    const stands = await getDoc<HonourDoc>(HONOURS, id)
    return stands?.source.id === importId ? '' : null
  },
  undo: async ({ id, version }, _isNamed, { importId }) => {
    if (await removeDoc(HONOURS, id, { version, 'source.id': importId })) return true
    return (await getDoc(HONOURS, id)) === null
  },
}

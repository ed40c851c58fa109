/**
 * Owns how a name is taken out of a document: names are written beside ids, everywhere in the same pairs, so one walk finds
 * them in whatever document they stand. Whose name it is follows from the id and never from the name, as two may have one.
 */

/** What somebody is called whose account was closed: in what is believed because of it, and anywhere else. */
export const CLOSED_NAME = '已注销的志愿者'

/** Which name stands beside which id, in one object of a document. */
const pairs: Readonly<Record<string, readonly string[]>> = {
  personId: ['name'],
  ownerId: ['ownerName'],
  authorId: ['authorName'],
  leaderId: ['leaderName'],
  recorderId: ['recorderName'],
  approverId: ['approverName'],
  handlerId: ['handlerName'],
  wisherId: ['wisherName', 'calling'],
  byPersonId: ['byName'],
  byId: ['byName'],
  by: ['byName'],
  askerId: ['askerName'],
  otherId: ['otherName'],
  handedOutById: ['handedOutBy'],
  who: ['name'],
}

/** Names by the ids of those whose they are. */
const maps: readonly string[] = ['names', 'called']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const written = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value !== CLOSED_NAME

/** The fields, by their paths, in which a name of one of these people stands, each with what stands there instead. */
export function namesIn(value: unknown, ids: ReadonlySet<string>, at = ''): Record<string, string> {
  const found: Record<string, string> = {}
  const inside = (key: string | number): string => (at === '' ? String(key) : `${at}.${key}`)
  if (Array.isArray(value)) {
    value.forEach((one, index) => Object.assign(found, namesIn(one, ids, inside(index))))
    return found
  }
  if (!isObject(value)) return found
  for (const [key, one] of Object.entries(value)) {
    for (const name of typeof one === 'string' && ids.has(one) ? (pairs[key] ?? []) : [])
      if (written(value[name])) found[inside(name)] = CLOSED_NAME
    if (maps.includes(key) && isObject(one)) {
      for (const id of Object.keys(one))
        if (ids.has(id) && written(one[id])) found[`${inside(key)}.${id}`] = CLOSED_NAME
    } else Object.assign(found, namesIn(one, ids, inside(key)))
  }
  return found
}

/** Every file of the cloud that is named anywhere in a value. */
export function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('cloud://') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(filesIn)
}

/**
 * Owns what the keys of requests were used for: the newest of each person, with a digest of what was asked, so that
 * a key that comes again with another input is known. The list lies with the person and is short, because a phone
 * keeps a key for minutes only.
 */
import type { ActionName } from '@/contract'
import type { PersonDocument } from '@/domain/person/documents'
import type { Caller } from '../handler'
import { digestOf } from '../platform/identity'
import { changePerson, findPerson } from './people'

/** More commands than anybody gives while a phone may still repeat one of them. */
const KEPT = 40

/** `first`: nobody asked with this key before; `again`: the same was asked; `reused`: something else was. */
type Claim = 'first' | 'again' | 'reused'

interface KeyedRequest {
  action: ActionName
  requestKey: string
  /** A digest of the input, see {@link inputDigest}. */
  asked: string
}

/** The same input gives the same digest, however its fields are ordered. */
export const inputDigest = (action: ActionName, input: unknown): string =>
  digestOf('input', `${action}:${ordered(input)}`)

function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${ordered(field)}`)
    .join()}}`
}

/** How a key stands in the list: only for one action. */
export const requestMark = ({ action, requestKey }: Pick<KeyedRequest, 'action' | 'requestKey'>): string =>
  digestOf('key', `${action}:${requestKey}`)

function standing({ requests = [] }: PersonDocument, request: KeyedRequest): Claim | null {
  const kept = requests.find(({ key }) => key === requestMark(request))
  if (!kept) return null
  return kept.asked === request.asked ? 'again' : 'reused'
}

/** Notes what a key is used for, before anything is done. One request for a new key, none for one that is known. */
export async function claimKey({ personId, person }: Caller, request: KeyedRequest): Promise<Claim> {
  const known = standing(person, request)
  if (known) return known
  const key = requestMark(request)
  const entry = { key, asked: request.asked }
  const noted = await changePerson(
    personId,
    { 'requests.key': { $ne: key } },
    { $push: { requests: { $each: [entry], $slice: -KEPT } } },
  )
  if (noted) return 'first'
  // The same key came twice at once; whichever was noted first says what it is for.
  const fresh = await findPerson(personId)
  return (fresh && standing(fresh, request)) ?? 'first'
}

/** A request that was refused has made nothing, so its key is free again. One request. */
export const freeKey = async ({ personId }: Caller, request: KeyedRequest): Promise<void> => {
  await changePerson(personId, {}, { $pull: { requests: { key: requestMark(request) } } })
}

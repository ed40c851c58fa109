/**
 * Owns whose files are taken: those of this environment, and only what the caller has sent, as it was sent or as the station
 * keeps it. A name that points into another cloud, or to what somebody else has sent, is refused wherever it stands, unless
 * it stands already in what the request is about: a colleague goes on with a draft.
 */
import { filesIn } from '@/domain/person-data/names'

/** The id of a cloud file begins with its environment and bucket: `cloud://ENV.BUCKET/path`. */
const FILE = /^cloud:\/\/([^./]*)/

/** The environment this function runs in; empty where the platform does not say. */
const ownEnvironment = (): string => process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''

/** A file carries in its path who sent it, `cloud://ENV.BUCKET/wish/<person>/…`, and the station's copy as well. */
const OWNER = /^cloud:\/\/[^/]+\/(?:kept\/)?[a-z]+\/(p[0-9a-z]{19})\//

/** Who sent a file; null where that cannot be known. */
const ownerOf = (fileId: string): string | null => OWNER.exec(fileId)?.[1] ?? null

function isForeign(fileId: string, personId: string): boolean {
  const environment = FILE.exec(fileId)?.[1]
  if (environment === undefined) return false
  const own = ownEnvironment()
  if (own !== '' && environment !== own) return true
  const owner = ownerOf(fileId)
  return owner !== null && owner !== personId
}

/** Where a file stands in an input that is not to be taken, such as `form.photos.0`; null where there is none. */
function foundIn(
  input: unknown,
  refused: (fileId: string) => boolean,
  path: readonly string[] = [],
): string | null {
  if (typeof input === 'string') return refused(input) ? path.join('.') : null
  if (input === null || typeof input !== 'object') return null
  for (const [key, value] of Object.entries(input)) {
    const found = foundIn(value, refused, [...path, key])
    if (found !== null) return found
  }
  return null
}

/**
 * Looks through an input for a file of another environment, or one that somebody else has sent.
 * @param stands what the request is about, as it was read: what stands there may be named again
 * @returns where it stands, such as `form.photos.0`; null when all files may be named or there are none
 */
export function foreignFile(input: unknown, personId: string, stands: unknown): string | null {
  let known: Set<string> | null = null
  return foundIn(input, (fileId) => {
    if (!isForeign(fileId, personId)) return false
    known ??= new Set(filesIn(stands))
    return !known.has(fileId)
  })
}

const PERSON = /^p[0-9a-z]{19}$/

/** Everybody who is named in a document by id. */
function peopleIn(value: unknown): string[] {
  if (typeof value === 'string') return PERSON.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(peopleIn)
}

/**
 * Of the files that are no longer named in a document because somebody goes, those that go along: what that person has
 * sent, and what was sent by others who had a hand in it. A file of anybody else stands in other places still.
 */
export function goingWith(files: readonly string[], doc: unknown, ids: ReadonlySet<string>): string[] {
  const had = new Set([...ids, ...peopleIn(doc)])
  return files.filter((file) => {
    const owner = ownerOf(file)
    return owner === null || had.has(owner)
  })
}

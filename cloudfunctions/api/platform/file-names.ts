/**
 * Owns whose files are taken and who is told whose they are. Taken are those of this environment, and only what the caller
 * has sent, as it was sent or as the station keeps it: a name that points into another cloud, or to what somebody else has
 * sent, is refused wherever it stands, unless it stands already in what the request is about, as when a colleague goes on
 * with a draft. Whose a file is nobody reads in its name but whoever sent it.
 */
import { copyNameOf, earlierCopyOf, isKept, keptPathOf, stemOf } from '@/domain/moderation/kept-files'
import { filesIn } from '@/domain/person-data/names'
import { digestOf } from './identity'

/** The id of a cloud file begins with its environment and bucket: `cloud://ENV.BUCKET/path`. */
const FILE = /^cloud:\/\/([^./]*)/

/** The environment this function runs in; empty where the platform does not say. */
const ownEnvironment = (): string => process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''

/** An upload carries in its path who sent it, `cloud://ENV.BUCKET/wish/<person>/…`, and a copy of an earlier version as well. */
const SENDER = /^cloud:\/\/[^/]+\/(?:[^/]+\/)*?(p[0-9a-z]{19})\//

const senderIn = (fileId: string): string | null => SENDER.exec(fileId)?.[1] ?? null

/** What the name of a copy says to whoever knows who may have sent it. Nobody else can make one. */
const markOf = (sender: string, unmarked: string): string => digestOf('sender', `${sender}:${unmarked}`)

/** The path of the copy of an upload; of one that does not say who sent it the copy does not either. */
export const copyPathOf = (upload: string, seal: string): string =>
  keptPathOf(upload, seal, (unmarked) => markOf(senderIn(upload) ?? '', unmarked))

/** Whether a file was sent by this person; by nobody who is known, where the id is empty. */
function isSentBy(fileId: string, personId: string): boolean {
  const copy = copyNameOf(fileId)
  return copy ? copy.mark === markOf(personId, copy.unmarked) : (senderIn(fileId) ?? '') === personId
}

const WAITING = /^cloud:\/\/[^/]+\/waiting\//

/** In place of the name of a file that says who sent it: one that leads to no file and to nobody. */
const blindOf = (fileId: string): string =>
  fileId.replace(
    /^(cloud:\/\/[^/]+\/).*(\.[^.]*)$/,
    (_, cloud: string, ending: string) => `${cloud}waiting/${digestOf('waiting', stemOf(fileId))}${ending}`,
  )

function isForeign(fileId: string, personId: string): boolean {
  const environment = FILE.exec(fileId)?.[1]
  if (environment === undefined) return false
  const own = ownEnvironment()
  if ((own !== '' && environment !== own) || WAITING.test(fileId)) return true
  // Anybody may upload below this path as well: a copy is what carries a mark, or stands somewhere already.
  if (isKept(fileId)) return copyNameOf(fileId) === null || !isSentBy(fileId, personId)
  // Uploads of an earlier version do not say whose they are.
  return !isSentBy(fileId, personId) && !isSentBy(fileId, '')
}

/** A value with each text in it replaced; what has none that changes is the same value. */
function withTexts(value: unknown, text: (one: string, path: string) => string, path = ''): unknown {
  if (typeof value === 'string') return text(value, path)
  if (typeof value !== 'object' || value === null) return value
  const inside = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  const changed = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    const after = withTexts(one, text, inside(key))
    return after === one ? [] : [[key, after]]
  })
  if (changed.length === 0) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  return Object.assign(copy, Object.fromEntries(changed))
}

/**
 * An input with each file under the name by which it stands already in what the request is about, so that an upload never
 * takes the place of the copy that was checked; and the first file in it that is not to be taken.
 * @param stands what the request is about, as it was read
 * @returns `foreign`: where it stands, such as `form.photos.0`; null when all files may be named or there are none
 */
export function namedFiles<T>(
  input: T,
  personId: string,
  stands: unknown,
): { input: T; foreign: string | null } {
  let known: { all: Set<string>; byName: Map<string, string> } | null = null
  const standing = (fileId: string): string | undefined => {
    if (known === null) {
      const all = new Set(filesIn(stands))
      known = {
        all,
        byName: new Map(
          [...all].flatMap((one) => [
            [stemOf(one), one],
            [blindOf(one), one],
          ]),
        ),
      }
    }
    return known.all.has(fileId) ? fileId : known.byName.get(WAITING.test(fileId) ? fileId : stemOf(fileId))
  }
  let foreign: string | null = null
  const named = withTexts(input, (text, path) => {
    if (!FILE.test(text)) return text
    const stood = standing(text)
    if (stood === undefined && isForeign(text, personId)) foreign ??= path
    return stood ?? text
  })
  return { input: named as T, foreign }
}

/** An answer in which no name of a file says who sent it, but to whoever did. */
export const blindly = <T>(answer: T, personId: string): T =>
  withTexts(answer, (text) => {
    if (!FILE.test(text)) return text
    const sender = senderIn(text)
    return sender === null || sender === personId ? text : blindOf(text)
  }) as T

/** By which name this version knows a copy of an earlier one, whose name says who sent it; null for any other file. */
export function newNameOf(fileId: string): string | null {
  const earlier = senderIn(fileId) === null ? null : earlierCopyOf(fileId)
  if (!earlier) return null
  return fileId.replace(
    /^(cloud:\/\/[^/]+\/).*$/,
    (_, cloud: string) => cloud + copyPathOf(earlier.upload, earlier.seal),
  )
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
  const had = ['', ...ids, ...peopleIn(doc)]
  return files.filter((file) => had.some((id) => isSentBy(file, id)))
}

/**
 * Owns whose files are taken: those of this environment, and of the uploads only the caller's own. A name that points into
 * another cloud, or into what another person uploaded, is refused wherever it stands.
 */

/** The id of a cloud file begins with its environment and bucket: `cloud://ENV.BUCKET/path`. */
const FILE = /^cloud:\/\/([^./]*)/

/** The environment this function runs in; empty where the platform does not say. */
const ownEnvironment = (): string => process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''

/** An upload carries its owner in its path, `cloud://ENV.BUCKET/wish/<person>/…`; older ones do not. */
const OWNER = /^cloud:\/\/[^/]+\/[a-z]+\/(p[0-9a-z]{19})\//

function isForeign(fileId: string, personId: string): boolean {
  const environment = FILE.exec(fileId)?.[1]
  if (environment === undefined) return false
  const own = ownEnvironment()
  if (own !== '' && environment !== own) return true
  const owner = OWNER.exec(fileId)?.[1]
  return owner !== undefined && owner !== personId
}

/**
 * Looks through an input for a file of another environment, or one that somebody else uploaded.
 * @returns where it stands, such as `form.photos.0`; null when all files may be named or there are none
 */
export function foreignFile(input: unknown, personId: string, path: readonly string[] = []): string | null {
  if (typeof input === 'string') return isForeign(input, personId) ? path.join('.') : null
  if (input === null || typeof input !== 'object') return null
  for (const [key, value] of Object.entries(input)) {
    const found = foreignFile(value, personId, [...path, key])
    if (found !== null) return found
  }
  return null
}

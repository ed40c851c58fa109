/** Owns whose files are taken: those of this environment. A name that points into another cloud is refused wherever it stands. */

/** The id of a cloud file begins with its environment and bucket: `cloud://ENV.BUCKET/path`. */
const FILE = /^cloud:\/\/([^./]*)/

/** The environment this function runs in; empty where the platform does not say. */
const ownEnvironment = (): string => process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''

/**
 * Looks through an input for a file of another environment.
 * @returns where it stands, such as `form.photos.0`; null when all files are of this environment or there are none
 */
export function foreignFile(input: unknown, path: readonly string[] = []): string | null {
  if (typeof input === 'string') {
    const environment = FILE.exec(input)?.[1]
    const own = ownEnvironment()
    return environment === undefined || own === '' || environment === own ? null : path.join('.')
  }
  if (input === null || typeof input !== 'object') return null
  for (const [key, value] of Object.entries(input)) {
    const found = foreignFile(value, [...path, key])
    if (found !== null) return found
  }
  return null
}

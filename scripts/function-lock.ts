/** Owns the lock file that goes up with a function: exactly the packages it was tested with, taken from the project's own lock. */
import { readFileSync } from 'node:fs'

interface Locked {
  version: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}

interface LockFile {
  lockfileVersion: number
  packages: Record<string, Locked>
}

/** Where a package required from `from` lies, looked for outwards as Node does; null when it was not installed. */
function placeOf(packages: Record<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[place]) return place
    if (folder === '') return null
  }
}

/**
 * The lock of a function that depends on these packages.
 * @throws when one of them, or something it needs, is not in the project's lock
 */
export function functionLock(lockPath: string, name: string, dependencies: Record<string, string>): object {
  const { packages, lockfileVersion } = JSON.parse(readFileSync(lockPath, 'utf8')) as LockFile
  const wanted: Record<string, Locked> = {}
  const open = Object.keys(dependencies).map((dependency) => ['', dependency, true] as const)
  const waiting: (readonly [from: string, name: string, needed: boolean])[] = [...open]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, dependency, needed] = next
    const place = placeOf(packages, from, dependency)
    if (place === null) {
      if (needed) throw new Error(`${dependency}, which ${from || name} needs, is not in ${lockPath}`)
      continue
    }
    if (wanted[place]) continue
    const { dev: _dev, peer: _peer, ...locked } = packages[place] as Locked
    wanted[place] = locked as Locked
    for (const one of Object.keys(locked.dependencies ?? {})) waiting.push([place, one, true])
    for (const one of Object.keys(locked.optionalDependencies ?? {})) waiting.push([place, one, false])
  }
  const root = { name, version: '1.0.0', dependencies }
  const sorted = Object.fromEntries(Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { name, version: '1.0.0', lockfileVersion, requires: true, packages: { '': root, ...sorted } }
}

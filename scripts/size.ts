/** Owns the sizes of the weapp packages, counted as an upload counts them: every file of dist/weapp, by package. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Package {
  name: string
  bytes: number
  limitBytes: number
}

export const MAIN_LIMIT = 440 * 1024
/** What a phone reads of scripts before it draws the first page. */
export const FIRST_PAGE_LIMIT = 290 * 1024
export const SUBPACKAGE_LIMIT = 300 * 1024

const root = resolve(__dirname, '..')

function bytesOf(path: string, except: readonly string[] = []): number {
  if (except.includes(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name), except), 0)
}

/** The main package first, then each subpackage of app.json. Throws when there is no build. */
export function packageSizes(dist = join(root, 'dist/weapp')): Package[] {
  const manifest = join(dist, 'app.json')
  if (!existsSync(manifest)) throw new Error('dist/weapp is missing: run npm run build:weapp')
  const app = JSON.parse(readFileSync(manifest, 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = (app.subPackages ?? app.subpackages ?? []).map((sub) => sub.root.replace(/\/$/, ''))
  const folders = roots.map((sub) => join(dist, sub))
  return [
    { name: 'main', bytes: bytesOf(dist, folders), limitBytes: MAIN_LIMIT },
    ...roots.map((name, i) => ({ name, bytes: bytesOf(folders[i] ?? ''), limitBytes: SUBPACKAGE_LIMIT })),
  ]
}

if (process.argv[1] === __filename) {
  const sizes = packageSizes().map(({ name, bytes, limitBytes }) => ({
    name,
    kb: Math.round(bytes / 102.4) / 10,
    limitKb: limitBytes / 1024,
  }))
  console.log(JSON.stringify(sizes, null, 2))
}

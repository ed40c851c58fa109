/** Owns the production build that these tests run: it is made when it is missing or older than its sources. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { isStale } from '../../../scripts/stale'
import { buildOnce } from '../../support/build-once'

const root = resolve(__dirname, '../../..')
export const dist = join(root, 'dist/weapp')

export interface AppManifest {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  preloadRule?: Record<string, { packages: string[] }>
  tabBar?: { custom?: boolean; list: { pagePath: string }[] }
}

const stale = (): boolean =>
  isStale(
    join(dist, 'app.json'),
    ['src', 'config', 'package-lock.json'].map((name) => join(root, name)),
  )

/** Makes sure that dist/weapp is there and not older than the sources. Takes a minute when it has to build. */
export function buildIfStale(): void {
  buildOnce(join(root, 'dist/weapp.building'), stale, () => {
    const env = { ...process.env, NODE_ENV: 'production' }
    execFileSync('npx', ['taro', 'build', '--type', 'weapp', '--no-check'], { cwd: root, env, stdio: 'pipe' })
  })
}

export const readDist = (path: string): string => readFileSync(join(dist, path), 'utf8')

export const readManifest = (): AppManifest => JSON.parse(readDist('app.json')) as AppManifest

/** Every page's route, tabs first. */
export const routesOf = ({ pages, subPackages = [] }: AppManifest): string[] => [
  ...pages,
  ...subPackages.flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page))),
]

/** Which file draws each custom tag of a page or component: the tag, then the path below dist without an ending. */
export function componentsOf(path: string): Record<string, string> {
  const { usingComponents = {} } = JSON.parse(readDist(`${path}.json`)) as {
    usingComponents?: Record<string, string>
  }
  const folder = posix.dirname(path)
  return Object.fromEntries(
    Object.entries(usingComponents).map(([tag, file]) => [
      tag,
      file.startsWith('/') ? file.slice(1) : posix.join(folder, file),
    ]),
  )
}

/** What a release weighs: WeChat refuses packages beyond its limit, and a slow phone feels them long before. */
import { posix } from 'node:path'
import { FIRST_PAGE_LIMIT, MAIN_LIMIT, packageSizes, SUBPACKAGE_LIMIT } from '../../scripts/size'
import { buildIfStale, componentsOf, dist, readDist, readManifest } from './support/dist'

/** The scripts that these paths stand for and whatever they require, each once. */
function evaluated(paths: readonly string[], found = new Set<string>()): Set<string> {
  for (const path of paths) {
    const file = `${path}.js`
    if (found.has(file)) continue
    found.add(file)
    const required = [...readDist(file).matchAll(/\brequire\("(\.[^"]*)"\)/g)]
    evaluated(
      required.map(([, name = '']) => posix.join(posix.dirname(path), name).replace(/\.js$/, '')),
      found,
    )
  }
  return found
}

beforeAll(buildIfStale, 300_000)

it('keeps the main package and every subpackage within what a phone should fetch', () => {
  const sizes = packageSizes(dist)
  console.log(
    sizes.map(({ name, bytes }) => `${String(Math.ceil(bytes / 1024)).padStart(4)} KB  ${name}`).join('\n'),
  )
  expect(sizes.map(({ name }) => name)).toEqual([
    'main',
    ...(readManifest().subPackages ?? []).map((sub) => sub.root),
  ])
  for (const { name, bytes } of sizes) {
    const limit = name === 'main' ? MAIN_LIMIT : SUBPACKAGE_LIMIT
    expect({ name, withinLimit: bytes <= limit, bytes }).toEqual({ name, withinLimit: true, bytes })
  }
})

it('reads no more scripts before the first page than a slow phone reads in a moment', () => {
  const { pages } = readManifest()
  const home = pages[0] ?? ''
  const scripts = [...evaluated(['app', 'custom-tab-bar/index', home, ...Object.values(componentsOf(home))])]
  expect(scripts).toEqual(
    expect.arrayContaining(['app.js', 'common.js', 'taro.js', 'vendors.js', `${home}.js`]),
  )
  const bytes = scripts.reduce((sum, file) => sum + Buffer.byteLength(readDist(file)), 0)
  console.log(`${Math.ceil(bytes / 1024)} KB of scripts before the first page`)
  expect({ withinLimit: bytes <= FIRST_PAGE_LIMIT, bytes }).toEqual({ withinLimit: true, bytes })
})

it('fetches beforehand what a tab most often leads to, within the two megabytes that WeChat allows a page', () => {
  const { pages, preloadRule = {} } = readManifest()
  const bytesOf = new Map(packageSizes(dist).map(({ name, bytes }) => [name, bytes]))
  for (const page of pages) expect([page, preloadRule[page]?.packages.length]).not.toEqual([page, undefined])
  for (const [page, { packages }] of Object.entries(preloadRule)) {
    const bytes = packages.reduce((sum, name) => sum + (bytesOf.get(name) ?? NaN), 0)
    expect({ page, withinLimit: bytes <= 2 * 1024 * 1024 }).toEqual({ page, withinLimit: true })
  }
})

/** What a release weighs: WeChat refuses packages beyond its limit, and a slow phone feels them long before. */
import { MAIN_LIMIT, packageSizes, SUBPACKAGE_LIMIT } from '../../scripts/size'
import { buildIfStale, dist, readManifest } from './support/dist'

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

/** Every page stands in the boundary that leaves a way on when it breaks, and goes to others by one way. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const src = resolve(__dirname, '../../src')

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
}

const files = filesOf(src)

it('puts every page into the boundary', () => {
  const pages = files.filter((path) => /\/(pages\/[^/]+|packages\/[^/]+\/[^/]+)\/index\.tsx$/.test(path))
  expect(pages.length).toBeGreaterThan(50)
  const bare = pages.filter((path) => !/export default wholePage\(/.test(readFileSync(path, 'utf8')))
  expect(bare.map((path) => relative(src, path))).toEqual([])
})

it('goes from page to page through one place', () => {
  const others = files.filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      !path.endsWith('platform/navigate.ts') &&
      /\bTaro\.(navigateTo|redirectTo|switchTab|reLaunch|navigateBack)\b/.test(readFileSync(path, 'utf8')),
  )
  expect(others.map((path) => relative(src, path))).toEqual([])
})

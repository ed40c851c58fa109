/** What the cloud installs for the functions is exactly what they were tested with. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { functionLock } from '../../scripts/function-lock'

const root = resolve(__dirname, '../..')
const rootLock = join(root, 'package-lock.json')
const versionOf = async (place: string): Promise<string> =>
  (JSON.parse(await readFile(join(root, place, 'package.json'), 'utf8')) as { version: string }).version

interface Lock {
  packages: Record<string, { version: string; integrity?: string }>
}

it('every package a function needs is locked to the version it was tested with', async () => {
  const sdk = await versionOf('node_modules/wx-server-sdk')
  const { packages } = functionLock(rootLock, 'api', { 'wx-server-sdk': sdk }) as Lock
  const places = Object.keys(packages).filter((place) => place !== '')
  expect(places.length).toBeGreaterThan(20)
  expect(places).toContain('node_modules/@cloudbase/node-sdk')
  for (const place of places) {
    expect([place, packages[place]?.version]).toEqual([place, await versionOf(place)])
    expect([place, packages[place]?.integrity]).toEqual([place, expect.stringMatching(/^sha512-/)])
  }
})

it('a package that is not locked is refused', () => {
  expect(() => functionLock(rootLock, 'api', { 'a-package-nobody-has': '1.0.0' })).toThrow(
    'a-package-nobody-has',
  )
})

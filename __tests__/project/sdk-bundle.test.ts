/** The SDK goes up with each function as one file, which runs only what is used and names no machine. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundleSdk } from '../../scripts/bundle-sdk'

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'linli-sdk-'))
const file = join(folder, 'sdk/index.js')
beforeAll(() => bundleSdk(folder, 'node16.13'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Sdk {
  init(options: object): void
  database(): { command: object; serverDate(): object }
  [name: string]: unknown
}
const load = (path: string): Sdk => createRequire(__filename)(path) as Sdk

it('offers everything that the package offers', () => {
  expect(Object.keys(load(file)).sort()).toEqual(Object.keys(load('wx-server-sdk')).sort())
  const sdk = load(file)
  sdk.init({ env: 'local' })
  const own = load('wx-server-sdk')
  own.init({ env: 'local' })
  expect(Object.keys(sdk.database().command)).toEqual(Object.keys(own.database().command))
})

it('knows its own version', () => {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@cloudbase/node-sdk/package.json'), 'utf8'),
  ) as { version: string }
  expect(JSON.parse(readFileSync(join(folder, 'sdk/package.json'), 'utf8'))).toMatchObject({ version })
})

it('names nothing of the machine on which it was made, and loads nothing but what Node brings', () => {
  const text = readFileSync(file, 'utf8')
  expect(text).not.toContain(root)
  const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '')
  const builtIn = new Set(createRequire(__filename)('node:module').builtinModules as string[])
  const foreign = asked.filter((name) => !builtIn.has(name.replace(/^node:/, '')))
  expect([...new Set(foreign)]).toEqual([])
})

it('carries the licences of what it is made of', () => {
  expect(readFileSync(`${file}.LEGAL.txt`, 'utf8')).toContain('MIT')
})

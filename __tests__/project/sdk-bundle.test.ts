/** The SDK goes up with each function as one file, which runs only what is used and names no machine. */
import { execFileSync } from 'node:child_process'
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

/** What the SDK offers, and its database, in a process of its own: here somebody may have begun it already. */
const offered = (path: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `const sdk = require(process.argv[1]); ${NAMES}`, createRequire(__filename).resolve(path)],
      { encoding: 'utf8' },
    ),
  )
const NAMES = `
const own = Object.keys(sdk).sort()
sdk.init({ env: 'local' })
console.log(JSON.stringify([own, Object.keys(sdk.database()).sort(), Object.keys(sdk.database().command).sort()]))`

it('offers everything that the package offers', () => {
  expect(offered(file)).toEqual(offered('wx-server-sdk'))
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

it('is known to the local cloud by what lies beneath its requests, without which every suite would go the longer way', () => {
  const { tailOf } = createRequire(__filename)('../../emulator/functions/worker-beneath.cjs') as {
    tailOf: (content: string) => string
  }
  expect(tailOf(readFileSync(file, 'utf8'))).toMatch(/\((\w+\(\), ){2}\w+\(\)\);$/)
})

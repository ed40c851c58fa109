/** How a cloud is configured: database files in every form, environment files, data that stays. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDatabase, toDeclaration } from '../../../emulator/database-file'
import { readEnvFile } from '../../../emulator/options'
import { DATABASE, scenario, testCloud } from './support'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'configured-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const full = {
  collections: [{ name: 'a', indexes: [{ name: 'x_1_at_-1', keys: { x: 1, at: -1 }, unique: true }] }],
}

it.each([
  ['the full form', full],
  ['a bare list', full.collections],
  ['collections by name', { collections: { a: full.collections[0] } }],
  ['indexes by collection', { a: [{ keys: { x: 1, at: -1 }, unique: true }] }],
  [
    'keys as a list',
    [
      {
        name: 'a',
        indexes: [
          {
            keys: [
              { name: 'x', direction: '1' },
              { field: 'at', direction: 'desc' },
            ],
            unique: true,
          },
        ],
      },
    ],
  ],
])('%s is understood', (_what, value) => {
  expect(toDeclaration(value, 'here')).toEqual(full)
})

it('a geo index is declared by its key or by a flag', () => {
  const geo = { collections: [{ name: 'a', indexes: [{ name: 'g', keys: { loc: '2dsphere' } }] }] }
  expect(toDeclaration(geo, 'here')).toEqual(geo)
  expect(toDeclaration({ a: [{ name: 'g', keys: { loc: 1 }, geo: true }] }, 'here')).toEqual(geo)
})

it.each([
  null,
  1,
  'x',
  [{}],
  [{ name: 'a', indexes: {} }],
  { a: [{}] },
  { a: [{ keys: { x: 2 } }] },
  { a: [3] },
])('%j is refused', (value) => {
  expect(() => toDeclaration(value, 'here')).toThrow(/here/)
})

it('a database is read from a JSON file', async () => {
  const json = path.join(folder, 'database.json')
  writeFileSync(json, JSON.stringify(full))
  expect(await readDatabase(json)).toEqual(full)
})

it('a database file that is not JSON is named', async () => {
  const json = path.join(folder, 'broken.json')
  writeFileSync(json, '{"collections": [')
  await expect(readDatabase(json)).rejects.toThrow(/broken\.json is not valid JSON/)
})

it('a taken port is named', async () => {
  const first = await testCloud()
  await expect(testCloud({ port: first.port })).rejects.toThrow(`port ${first.port} is taken`)
  await first.close()
})

it('an environment file is read line by line', () => {
  const file = path.join(folder, '.env')
  writeFileSync(file, '# a comment\n\nA=1\nexport B = two words \nC="quoted = yes"\n')
  expect(readEnvFile(file)).toEqual({ A: '1', B: 'two words', C: 'quoted = yes' })
  writeFileSync(file, 'nonsense')
  expect(() => readEnvFile(file)).toThrow(/nonsense/)
})

it('data stays in its folder from one cloud to the next', async () => {
  const data = path.join(folder, 'data')
  const first = await testCloud({ data, database: DATABASE })
  await first.store.insert('things', [{ _id: 'kept' }])
  await scenario(first, 'files', { path: 'a/b.txt', text: 'kept too' })
  await first.close()
  const second = await testCloud({ data, database: DATABASE })
  expect((await second.store.find('things', {})).docs).toEqual([{ _id: 'kept' }])
  expect(await (await fetch(`${second.url}/cos/a/b.txt`)).text()).toBe('kept too')
  await second.close()
})

it('undeclared collections appear by themselves when that is asked for', async () => {
  const open = await testCloud({ database: { collections: [] }, autoCollections: true })
  expect((await scenario(open, 'addMany')).ok).toBe(5)
  await open.close()
})

/** What an environment holds goes into files and out of them into another one, and is what it was. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp, restore } from '../../../deploy/backup'
import type { Documents } from '../../../deploy/cloud'
import { put } from '../../support/builders'
import { fullStation } from '../../support/full-station'
import { localDocuments } from '../../support/local-documents'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const quiet = () => undefined
let from: TestCloud
let into: TestCloud

beforeAll(async () => {
  from = await testCloud({ env: testEnv })
  into = await testCloud({ env: testEnv })
  await fullStation(from)
  await from.jobs()
  // Verdicts on pictures come a moment later.
  await from.cloud.idle()
  const others = { at: new Date(1_700_000_000_123), spot: { type: 'Point', coordinates: [113.9, 22.5] } }
  await put(from, 'units', [{ _id: 'of-other-types', ...others, none: null, half: 0.5, long: 2 ** 40 }])
  // More than one page, with ids that are in another order as numbers.
  await put(
    from,
    'counters',
    Array.from({ length: 450 }, (_, i) => ({ _id: `c${i}`, i })),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await from.close()
  await into.close()
})

const collectionsOf = ({ cloud }: TestCloud): string[] => cloud.store.collections().map(({ name }) => name)
const all = async (test: TestCloud) =>
  Object.fromEntries(
    await Promise.all(
      collectionsOf(test).map(async (name) => {
        const { docs } = await test.cloud.store.find(name, { order: { _id: 1 }, limit: 100_000 })
        return [name, docs] as const
      }),
    ),
  )

it('is written whole, for its owner alone, and once', async () => {
  const documents = localDocuments(from.cloud)
  // An answer of more than forty documents is too large here.
  const small: Documents = {
    ...documents,
    page: (name, at) => (at.limit > 40 ? Promise.reject(new Error('too large')) : documents.page(name, at)),
  }
  await backUp(small, { folder, version: '0.0.0', says: quiet })
  const { collections } = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')) as {
    collections: { name: string; count: number }[]
  }
  expect(collections.map(({ name }) => name)).toEqual(collectionsOf(from).sort())
  expect(collections.find(({ name }) => name === 'counters')!.count).toBeGreaterThanOrEqual(450)
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
  await expect(backUp(localDocuments(from.cloud), { folder, version: '0.0.0', says: quiet })).rejects.toThrow(
    'already',
  )
})

it('goes back equal where it was cut off in the middle, and the desk finds the same', async () => {
  const documents = localDocuments(into.cloud)
  let left = 12
  const cutOff: Documents = {
    ...documents,
    insert: (...given) => (left-- > 0 ? documents.insert(...given) : Promise.reject(new Error('cut off'))),
  }
  await expect(restore(cutOff, { folder, add: false, says: quiet })).rejects.toThrow('cut off')
  await expect(restore(documents, { folder, add: false, says: quiet })).rejects.toThrow('not empty')
  await restore(documents, { folder, add: true, says: quiet })
  expect(await all(into)).toEqual(await all(from))
  const health = (test: TestCloud) => test.must('o-staff', 'desk.health', {})
  expect((await health(into)).troubles).toEqual((await health(from)).troubles)
  const changed = await all(into)
  await restore(documents, { folder, add: true, says: quiet })
  expect(await all(into)).toEqual(changed)
})

it('is not put anywhere when a file is not what was written, or a collection is missing', async () => {
  const documents = localDocuments(into.cloud)
  const fewer = { ...documents, collections: () => Promise.resolve(['stations']) }
  await expect(restore(fewer, { folder, add: true, says: quiet })).rejects.toThrow('make these collections')
  writeFileSync(join(folder, 'stations.jsonl'), '{"_id":"st9"}\n')
  await expect(restore(documents, { folder, add: true, says: quiet })).rejects.toThrow('stations.jsonl')
})

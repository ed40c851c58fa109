/** A small share of a district: its documents are those that the actions write, and no step costs more in it than at a station. */
import { resolve } from 'node:path'
import { benchCloud, costsOf } from '../../../bench/costs'
import { documentsOf, fillDistrict, districtOf, type Size } from '../../../bench/district/fill'
import { makeMoulds, type Moulds } from '../../../bench/district/moulds'
import { unreasoned } from '../../../bench/district/report'
import { documentBounds } from '../../../src/domain/document-bounds'
import { overBounds } from '../../support/over-bounds'
import { testCloud } from '../../support/test-cloud'

const functions = resolve(__dirname, '../../../dist/cloud')

let moulds: Moulds
beforeAll(async () => {
  // Builds the functions when they are stale.
  await (await testCloud()).close()
  moulds = await makeMoulds(functions)
}, 120_000)

/** The keys of a document with the types of what they hold; lists by their elements. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].sort()
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [keyed(key), shapeOf(one)]))
}

/** Keys that are themselves a day, a month or an id of somebody. */
const keyed = (key: string): string => key.replace(/^20\d\d(-\d\d)*$|^p[a-z0-9]{19}$|^g\d\d\|.*$/, '*')

it('each kind of document has the keys and types of one that an action wrote, and ids of its own', () => {
  const written = new Map(
    [...moulds.docs].map(([name, docs]) => [name, new Set(docs.map((doc) => JSON.stringify(shapeOf(doc))))]),
  )
  const ids = new Map<string, Set<unknown>>()
  let count = 0
  for (const station of [0, 1]) {
    for (const [collection, doc] of documentsOf(moulds, districtOf(0.01), station)) {
      expect([collection, written.get(collection)?.has(JSON.stringify(shapeOf(doc)))]).toEqual([
        collection,
        true,
      ])
      if (collection in documentBounds)
        expect(overBounds(collection as keyof typeof documentBounds, doc)).toEqual([])
      ids.set(collection, (ids.get(collection) ?? new Set()).add(doc['_id']))
      count++
    }
  }
  expect([...ids.values()].reduce((sum, some) => sum + some.size, 0)).toBe(count)
  expect([...ids.keys()].sort()).toEqual(
    expect.arrayContaining([
      'accounts',
      'enrollments',
      'entries',
      'messages',
      'people',
      'serviceRecords',
      'sessions',
    ]),
  )
})

async function costsIn(size: Size) {
  const cloud = await benchCloud(functions)
  try {
    return await costsOf(
      cloud,
      async (sessionId) => void (await fillDistrict(cloud, moulds, size, sessionId)),
    )
  } finally {
    await cloud.close()
  }
}

it('no step examines or carries more at a larger station with others around it, but those that say why', async () => {
  const before = await costsIn(districtOf(0.1, 1))
  const after = await costsIn(districtOf(0.25, 3))
  expect(unreasoned(before, after)).toEqual([])
}, 240_000)

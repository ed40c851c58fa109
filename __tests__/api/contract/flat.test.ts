/** No action of the contract goes through a station: in one with a past, and others around it, each examines a page at most. */
import { resolve } from 'node:path'
import { districtOf, documentsOf, type Size } from '../../../bench/district/fill'
import { makeMoulds } from '../../../bench/district/moulds'
import { type ActionName, contract } from '../../../src/contract'
import { asksOf } from '../../support/asks'
import { put } from '../../support/builders'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

/** What examines more, why, and how much at most. */
const reasons: Partial<Record<ActionName, { why: string; docs: number }>> = {
  'desk.open': { why: 'it counts what is missing in the sessions of a month, and on the shelf', docs: 500 },
  'gaps.list': {
    why: 'it looks at the sessions of a month, a recap and one who came beside each',
    docs: 500,
  },
  'visit.list': { why: 'it shows the homes of one building', docs: 200 },
  'residents.unplaced': { why: 'who is on no list of buildings is looked for in the station', docs: 3_000 },
  'setup.steps': { why: 'the first colleagues are looked for in the order of ids', docs: 3_000 },
  'station.removeGrid': { why: 'it looks at whoever lives in the grid', docs: 500 },
  'import.undo': { why: 'a hundred activities may stand in its way', docs: 200 },
  'notice.callList': { why: 'a page of it is up to a hundred people', docs: 150 },
  'figures.rebuild': { why: 'it goes through the rows of a month, a slice at each call', docs: 2_000 },
  'file.national': { why: 'it has every volunteer, and every record of a month', docs: 3_000 },
  'privacy.open': { why: 'it says how much is held of one person, everywhere', docs: 120 },
  'privacy.copy': { why: 'the same', docs: 120 },
  'order.suggest': { why: 'all volunteers of the station are ranked by how well they fit', docs: 1_000 },
}

/** More than any screen needs: a page of twenty with one document beside each, the caller and what rides along. */
const MOST = 60

/** Twice as many of everything as may be examined. */
const many: Size = {
  ...districtOf(0.05, 2),
  ...{ sessions: 2 * MOST, visits: 4, notices: 2 * MOST, receipts: 2, wishes: 2 * MOST, prizes: 2 * MOST },
  ...{ redemptions: 2 * MOST, cases: 2 * MOST },
}

let test: TestCloud
let full: FullStation
beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
}, 120_000)
afterAll(() => test.close())

async function fill(moulds: Awaited<ReturnType<typeof makeMoulds>>, size: Size): Promise<void> {
  const docs = new Map<string, object[]>()
  for (let at = 0; at < size.stations; at++)
    for (const [collection, doc] of documentsOf(moulds, size, at)) {
      const some = docs.get(collection) ?? []
      docs.set(collection, some)
      some.push(doc)
    }
  for (const [collection, some] of docs) await put(test, collection, some)
}

it('no action examines more than a page of what a district holds, but those that say why', async () => {
  const moulds = await makeMoulds(resolve(__dirname, '../../../dist/cloud'))
  await fill(moulds, many)
  const all = asksOf(full, test)
  const now = test.now()
  await test.cloud.snapshot('flat')
  const found: [ActionName, string, number][] = []
  for (const action of Object.keys(contract) as ActionName[]) {
    const { by, input } = all[action]
    const reply = await test.call(by, action, input as never)
    const most = reasons[action]?.docs ?? MOST
    if (reply.docs > most) found.push([action, reply.ok ? 'ok' : reply.error.code, reply.docs])
    if (contract[action].kind === 'query') continue
    await test.cloud.restore('flat')
    test.at(now)
  }
  expect(found).toEqual([])
}, 240_000)

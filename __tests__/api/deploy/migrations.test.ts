/** What an earlier version wrote becomes what this one writes, once, a page at a run, wherever a run is cut off. */
import { station } from '../../../demo/station-facts'
import { migrations } from '../../../src/domain/migrations/migrations'
import { anActivity, aSession, put } from '../../support/builders'
import { crashesOn, crashJobs, laterJobs } from '../../support/crash'
import { testCloud, type TestCloud } from '../../support/test-cloud'

interface Row {
  _id: string
  opensDays?: number | null
  unsettled?: boolean
  settleAt?: number
}

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

const older = <T extends object>(document: T): object => ({ ...document, opensDays: undefined })

/** A station as an earlier version left it; more sessions than one run takes where `many`. */
async function olderStation(many = 0): Promise<void> {
  await test.cloud.reset()
  await put(test, 'stations', [station])
  const session = aSession(test.now())
  const ids = Array.from({ length: many }, (_, i) => `many-${i}`)
  await put(test, 'activities', [older(anActivity({ _id: 'a-old' })), anActivity({ _id: 'a', opensDays: 3 })])
  await put(test, 'sessions', [
    older({ ...session, _id: 's-old', unsettled: true, settleAt: undefined }),
    { ...session, _id: 's', opensDays: 3 },
    ...ids.map((_id) => older({ ...session, _id })),
  ])
}
/** The two that this version wrote, and what the earlier one did, with what they have now. */
async function rows(): Promise<Row[]> {
  const all = [...(await test.rows<Row>('activities')), ...(await test.rows<Row>('sessions'))]
  return all.sort((a, b) => (a._id < b._id ? -1 : 1))
}
const isWhole = (all: readonly Row[]): void => {
  for (const { _id, opensDays, unsettled } of all) {
    expect([_id, opensDays]).toEqual([_id, _id === 'a' || _id === 's' ? 3 : null])
    expect(unsettled ?? false).toBe(false)
  }
}
const run = () => test.cloud.call('jobs', {}, { source: 'wx_trigger' })
const troubles = async () =>
  (
    (await test.cloud.call('api', { operator: 'health' }, { source: 'scf' })).result as { troubles: string[] }
  ).troubles.join()

it('is done once, in pages, says so while it lasts, and costs nothing when it is done', async () => {
  await olderStation(130)
  expect(await troubles()).toContain(`在做第 1 件「${migrations[0]!.name}」`)
  await laterJobs(test)
  isWhole(await rows())
  expect(await troubles()).not.toContain('旧数据')
  await laterJobs(test)
  expect((await run()).ops).toBe(1)
})

it('comes to the same when a run is cut off at any of its requests', async () => {
  await olderStation()
  const clean = await run()
  const crashes = crashesOn(test, clean.requestId, ['passes', 'activities', 'sessions'])
  expect(crashes.length).toBeGreaterThan(8)
  for (const crash of crashes) {
    await olderStation()
    await crashJobs(test, crash)
    await laterJobs(test)
    isWhole(await rows())
  }
})

/** What docs/costs.md says of a month rests on figures that are counted here: none of them may be passed. */
import { resolve } from 'node:path'
import { costsAt } from '../../../bench/costs'
import { inOneGo, month, monthsCalls } from '../../../scripts/month'
import { testCloud } from '../../support/test-cloud'

const functions = resolve(__dirname, '../../../dist/cloud')

it('every figure of the month is at least what is counted', async () => {
  // Builds the functions when they are stale.
  await (await testCloud()).close()
  const counted = new Map((await costsAt(1, functions)).map(({ step, ops }) => [step, ops]))
  for (const { what, requests, steps } of month.filter(({ steps }) => steps.length > 0)) {
    const each = steps.map((step) => counted.get(step) ?? NaN)
    const most = inOneGo.has(what) ? each.reduce((sum, ops) => sum + ops, 0) : Math.max(...each)
    expect([what, most <= requests]).toEqual([what, true])
  }
})

it('a month of a station is less than four hundred thousand calls, of which less than a hundred thousand are the timer waiting', () => {
  expect(monthsCalls().all).toBeLessThan(400_000)
  expect(monthsCalls(month.slice(0, 1)).all).toBeLessThan(100_000)
})

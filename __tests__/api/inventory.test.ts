/** Every item of the five accounts that the product answers to is found in the demo, on the page where the table says so. */
import { accounts, missingOf, shelfReader } from '../../demo/inventory'
import type { Ask } from '../../demo/inventory/shelves'
import { demoCloud } from '../support/demo-station'
import type { TestCloud } from '../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await demoCloud({})
})
afterAll(() => test.close())

const askAs =
  (openid: string): Ask =>
  (action, input) =>
    test.must(openid, action, input)

describe.each(accounts)('$title', (account) => {
  const read = shelfReader(account, askAs)

  it('names each of its items once', () => {
    const numbers = Array.from({ length: account.items + 1 }, (_, no) => no)
    expect(account.inventory.map(({ no }) => no)).toEqual(numbers)
  })

  it.each(account.inventory)('$no $what', async ({ found }) => {
    expect(found.length).toBeGreaterThan(0)
    const missing: string[] = []
    for (const one of found) missing.push(...(await missingOf(one, read)))
    expect(missing).toEqual([])
  })
})

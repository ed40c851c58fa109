/** A program that asks without end is answered no more on that day, and costs the database nothing; everybody else goes on. */
import { mostCalls } from '../../../src/contract/limits'
import { DAY } from '../../../src/domain/kernel/clock'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

it('is refused from one call on, for all that it asks, until the day is over', async () => {
  const ask = () => test.cloud.call('api', { action: 'nothing.known', input: {} }, { openid: 'flood' })
  // One after the other, so that one instance answers all of them.
  for (let asked = 0; asked < mostCalls; asked++) await ask()
  const refused = await test.call('flood', 'home.open', {})
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'TOO_MANY_TODAY', details: { most: mostCalls } },
  })
  expect(refused.ops).toBe(0)
  expect(codeOf(await test.call('neighbour', 'home.open', {}))).toBe('ok')
  test.at(test.now() + DAY)
  expect(codeOf(await test.call('flood', 'home.open', {}))).toBe('ok')
})

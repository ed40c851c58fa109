/** Every answer says for whom it is, without saying who: the phone lets go of what it keeps when that changes. */
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
}, 60_000)
afterAll(() => test.close())

const holderOf = async (openid: string, action: 'home.open' | 'activity.list' | 'inbox.open' = 'home.open') =>
  ((await test.call(openid, action, {})) as unknown as { holder?: string }).holder

it('is the same on every page of one person, and another for another person, role, grid or station', async () => {
  const plain = await holderOf('wang')
  expect(await holderOf('wang', 'activity.list')).toBe(plain)
  expect(await holderOf('wang', 'inbox.open')).toBe(plain)
  const others = [await holderOf('li')]
  await appoint(test, 'wang', ['grid_worker'], { gridIds: ['g01'] })
  others.push(await holderOf('wang'))
  await appoint(test, 'wang', ['grid_worker'], { gridIds: ['g02'] })
  others.push(await holderOf('wang'))
  await appoint(test, 'wang', [], { gridIds: [], stationId: 'st2' })
  others.push(await holderOf('wang'))
  expect(new Set([plain, ...others]).size).toBe(5)
  expect(plain).toMatch(/^[a-z0-9]{16}$/)
  expect(plain).not.toContain(personIdOf('wang'))
})

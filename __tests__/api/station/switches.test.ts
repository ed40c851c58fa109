/** Owns that the head of a station can close the points store: nothing new is reserved, what was can be fetched. */
import type { ActionName } from '../../../src/contract'
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'])
  await appoint(test, 'staff', ['staff'])
  await put(test, 'people', [aPerson('zhang')])
  await givePoints(test, ['zhang'], 50)
})
afterAll(() => test.close())

const refused = async (openid: string, action: ActionName, input: object) => {
  const reply = await test.call(openid, action, input as never)
  return reply.ok ? null : reply.error
}

const turn = async (store: boolean) => {
  const { version, features } = await test.must('head', 'station.switches', {})
  return test.must('head', 'station.saveSwitches', { version, features: { ...features, store } })
}

it('a closed store shows no shelf and takes no reservation, in words; home says so', async () => {
  const { _id: prizeId } = await putPrize(test)
  await turn(false)
  expect((await test.must('zhang', 'home.open', {})).features).toEqual({ wishes: true, store: false })
  expect((await test.must('zhang', 'me.open', {})).features.store).toBe(false)
  const store = await test.must('zhang', 'store.open', {})
  expect({ isOn: store.isOn, items: store.items }).toEqual({ isOn: false, items: [] })
  for (const [action, input] of [
    ['store.prize', { prizeId }],
    ['store.mark', { prizeId }],
    ['store.reserve', { prizeId, purse: 'own' }],
  ] as const) {
    expect(await refused('zhang', action, input)).toMatchObject({
      code: 'SWITCHED_OFF',
      details: { feature: '积分超市' },
    })
  }
})

it('what was reserved before is fetched all the same, and open again is open again', async () => {
  const { _id: prizeId } = await putPrize(test)
  const { redemptionId, code } = await test.must('zhang', 'store.reserve', { prizeId, purse: 'own' })
  await turn(false)
  expect((await test.must('zhang', 'store.open', {})).waiting).toHaveLength(1)
  expect((await test.must('zhang', 'store.redemption', { redemptionId })).code).toBe(code)
  const scanned = (code ?? '').replace(/ /g, '')
  expect((await test.must('staff', 'store.redeem', { redemptionId, scanned })).state).toBe('redeemed')
  await turn(true)
  expect((await test.must('zhang', 'store.reserve', { prizeId, purse: 'own' })).state).toBe('reserved')
})

it('only the head switches, and two who switch at once do not undo each other', async () => {
  const { version } = await test.must('staff', 'station.switches', {})
  const features = { wishes: true, store: false }
  expect((await refused('staff', 'station.saveSwitches', { version, features }))?.code).toBe('FORBIDDEN')
  await turn(false)
  const late = await refused('head', 'station.saveSwitches', {
    version,
    features: { wishes: false, store: true },
  })
  expect(late?.code).toBe('STALE')
})

/** Owns the small store that page tests visit: a station with staff, two shops with somebody behind each counter, prizes with stock. */
import type { PrizeForm } from '@/features/store-desk/store'
import { aPerson, personIdOf, put } from '../../support/builders'
import { givePoints } from '../../support/points'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

export const STAFF = 'zhou'
/** Behind the counter of the shop that hands out the prizes, and of another one. */
export const MERCHANT = 'ma'
export const OTHER_MERCHANT = 'qian'

export interface StoreWorld {
  test: TestCloud
  partnerId: string
}

/** A cloud with the station, its staff, two shops and their people. */
export async function storeWorld(): Promise<StoreWorld> {
  const test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('wang', { realName: '王秀兰', nickname: '王秀兰' }),
    aPerson('chen', { realName: '陈建国', nickname: '陈建国' }),
  ])
  await appoint(test, STAFF, ['staff'], { realName: '周敏' })
  const shop = { place: '3 号楼底商', contact: '店里', active: true }
  const { partnerId } = await test.must(STAFF, 'store.savePartner', { ...shop, name: '好邻居超市' })
  const other = await test.must(STAFF, 'store.savePartner', { ...shop, name: '老马理发店' })
  await appoint(test, MERCHANT, ['partner_user'], { partnerId, realName: '马店长' })
  await appoint(test, OTHER_MERCHANT, ['partner_user'], { partnerId: other.partnerId, realName: '钱师傅' })
  return { test, partnerId }
}

/** Gives a person points of this year. */
export const earn = (test: TestCloud, openid: string, points: number): Promise<void> =>
  givePoints(test, personIdOf(openid), { 2026: points })

export const aPrizeForm = (given: Partial<PrizeForm> = {}): PrizeForm => ({
  title: '洗衣液一瓶',
  kind: 'goods',
  intro: '两升装。',
  photo: null,
  points: 30,
  limitPerMonth: 2,
  partnerId: null,
  place: '一站式服务大厅积分柜台',
  pickUp: { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 24 * 60 },
  shelfFrom: null,
  shelfUntil: null,
  lowMark: 1,
  ...given,
})

/** Puts a prize with stock on the shelf; answers its id. */
export async function shelve(
  test: TestCloud,
  stock: number,
  given: Partial<PrizeForm> = {},
): Promise<string> {
  const { prizeId } = await test.must(STAFF, 'store.savePrize', { form: aPrizeForm(given) })
  const stocked = await test.must(STAFF, 'store.stock', { prizeId, how: 'in', amount: stock, reason: '到货' })
  await test.must(STAFF, 'store.shelf', { prizeId, version: stocked.version, event: 'putOn' })
  return prizeId
}

/** Reserves a prize as its owner would; answers the reservation with its digits. */
export async function reserved(
  test: TestCloud,
  openid: string,
  prizeId: string,
): Promise<{ redemptionId: string; code: string; codeText: string }> {
  const { redemptionId, code, codeText } = await test.must(openid, 'store.reserve', {
    prizeId,
    purse: 'own',
  })
  return { redemptionId, code: (code ?? '').replace(/\D/g, ''), codeText: codeText ?? '' }
}

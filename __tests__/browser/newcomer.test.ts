/** The first visit in a district of several stations: led to the choice, or in with two taps from a station's code. */
import type { Browser } from 'playwright-core'
import { neighbourStation } from '../../demo/station-facts'
import { appPages } from '../../src/domain/app-pages'
import { personIdOf } from '../support/builders'
import { stationOf } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'

let test: TestCloud
let browser: Browser

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await stationOf(test)
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const phoneOf = (openid: string) => Phone.of(browser, test.cloud.url, { openid })
const homeOf = async (openid: string) =>
  (await test.rows<{ stationId: string }>('people', { _id: personIdOf(openid) })).map(
    ({ stationId }) => stationId,
  )

it('leads to the choice, says on the way back what is missing, and goes on where it was', async () => {
  const phone = await phoneOf('new-a')
  await phone.open(appPages.home)
  await phone.see('明珠社区')
  await phone.shot('newcomer-list')
  await phone.page.goBack()
  await phone.ready()
  await phone.see('先选您家的社区')
  await phone.shot('newcomer-without')
  await phone.tap('选一选')
  await phone.tap(/明珠社区/)
  await phone.shot('newcomer-sheet')
  await phone.button('是我家的社区').dblclick()
  await phone.see('这周在楼下')
  await phone.see(neighbourStation.name)
  expect(await homeOf('new-a')).toEqual(['st2'])
})

it('is in with one tap after the code of a station, and another code says where home is', async () => {
  const phone = await phoneOf('new-b')
  await phone.open(appPages.homeStation('st1'))
  await phone.see('兴神路社区')
  await phone.shot('newcomer-scanned')
  await phone.tap('这是我家的社区')
  await phone.see('这周在楼下')
  expect(await homeOf('new-b')).toEqual(['st1'])
  await phone.open(appPages.homeStation('st2'))
  await phone.see('您现在是这个站的居民')
  await phone.shot('newcomer-elsewhere')
})

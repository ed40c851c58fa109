/** The points store in the production mini-program: from the home page to a code at the counter, and the counter itself. */
import { appPages } from '../../src/domain/app-pages'
import type { RedemptionDocument } from '../../src/domain/store/documents'
import { pickUpText } from '../../src/domain/attendance/scan-text'
import { earn, MERCHANT, shelve, storeWorld } from '../pages/store/world'
import type { TestCloud } from '../support/test-cloud'
import { createPhone, prepareWeapp } from './support/phone'
import { countSteps, type Step } from './support/steps'

/** What the first sight of a page, and a tap, may cost. */
const firstScreen = { bytes: 5 * 1024, setData: 3 }
const oneTap = { bytes: 2 * 1024 }

const steps = countSteps()
let test: TestCloud
let partnerId: string

beforeAll(async () => {
  prepareWeapp()
  ;({ test, partnerId } = await storeWorld())
  await earn(test, 'wang', 100)
})
afterAll(async () => {
  await test.close()
  console.log(steps.table())
})

const opensWithin = (step: Step) => {
  expect(step.bytes).toBeLessThanOrEqual(firstScreen.bytes)
  expect(step.setData).toBeLessThanOrEqual(firstScreen.setData)
  expect(step.calls.length).toBeLessThanOrEqual(1)
}
const tapsWithin = (step: Step) => expect(step.bytes).toBeLessThanOrEqual(oneTap.bytes)

const reservation = async (): Promise<RedemptionDocument> => {
  const [found] = await test.rows<RedemptionDocument>('redemptions', { state: 'reserved' })
  if (!found) throw new Error('nothing is reserved')
  return found
}

it('goes from the home page over the shelf to the code, which opens without signal', async () => {
  await shelve(test, 5, { partnerId })
  const phone = createPhone(test, 'wang')
  await phone.openApp()
  opensWithin(await steps.take(phone, 'open the store', () => phone.tap('积分超市')))
  expect(phone.route()).toBe('packages/store/home/index')
  opensWithin(await steps.take(phone, 'open a prize', () => phone.tap(/^洗衣液一瓶，30 分/)))
  tapsWithin(await steps.take(phone, 'ask for it', () => phone.tap('用 30 分换')))
  expect(phone.lines()).toContain('您有 100 分，换完剩 70 分。')
  opensWithinAfterReserving(await steps.take(phone, 'reserve it', () => phone.tap('确认兑换')))
  expect(phone.route()).toBe('packages/store/redemption/index')
  const { _id, code } = await reservation()
  expect(phone.lines().join('')).toContain(code.slice(0, 3))
  await phone.closeApp()
  await phone.signal(false)
  await phone.openApp(appPages.redemption(_id))
  expect(phone.lines()).toContain('没有信号，码照样能用')
  expect(phone.lines()).toContain('洗衣液一瓶')
})

/** The command and the page that follows it, which opens with the answer. */
function opensWithinAfterReserving(step: Step): void {
  expect(step.bytes).toBeLessThanOrEqual(firstScreen.bytes)
  expect(step.calls).toEqual(['store.reserve'])
}

it('hands it out at the counter of the shop', async () => {
  const { code } = await reservation()
  const phone = createPhone(test, MERCHANT)
  await phone.openApp('/pages/service/index')
  opensWithin(await steps.take(phone, 'open the counter', () => phone.tap(/^兑换柜台/)))
  phone.showCamera(pickUpText(code))
  await steps.take(phone, 'scan the code', () => phone.tap('扫领取码或居民卡'))
  expect(phone.lines()).toContain('洗衣液一瓶')
  tapsWithin(await steps.take(phone, 'hand it over', () => phone.tap('洗衣液一瓶已交给本人')))
  expect(phone.lines()).toContain('洗衣液一瓶交给王*了，扣 30 分')
  expect(await test.rows('redemptions', { state: 'redeemed' })).toHaveLength(1)
})

/**
 * The counter: a code from a phone or a paper card, handed out once, by the right shop only; staff take a thing back.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import { cardText } from '@/domain/attendance/scan-text'
import { DAY } from '@/domain/kernel/clock'
import CounterPage from '@/packages/store/counter'
import PrizePage from '@/packages/store/prize'
import { personIdOf } from '../../support/builders'
import { ledgerErrors } from '../../support/points'
import { appoint } from '../../support/station'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { earn, MERCHANT, OTHER_MERCHANT, reserved, shelve, STAFF, storeWorld } from './world'

let test: TestCloud
let prizeId: string

beforeAll(async () => {
  const world = await storeWorld()
  test = world.test
  prizeId = await shelve(test, 10, { partnerId: world.partnerId, limitPerMonth: null, points: 5 })
  await earn(test, 'wang', 100)
  await earn(test, 'chen', 40)
})
afterAll(() => test.close())

const scan = async (text: string) => {
  host.scanned = text
  await tap('扫领取码或居民卡')
}

it('says so without signal, and that nothing should leave the counter', async () => {
  const { codeText } = await reserved(test, 'wang', prizeId)
  loseSignal()
  openPage(CounterPage)
  await see('没有连上网络')
  await scan(codeText)
  await see('没有连上网络，东西先别交出去，连上后再扫一次')
})

it('shows whose and what with a masked name, and hands it out once', async () => {
  const { code, codeText } = await reserved(test, 'wang', prizeId)
  holdPhone(test, MERCHANT)
  openPage(CounterPage)
  await scan('https://example.com/menu')
  await see('这不是领取码，也不是居民卡')
  await scan(codeText)
  await see('洗衣液一瓶')
  expect(words()).toContain('王*')
  expect(words()).not.toContain('秀兰')
  await tap('洗衣液一瓶已交给本人')
  await see('洗衣液一瓶交给王*了，扣 5 分')
  expect(words()).not.toContain('这笔兑换已经结束了')
  expect(tappableOf('洗衣液一瓶已交给本人')).toBeUndefined()
  await tap('下一位')
  await type('扫不了？输领取码下面的数字', code)
  await see(/^这笔兑换已经结束了/)
  await test.jobs()
  expect(await ledgerErrors(test)).toEqual([])
})

it('of another shop sees that it is not theirs, and has no button', async () => {
  const { codeText } = await reserved(test, 'wang', prizeId)
  holdPhone(test, OTHER_MERCHANT)
  openPage(CounterPage)
  await scan(codeText)
  await see(/^这件不在您这里领/)
  expect(tappableOf('洗衣液一瓶已交给本人')).toBeUndefined()
})

it('reads a paper card, chooses a prize for its cardHolder, and hands it over', async () => {
  const card = `card-${personIdOf('chen')}`
  holdPhone(test, STAFF)
  openPage(CounterPage)
  await scan(cardText(card))
  await see('没有等着领的东西')
  expect(words()).toContain('还有 40 分')
  await tap('代选一件')
  expect(host.visited.at(-1)).toContain('/packages/store/home/index?card=')
  openPage(PrizePage, { prizeId, card, bearerId: personIdOf('chen'), name: '陈*' })
  await tap('用陈*的 5 分换')
  await tap('确认兑换')
  await waitFor(() => expect(host.visited.at(-1)).toMatch(/^redirectTo .*redemptionId=/))
  openPage(CounterPage)
  await scan(cardText(card))
  await see(/^扫卡替人订的，要由另一位同事来办/)
  expect(tappableOf('洗衣液一瓶已交给本人')).toBeUndefined()
  await appoint(test, 'colleague', ['staff'])
  holdPhone(test, 'colleague')
  openPage(CounterPage)
  await scan(cardText(card))
  await tap('洗衣液一瓶已交给本人')
  await see('洗衣液一瓶交给陈*了，扣 5 分')
})

it('says that the days to fetch are over', async () => {
  const { codeText } = await reserved(test, 'wang', prizeId)
  test.at(test.now() + 8 * DAY)
  holdPhone(test, MERCHANT)
  openPage(CounterPage)
  await scan(codeText)
  await see(/^过了领取的日子/)
  expect(tappableOf('洗衣液一瓶已交给本人')).toBeUndefined()
})

it('lets staff take a thing back with a reason that the resident reads', async () => {
  const { redemptionId, code } = await reserved(test, 'wang', prizeId)
  await test.must(MERCHANT, 'store.redeem', { redemptionId, scanned: code })
  holdPhone(test, STAFF)
  openPage(CounterPage)
  await tap('领走的')
  await tap('退回王*的洗衣液一瓶')
  await type('为什么退', '拿回去发现漏了')
  await tap('退给王* 5 分')
  await see('5 分退给王*了')
  await test.jobs()
  expect(await ledgerErrors(test)).toEqual([])
})

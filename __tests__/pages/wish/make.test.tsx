/**
 * Writing a wish: three short steps, kept when the page is left, for oneself, for family, or for somebody with a paper card.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { screen, waitFor } from '@testing-library/react'
import { cardText } from '@/domain/attendance/scan-text'
import MakeWishPage from '@/packages/wish/make'
import { personIdOf } from '../../support/builders'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { aForm, neighbourhood } from './world'

let test: TestCloud

beforeAll(async () => {
  test = await neighbourhood()
})
afterAll(() => test.close())

const mine = async (openid: string) => (await test.must(openid, 'wish.mine', { as: 'maker' })).items

async function answerSteps(title: string): Promise<void> {
  await type('心愿是什么', title)
  await tap('下一步')
  await tap('老人')
  await tap('下一步')
  await tap('两周内')
}

it('says what is missing before the next step', async () => {
  holdPhone(test, 'wang')
  openPage(MakeWishPage)
  await tap('下一步')
  await see('写一句想要什么')
  expect(words()).toContain('第 1 步，共 3 步')
})

it('is kept while there is no signal and when the page is left, and is made once', async () => {
  holdPhone(test, 'wang')
  openPage(MakeWishPage)
  await answerSteps('想学着用手机看病挂号')
  loseSignal()
  await tap('写好了，交上去')
  await see('没有连上网络，填的内容都在，连上后点一下就好')
  holdPhone(test, 'wang')
  openPage(MakeWishPage)
  await see('第 3 步，共 3 步')
  await tap('写好了，交上去')
  await see('第 1 步，共 3 步')
  const items = await mine('wang')
  expect(items.map(({ title }) => title)).toEqual(['想学着用手机看病挂号'])
  expect(host.visited.at(-1)).toBe(
    `redirectTo /packages/wish/detail/index?wishId=${items[0]?.wishId}&made=made`,
  )
})

it('leads back to the words when they ask for money', async () => {
  holdPhone(test, 'wang')
  openPage(MakeWishPage)
  await answerSteps('想要一个现金红包')
  await tap('写好了，交上去')
  await see(/心愿墙不收钱/)
  await see('第 1 步，共 3 步')
  expect(await screen.findByDisplayValue('想要一个现金红包')).toBeTruthy()
})

it('is written down by the grid worker for somebody with a paper card; both names stay', async () => {
  holdPhone(test, 'he')
  openPage(MakeWishPage)
  await type('心愿是什么', '收音机想换个新天线')
  await tap('下一步')
  await tap('没带手机的街坊，扫本人的纸卡，您代写')
  await tap('老人')
  await tap('下一步')
  await see('扫一下本人的居民卡')
  host.scanned = 'https://example.org/'
  await tap('扫居民卡')
  await see('这不是居民卡，请扫手机上的居民卡或纸卡')
  host.scanned = cardText(`card-${personIdOf('chen')}`)
  await tap('扫居民卡')
  await see('卡扫好了')
  await tap('下一步')
  await tap('一个月内')
  await tap('写好了，交上去')
  await see('第 1 步，共 3 步')
  const [wish] = await mine('he')
  const { people } = await test.must('zhou', 'wish.open', { wishId: wish?.wishId ?? '' })
  expect(people).toEqual({ wisher: '陈秀兰', recorder: '何敏' })
})

it('is put right after it was sent back', async () => {
  const { wishId, version } = await test.must('chen', 'wish.make', { form: aForm(test.now()) })
  await test.must('zhou', 'wish.move', { wishId, version, event: 'reject', reason: '请写清楚是哪种灯' })
  holdPhone(test, 'chen')
  openPage(MakeWishPage, { wishId })
  expect(await screen.findByDisplayValue('厨房的灯坏了，够不着')).toBeTruthy()
  await type('心愿是什么', '厨房的长灯管坏了，够不着')
  await tap('下一步')
  await tap('下一步')
  await tap('改好了，再交')
  await waitFor(() =>
    expect(host.visited.at(-1)).toBe(`redirectTo /packages/wish/detail/index?wishId=${wishId}`),
  )
  const again = await test.must('chen', 'wish.open', { wishId })
  expect([again.title, again.stage]).toEqual(['厨房的长灯管坏了，够不着', 'submitted'])
})

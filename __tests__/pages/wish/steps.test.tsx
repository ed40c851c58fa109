/**
 * One wish on the phones of those it concerns: claimed with a countdown, planned, handed over, confirmed, thanked for.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { screen, waitFor } from '@testing-library/react'
import { DAY, HOUR } from '@/domain/kernel/clock'
import WishDetailPage from '@/packages/wish/detail'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { delivered, neighbourhood, onTheWall } from './world'

let test: TestCloud

beforeAll(async () => {
  test = await neighbourhood()
})
afterAll(() => test.close())
// Everybody has a daily measure of wishes: each test has a day of its own.
beforeEach(() => test.at(test.now() + DAY))

const open = (openid: string, wishId: string) => {
  holdPhone(test, openid)
  openPage(WishDetailPage, { wishId })
}

const seen = (wishId: string) => test.must('zhou', 'wish.open', { wishId })

it('sends somebody who is no volunteer yet to where one becomes one', async () => {
  const { wishId } = await onTheWall(test)
  open('wang', wishId)
  await tap('去申请')
  expect(host.visited).toContain('navigateTo /packages/me/volunteer/index')
  expect(tappableOf('我来认领')).toBeUndefined()
})

it('asks before claiming, then counts down and tells the place; nothing happened without signal', async () => {
  const { wishId } = await onTheWall(test)
  open('li', wishId)
  await tap('我来认领')
  expect(words()).not.toContain('3 号楼 2 单元 401')
  await see('认领这个心愿？')
  loseSignal()
  await tap('好，我来')
  await see('没有连上网络，填的内容都在，连上后点一下就好')
  expect((await seen(wishId)).helping).toEqual([])
  holdPhone(test, 'li', { wishId })
  await tap('好，我来')
  await see('认领好了，先写一句打算吧')
  expect(screen.getAllByRole('img', { name: /^(3 天|2 天 23 小时)$/ }).length).toBeGreaterThan(0)
  await see(/^找陈/)
  await see('送到家里 3 号楼 2 单元 401')
  expect(tappableOf('有消息告诉我')).toBeDefined()
  test.at(test.now() + 50 * HOUR)
  open('li', wishId)
  expect((await screen.findAllByRole('img', { name: /^2[12] 小时/ })).length).toBeGreaterThan(0)
})

it('keeps a plan that could not be sent, sends it once, and then has handing over at the thumb', async () => {
  const { wishId } = await onTheWall(test)
  await test.must('li', 'wish.claim', { wishId })
  open('li', wishId)
  await tap('写下打算')
  await type('什么时候、怎么帮', '周六上午带梯子来')
  loseSignal()
  await tap('就这么办')
  await see('没有连上网络，填的内容都在，连上后点一下就好')
  open('li', wishId)
  await tap('写下打算')
  expect(await screen.findByDisplayValue('周六上午带梯子来')).toBeTruthy()
  await tap('就这么办')
  await see('记下了，时间也延长了')
  expect((await seen(wishId)).notes.map(({ text }) => text)).toEqual(['周六上午带梯子来'])
  expect(tappableOf('送到了')).toBeDefined()
})

it('hands over with a photo only when nobody in it minds', async () => {
  const { wishId } = await onTheWall(test)
  await test.must('li', 'wish.claim', { wishId })
  await test.must('li', 'wish.note', { wishId, text: '周六来', photos: [] })
  open('li', wishId)
  host.photos = ['/tmp/lamp.jpg']
  await tap('送到了')
  await type('写一句', '灯换好了')
  await tap(/^添照片/)
  await see('照片里没有人脸，或本人同意了')
  await waitFor(() => expect(tappableOf('送到了，请对方确认')?.getAttribute('aria-disabled')).toBe('true'))
  await tap('照片里没有人脸，或本人同意了')
  await tap('送到了，请对方确认')
  await see('记下了，等对方点收到')
  await test.cloud.idle()
  expect((await seen(wishId)).proof).toMatchObject({
    text: '灯换好了',
    photos: [expect.stringMatching(/^cloud:/)],
  })
})

it('is confirmed by the wisher, who says thank you by voice', async () => {
  const { wishId } = await delivered(test)
  open('chen', wishId)
  await tap('确认收到')
  await tap('收到了')
  await see('确认好了')
  host.voiceMs = 7_000
  await tap('说声谢谢')
  expect(tappableOf('送出感谢')?.getAttribute('aria-disabled')).toBe('true')
  await tap('录一段感谢的话')
  await tap('说完了')
  await tap(/^感谢的话，7 秒/)
  expect(host.used).toContain('play /tmp/voice.mp3')
  await tap('送出感谢')
  await see('您的感谢送到了，帮忙的人会听到')
  await test.cloud.idle()
  expect((await seen(wishId)).thanks?.voice).toMatchObject({ seconds: 7 })
})

it('is confirmed by the station only with how it knows', async () => {
  const { wishId } = await delivered(test)
  open('zhou', wishId)
  await tap('确认收到')
  await see('确认送到了？')
  expect(tappableOf('收到了')?.getAttribute('aria-disabled')).toBe('true')
  await tap('打电话问过')
  await tap('收到了')
  await see('确认好了')
})

it('says honestly where there is no microphone', async () => {
  const { wishId, version } = await delivered(test)
  await test.must('chen', 'wish.move', { wishId, version, event: 'confirm' })
  open('chen', wishId)
  await tap('说声谢谢')
  await tap('录一段感谢的话')
  await see('这里没有麦克风，可以打字')
})

it('lets the next one wait in line, and tells the place in it', async () => {
  const { wishId } = await onTheWall(test)
  await test.must('li', 'wish.claim', { wishId })
  open('sun', wishId)
  await tap('先排着，等着接手')
  await tap('排着等')
  await see('您排在第 1 位')
  await tap('不排了')
  await tap('不排了')
  await see('先排着，等着接手')
})

it('is sent back with a reason, which stays until it has been sent', async () => {
  const { wishId } = await onTheWall(test)
  open('zhou', wishId)
  await tap('退回')
  expect(tappableOf('退回')?.getAttribute('aria-disabled')).toBe('true')
  await type('为什么退回', '请写清楚是哪种灯')
  await tap('退回')
  await see('退回了')
  expect((await seen(wishId)).refusal).toBe('请写清楚是哪种灯')
})

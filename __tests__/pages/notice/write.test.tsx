/**
 * Writing a notice at the desk: the people are counted before it goes out, and what was typed is lost nowhere.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import FormPage from '@/packages/desk/notice-form'
import NoticesPage from '@/packages/desk/notices'
import type { NoticeDocument } from '@/domain/notice/documents'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { noticeOf, publish, settleNeighbours } from '../support/notices'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await settleNeighbours(test)
})
afterAll(() => test.close())

/** Waits for the title of the page, which WeChat draws. */
const seeTitle = (title: string) => waitFor(() => expect(host.title).toBe(title))

const notices = () => test.rows<NoticeDocument>('notices')

async function writeWords(): Promise<void> {
  await type('标题', '周六清理楼道')
  await type('内容', '请把楼道里的杂物收回家。')
}

it('says so without signal; the list says when nothing was written', async () => {
  loseSignal()
  openPage(NoticesPage)
  await see('没有连上网络')
  holdPhone(test, 'zhou')
  await tap('再试一次')
  await see('还没有发过通知')
  await tap('写通知')
  expect(host.visited).toEqual(['navigateTo /packages/desk/notice-form/index'])
})

it('names every answer that is missing, and sends nothing', async () => {
  holdPhone(test, 'zhou')
  openPage(FormPage)
  await tap('发出去')
  await see('还有 3 处没填好，下面都有提示')
  await see('请选发给谁')
  expect(await notices()).toEqual([])
})

it('keeps what was typed while there is no signal and when the page is closed', async () => {
  holdPhone(test, 'zhou')
  openPage(FormPage)
  await writeWords()
  await tap('北区一网格')
  openPage(FormPage)
  await see('请把楼道里的杂物收回家。')
  loseSignal()
  await tap('先存草稿')
  await see(/没有连上网络，填的内容都在/)
  holdPhone(test, 'zhou')
  await tap('先存草稿')
  await see('存好了，换一部手机也能接着写')
  const [saved, ...others] = await notices()
  expect(others).toEqual([])
  expect(saved).toMatchObject({ state: 'draft', title: '周六清理楼道', chosen: { gridIds: ['g01'] } })
})

it('tells how many people there are before it is sent, and sends to the buildings that were chosen', async () => {
  holdPhone(test, 'zhou')
  openPage(FormPage)
  await writeWords()
  await tap('北区一网格')
  await tap('2 号楼')
  await tap('发出去')
  await see('会发给 2 位')
  await tap('现在发')
  await waitFor(() => expect(host.visited).toHaveLength(1))
  const sent = (await notices()).find(({ state }) => state === 'published')
  expect(sent).toMatchObject({ audience: ['building:g01:2 号楼'], people: 2 })
  expect(host.visited).toEqual([`redirectTo /packages/desk/notice/index?noticeId=${sent?._id ?? ''}`])
  openPage(FormPage)
  await see('发给谁')
  expect(words()).not.toContain('请把楼道里的杂物收回家。')
})

it('goes on with a draft, and sends it when its time has come', async () => {
  holdPhone(test, 'zhou')
  const draft = (await notices()).find(({ state }) => state === 'draft')
  openPage(FormPage, { noticeId: draft?._id ?? '' })
  await seeTitle('接着写通知')
  await tap('发出去')
  await see('会发给 3 位')
  await tap('定个时间')
  await tap(/ 9:00 发$/)
  await waitFor(() => expect(host.visited).toHaveLength(1))
  const waiting = await noticeOf(test, draft?._id ?? '')
  expect(waiting?.state).toBe('scheduled')
  expect(waiting?.publishAt).toBeGreaterThan(test.now())
})

it('asks what was corrected before a notice is put right', async () => {
  const { noticeId } = await publish(test)
  holdPhone(test, 'zhou')
  openPage(FormPage, { noticeId })
  await seeTitle('更正通知')
  await type('内容', '改到后天 9–12 点。')
  await tap('发出更正')
  await see('请写一句更正了什么')
  expect((await noticeOf(test, noticeId))?.edition).toBe(1)
  await type('更正了什么', '停水改到后天')
  await tap('发出更正')
  await waitFor(() => expect(host.visited).toEqual(['switchTab /pages/home/index']))
  expect(await noticeOf(test, noticeId)).toMatchObject({ edition: 2, text: '改到后天 9–12 点。' })
})

it('offers a grid worker the own grids only', async () => {
  await test.must('grid', 'me.open', {})
  await test.cloud.store.update('people', {
    query: { openid: 'grid' },
    update: { $set: { roles: ['grid_worker'], gridIds: ['g02'] } },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
  holdPhone(test, 'grid')
  openPage(FormPage)
  await see('北区二网格')
  await waitFor(() => expect(tappableOf('北区一网格')).toBeUndefined())
  expect(tappableOf('全站的人')).toBeUndefined()
})

it('says what comes again and again from a sample, and lets it be put into own words', async () => {
  holdPhone(test, 'zhou')
  openPage(FormPage)
  await tap('停水')
  await see(/＿＿/)
  await tap('发出去')
  await see('请选发给谁')
  await tap('北区一网格')
  await see(/^北区一网格$/)
  await tap('改成自己的话')
  await see(/^北区一网格 .* 停水，检修水管。/)
  await tap('开会')
  await tap('发出去')
  await see(/还有 1 处没填好/)
  await type('在哪里', '二楼活动室')
  await type('商量什么', '停车怎么划线')
  await tap('发出去')
  await see('会发给 3 位')
  await tap('现在发')
  await waitFor(() => expect(host.visited).toHaveLength(1))
  const sent = (await notices()).find(({ title }) => title.startsWith('开会'))
  expect(sent?.text).toContain('在二楼活动室开会，商量：停车怎么划线。')
})

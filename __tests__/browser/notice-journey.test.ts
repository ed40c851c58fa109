/** A notice to two buildings in a real browser: read and answered on one phone, called about where it stays unread. */
import type { Browser } from 'playwright-core'
import { seal } from '../../cloudfunctions/api/platform/cipher'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import type { NoticeDocument } from '../../src/domain/notice/documents'
import { aPerson, personIdOf, put } from '../support/builders'
import { receiptOf } from '../support/notices'
import { appoint } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { seeFigure } from './support/deeds'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle } from './support/world'

const GRID = 'grid-zhao'
const title = '1、2 号楼明天上午停水'
const telephone = '13900005678'

let test: TestCloud
let browser: Browser
let grid: Phone
let wang: Phone
let li: Phone
let noticeId = ''

const lives = (openid: string, realName: string, building: string) =>
  aPerson(openid, { realName, nickname: realName, gridId: 'g01', building })

const badge = (phone: Phone, name: string) =>
  phone.page.getByRole('tab', { name, exact: true }).filter({ visible: true })

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, {})
  await appoint(test, GRID, ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  await put(test, 'people', [
    lives('wang', '王秀兰', '1 号楼'),
    { ...lives('li', '李建国', '2 号楼'), phoneCipher: seal(telephone), maskedPhone: '139****5678' },
    // He has a paper card and no mini-program.
    { ...lives('he', '何德福', '2 号楼'), openid: '' },
    lives('sun', '孙玉芬', ''),
    aPerson('gao', { realName: '高文静', gridId: 'g02', building: '3 号楼' }),
  ])
  const phoneOf = (openid: string) => Phone.of(browser, test.cloud.url, { openid })
  ;[grid, wang, li] = await Promise.all([phoneOf(GRID), phoneOf('wang'), phoneOf('li')])
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('the grid manager writes to two buildings, and sees how many people that is before sending', async () => {
  await grid.open(appPages.noticeForm())
  await grid.type('标题', title)
  await grid.type('内容', '明天上午 9 点到 12 点检修水管，请提前接好用水。有事找赵网格。')
  await grid.pick('checkbox', '1 号楼')
  await grid.pick('checkbox', '2 号楼')
  await seeFigure(grid, '会发给 · 1 号楼、2 号楼 3 位')
  await grid.see('1 位没用小程序，列入电话、上门名单。')
  await grid.pick('checkbox', '请大家回「收到」')
  await grid.shot('notice-journey-1-written')
  await grid.tap('发出去')
  await grid.page.getByRole('dialog', { name: '会发给 3 位' }).waitFor()
  expect(await test.rows('notices', { state: 'published' })).toEqual([])
  await grid.tap('现在发')
  await seeFigure(grid, '没看 3')

  const [notice] = await test.rows<NoticeDocument>('notices')
  expect(notice).toMatchObject({ state: 'published', authorId: personIdOf(GRID) })
  noticeId = notice?._id ?? ''
  // Nothing is written for each person; who it is for is found when they look.
  expect(await test.rows('receipts')).toEqual([])
})

it('one resident sees the badge, reads it and answers; the other has only the badge', async () => {
  for (const phone of [wang, li]) {
    await phone.open(appPages.home)
    await badge(phone, '我的，1 条未读').waitFor()
  }
  await wang.shot('notice-journey-2-badge')
  await wang.tap(new RegExp(`^没看过，${title}`))
  await wang.see(/^明天上午 9 点到 12 点检修水管/)
  await wang.see('发给：1 号楼、2 号楼')
  expect(await receiptOf(test, noticeId, 'wang')).toMatchObject({ confirmedAt: null })
  await wang.tap('收到')
  await wang.see(/^您回过「收到」了/)
  await wang.shot('notice-journey-3-answered')
  expect((await receiptOf(test, noticeId, 'wang'))?.confirmedAt).toEqual(expect.any(Number))

  await wang.open(appPages.home)
  await badge(wang, '我的').waitFor()
  await li.open(appPages.messages)
  await li.see('没读的 1')
  expect(await receiptOf(test, noticeId, 'li')).toBeUndefined()
})

it('the sender sees read and unread by building', async () => {
  await test.jobs()
  await grid.open(deskPages.deskNotice(noticeId))
  await seeFigure(grid, '看过 1')
  await seeFigure(grid, '没看 2')
  await seeFigure(grid, '回收到 1')
  await grid.page.getByRole('img', { name: /^北区一网格 1 号楼，看过 1 \/ 1 · 回收到 1$/ }).waitFor()
  await grid.button(/^北区一网格 2 号楼，看过 0 \/ 2 · 回收到 0，还差 2 位，看名单$/).waitFor()
  await grid.shot('notice-journey-4-reach')
})

it('and calls the one who has not read it, whose number is shown on a tap and ticked off after', async () => {
  await grid.tap('打电话、上门，告诉没看的 2 位')
  // Whoever looks after the building sees whom to call; that look is written down like the one at the number.
  await grid.see('李建国')
  await grid.see('何德福')
  expect(await grid.words()).not.toContain('王秀兰')
  expect(await grid.words()).not.toContain(telephone)
  await grid.tap(/^给李建国打电话/)
  await grid.tap('先不打')
  await grid.see(telephone)
  expect(await test.rows('reveals', { caseKind: 'names' })).toMatchObject([{ viewerId: personIdOf(GRID) }])
  expect(await test.rows('reveals', { caseKind: 'notice' })).toMatchObject([
    { caseId: noticeId, personId: personIdOf('li'), viewerId: personIdOf(GRID) },
  ])
  await grid.tap('李建国：打过电话了')
  await grid.see(/^打过电话了\s/)
  await grid.tap('何德福：上门了')
  await grid.see(/^上门了\s/)
  await grid.shot('notice-journey-5-called')
  expect(await receiptOf(test, noticeId, 'li')).toMatchObject({ reachedBy: 'call', by: personIdOf(GRID) })

  await grid.open(deskPages.deskNotice(noticeId))
  await seeFigure(grid, '电话上门 2')
  // A call is not a reading: it still waits on the phone of the one who was called.
  await li.open(appPages.home)
  await badge(li, '我的，1 条未读').waitFor()
})

it('a stranger to the page writes to two buildings from a sample: five taps, and nothing typed', async () => {
  await grid.open(appPages.noticeForm())
  await grid.pick('radio', '停水')
  await grid.see(/周四 9:00–12:00/)
  await grid.pick('checkbox', '1 号楼')
  await grid.pick('checkbox', '2 号楼')
  await seeFigure(grid, '会发给 · 1 号楼、2 号楼 3 位')
  await grid.shot('notice-journey-6-sample')
  await grid.tap('发出去')
  await grid.tap('现在发')
  await seeFigure(grid, '没看 3')
  const [sent] = await test.rows<NoticeDocument>('notices', { title: '停水 11 月 19 日 周四 9:00–12:00' })
  expect(sent).toMatchObject({ state: 'published', askReceipt: true, people: 3 })
  expect(sent?.text).toMatch(/^1 号楼、2 号楼 11 月 19 日 周四 9:00–12:00 停水，检修水管。/)
})

/** A notice to two buildings in a real browser: written and sent on one phone, read on another, and who has not read it is called. */
import type { Browser } from 'playwright-core'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import type { NoticeDocument, ReceiptDocument } from '../../src/domain/notice/documents'
import { aPerson, personIdOf, put } from '../support/builders'
import { appoint, stationOf } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { consentTo } from '../support/consents'

const GRID = 'zhao-grid'
const LI = 'li-reads'
const ZHANG = 'zhang-does-not'

let test: TestCloud
let browser: Browser
let worker: Phone
let reader: Phone

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await stationOf(test)
  await appoint(test, GRID, ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  const neighbour = (openid: string, realName: string, building: string) =>
    aPerson(openid, { realName, nickname: realName, gridId: 'g01', building })
  await put(test, 'people', [neighbour(LI, '李建国', '1 号楼'), neighbour(ZHANG, '张桂英', '2 号楼')])
  await test.must(ZHANG, 'me.consent', consentTo('phone'))
  await test.must(ZHANG, 'me.updateProfile', { phone: '13812345678' })
  worker = await Phone.of(browser, test.cloud.url, { openid: GRID })
  reader = await Phone.of(browser, test.cloud.url, { openid: LI, width: 320, scale: 'huge' })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const notice = async (): Promise<NoticeDocument> => {
  const [found] = await test.rows<NoticeDocument>('notices')
  if (!found) throw new Error('there is no notice')
  return found
}

const receipt = async (openid: string) =>
  (await test.rows<ReceiptDocument>('receipts', { personId: personIdOf(openid) }))[0]

const choose = (name: string) => worker.pick('checkbox', name)

it('a grid worker writes it, sees how many people it is for, and sends it', async () => {
  await worker.open(appPages.desk)
  await worker.tap('通知')
  await worker.tap('写通知')
  await worker.type('标题', '明天上午停水')
  await worker.type('内容', '明天 9 点到 12 点检修水管，请提前接水。')
  const chooser = worker.page.waitForEvent('filechooser')
  await worker.tap('添附件')
  const file = { name: '停水安排.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
  await (await chooser).setFiles(file)
  await worker.see('停水安排.pdf')
  await choose('1 号楼')
  await choose('2 号楼')
  await choose('请大家回「收到」')
  await worker.tap('发出去')
  await worker.see('会发给 2 位')
  await worker.shot('notice-1-send')
  await worker.tap('现在发')
  await worker.see('按楼看')
  expect(await notice()).toMatchObject({
    state: 'published',
    people: 2,
    audience: ['building:g01:1 号楼', 'building:g01:2 号楼'],
    attachments: [{ name: '停水安排.pdf' }],
  })
})

it('a neighbour finds it on the home page, reads it and answers', async () => {
  await reader.open(appPages.home)
  await reader.tap(/^没看过，明天上午停水/)
  await reader.see('明天 9 点到 12 点检修水管，请提前接水。')
  await reader.shot('notice-2-read')
  await reader.tap('收到')
  await reader.see(/^您回过「收到」了/)
  expect(await receipt(LI)).toMatchObject({ read: true, confirmedEdition: 1 })
})

it('the other is on the call list, is called, and is ticked off with a way back', async () => {
  await test.jobs()
  const { _id } = await notice()
  await worker.open(deskPages.deskNotice(_id))
  await worker.see('看过 1 / 1 回收到 1')
  await worker.tap(/^北区一网格 2 号楼，看过 0 \/ 1/)
  await worker.see('张桂英')
  await worker.tap(/^给张桂英打电话/)
  await worker.see('在微信里，这里会打开手机的拨号。')
  await worker.tap('先不打')
  await worker.see('13812345678')
  await worker.tap('张桂英：打过电话了')
  await worker.see(/^打过电话了\s/)
  await worker.shot('notice-3-called')
  expect(await receipt(ZHANG)).toMatchObject({ read: false, reachedBy: 'call' })
  await worker.tap('撤销：张桂英打过电话了')
  await worker.tap('张桂英：上门了')
  await worker.see(/^上门了\s/)
  expect(await receipt(ZHANG)).toMatchObject({ reachedBy: 'visit' })
})

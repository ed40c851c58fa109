/** A wish in a real browser, from an elder's paper card to her thanks: four phones lie open from the first step to the last. */
import type { Browser } from 'playwright-core'
import { seal } from '../../cloudfunctions/api/platform/cipher'
import type { LedgerEntry } from '../../src/domain/account/account'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import { HOUR } from '../../src/domain/kernel/clock'
import type { WishDocument } from '../../src/domain/wish/documents'
import { aPerson, personIdOf, put } from '../support/builders'
import { appoint } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { wishRow } from '../support/wishes'
import { addPhoto, scanPaperCard, takeStep } from './support/deeds'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser, withMicrophone } from './support/phones'
import { cardTokenOf, settle, STAFF } from './support/world'

const GRID = 'grid-zhao'
const title = '想换一盏亮一点的吸顶灯'
const place = '3 号楼 2 单元 401'
const telephone = '13800001234'
const wisher = '王秀兰'

let test: TestCloud
let browser: Browser
let grid: Phone
let staff: Phone
let chen: Phone
let li: Phone
let wishId = ''

/** What the holder of a claim reads in large: whole days and hours. */
const leaseLeft = (phone: Phone, days = 2) =>
  phone.page
    .getByRole('img', { name: new RegExp(`^(${days + 1} 天|${days} 天 \\d+ 小时)$`) })
    .filter({ visible: true })

const open = (phone: Phone) => phone.open(appPages.wish(wishId))

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser(withMicrophone)])
  await settle(test, { chen: '陈晓梅', li: '李建国' })
  await appoint(test, GRID, ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  const elder = { realName: wisher, sex: 'woman', birthDate: '1948-03-03', gridId: 'g01' } as const
  // She has a telephone at home and no mini-program.
  await put(test, 'people', [{ ...aPerson('wang', { ...elder, phoneCipher: seal(telephone) }), openid: '' }])
  for (const openid of ['chen', 'li'])
    await test.cloud.store.update('people', {
      ...{ query: { _id: personIdOf(openid) }, update: { $set: { 'volunteer.state': 'active' } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
  const phoneOf = (openid: string) => Phone.of(browser, test.cloud.url, { openid })
  ;[grid, staff, chen, li] = await Promise.all([
    phoneOf(GRID),
    phoneOf(STAFF),
    phoneOf('chen'),
    phoneOf('li'),
  ])
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('the grid manager writes down what an elder wishes, over her paper card', async () => {
  await grid.open(appPages.makeWish())
  await grid.type('心愿是什么', title)
  await grid.type('为什么想要', '晚上看不清药瓶上的字。')
  await grid.tap('下一步')
  await grid.pick('radio', /^没带手机的街坊/)
  await scanPaperCard(grid, cardTokenOf('wang'), '扫居民卡')
  await grid.see('卡扫好了')
  await grid.pick('radio', '老人')
  await grid.tap('下一步')
  await grid.pick('radio', '两周内')
  await grid.pick('radio', '送到家里')
  await grid.type('具体地点', place)
  await grid.type('大概多少钱', '120')
  await grid.pick('checkbox', '可以打电话找')
  await grid.shot('wish-journey-1-written')
  await grid.tap('写好了，交上去')
  await grid.see(/^写好了。网格员核实后挂上墙/)

  const [wish] = await test.rows<WishDocument>('wishes')
  expect(wish).toMatchObject({
    state: 'submitted',
    ownerId: personIdOf('wang'),
    byPersonId: personIdOf(GRID),
  })
  wishId = wish?._id ?? ''
})

it('somebody else of the station verifies it and hangs it on the wall, under no name', async () => {
  await chen.open(appPages.wishes)
  await chen.see('墙上的心愿都有人圆了')
  await staff.open(deskPages.deskWishes())
  await staff.tap(`去核实：${title}`)
  await staff.see(wisher)
  await takeStep(staff, '核实过了', '核实无误')
  await staff.see('核实好了')
  await takeStep(staff, '上墙', '挂上墙')
  await staff.see('挂到墙上了')

  await chen.open(appPages.wishes)
  await chen.see(title)
  await chen.shot('wish-journey-2-wall')
  const wall = await chen.words()
  expect(wall).not.toContain('王')
  expect(wall).not.toContain(place)
})

it('a volunteer claims it and sees 72 hours run; another one stands by', async () => {
  await chen.tap(`我来认领：${title}`)
  await chen.see(/^一位(老人|街坊)/)
  await chen.seeNot(place)
  await takeStep(chen, '我来认领', '好，我来')
  await chen.see('认领好了，先写一句打算吧')
  await leaseLeft(chen).waitFor()
  // Contact comes step by step: how to address her and where; the number only after a plan.
  await chen.see('找王阿姨')
  await chen.see(new RegExp(place))
  await chen.see('写一句打算，就能看到电话')
  expect(await chen.button('看电话，打过去').count()).toBe(0)
  await chen.shot('wish-journey-3-claimed')

  await open(li)
  await li.see('有人认领')
  await takeStep(li, '先排着，等着接手', '排着等')
  await li.see('您排在第 1 位')
  await li.seeNot(place)
  expect(await wishRow(test, wishId)).toMatchObject({
    state: 'claimed',
    seats: { holders: [{ who: personIdOf('chen') }], queue: [{ who: personIdOf('li') }] },
  })
})

it('nothing happens for 72 hours, and the claim passes to the runner-up', async () => {
  test.at(test.now() + 73 * HOUR)
  // The timer comes round twice at the same moment.
  await Promise.all([test.jobs(), test.jobs()])
  const { seats } = await wishRow(test, wishId)
  expect(seats.holders.map(({ who }) => who)).toEqual([personIdOf('li')])

  await li.open(appPages.home)
  await li.tap(/^没看过，/)
  await li.tap(/轮到您来帮了/)
  await leaseLeft(li).waitFor()
  await li.see('找王阿姨')
  await li.shot('wish-journey-4-turn')
  await chen.open(appPages.messages)
  await chen.tap(/认领到期了/)
  await chen.see('李*')
  await chen.seeNot(place)
})

it('the new helper says when and how, then sees the number, and that is written down', async () => {
  expect(await li.button('看电话，打过去').count()).toBe(0)
  await takeStep(li, '写下打算', '就这么办', () => li.type('什么时候、怎么帮', '周六上午带灯和梯子去换'))
  await li.see('记下了，时间也延长了')
  await leaseLeft(li, 5).waitFor()
  expect(await test.rows('reveals')).toEqual([])
  await li.tap('看电话，打过去')
  await li.tap('先不打')
  await li.see(telephone)
  await li.shot('wish-journey-5-number')
  expect(await test.rows('reveals')).toMatchObject([
    { caseId: wishId, personId: personIdOf('wang'), viewerId: personIdOf('li') },
  ])
  // The one who let it lapse reads the plan and nothing of the number.
  await open(chen)
  await chen.see('周六上午带灯和梯子去换')
  expect(await chen.words()).not.toContain(telephone)
})

it('it is handed over with a photo, and the grid manager goes and sees it', async () => {
  await takeStep(li, '送到了', '送到了，请对方确认', async () => {
    await li.type('写一句', '灯换好了，屋里亮堂了')
    await addPhoto(li)
    await li.pick('checkbox', '照片里没有人脸，或本人同意了')
    await li.shot('wish-journey-6-proof')
  })
  await li.see('记下了，等对方点收到')
  await test.cloud.idle()

  await open(grid)
  await grid.see('灯换好了，屋里亮堂了')
  await grid.page.getByRole('button', { name: '送到时的照片，第 1 张照片' }).waitFor()
  await takeStep(grid, '确认收到', '收到了', () => grid.pick('radio', '上门看过'))
  await grid.see('确认好了')

  const entries = await test.rows<LedgerEntry>('entries')
  expect(entries).toMatchObject([{ accountId: personIdOf('li'), kind: 'credit' }])
  const points = entries[0]?.lines[0]?.amount ?? 0
  expect(points).toBeGreaterThan(0)
  await li.open(appPages.points)
  await li.see(`+${points} 分`)
  await li.shot('wish-journey-7-points')
})

it('her thanks are spoken, hang on the wall once they have passed, and can be heard on another phone', async () => {
  // WeChat is not sure of what it hears, so a person listens.
  const doubt = { result: { suggest: 'review', label: 20008 } }
  test.cloud.answers({ api: 'wxa_media_check', answer: doubt })
  await takeStep(grid, '说声谢谢', '送出感谢', async () => {
    await grid.tap('录一段感谢的话')
    await grid.button('说完了').waitFor()
    await grid.page.waitForTimeout(2_000)
    await grid.tap('说完了')
    await grid.button(/^感谢的话，\d 秒，听一听$/).waitFor()
    await grid.shot('wish-journey-8-voice')
  })
  await grid.see('您的感谢送到了，帮忙的人会听到')
  await test.cloud.idle()

  const voice = chen.button(new RegExp(`^${title}，感谢的话，\\d 秒，听一听$`))
  await chen.open(appPages.wishes)
  await chen.pick('tab', '已圆')
  await chen.see(title)
  expect(await voice.count()).toBe(0)

  await staff.open(deskPages.checks())
  await staff.tap(new RegExp(`^对「${title}」的感谢的录音，听一听$`))
  await staff.see('正在放')
  await takeStep(staff, `对「${title}」的感谢：通过`, '通过')
  await staff.see(`对「${title}」的感谢：通过了`)

  await chen.open(appPages.wishes)
  await chen.pick('tab', '已圆')
  await voice.waitFor()
  await chen.shot('wish-journey-9-granted')
  await voice.click()
  await chen.see('正在放')
  // It is heard to its end.
  await chen.see('听一听')
  await open(li)
  await li.see('感谢的话')
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'closed', helperIds: [personIdOf('li')] })
})

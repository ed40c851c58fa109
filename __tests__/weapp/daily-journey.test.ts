/** The daily life in the production mini-program, a resident's part of it: a wish granted, a notice answered, a prize reserved, a thing reported. */
import { appPages } from '../../src/domain/app-pages'
import { casePages } from '../../src/domain/case-pages'
import { instantOf } from '../../src/domain/kernel/clock'
import { wishGroups } from '../../src/domain/wish/vocabulary'
import { personIdOf } from '../support/builders'
import { receiptOf, sentNotice } from '../support/notices'
import { contradictions, givePoints, putPrize, redemptionsOf } from '../support/store'
import { appoint } from '../support/station'
import { testCloud, type TestCloud } from '../support/test-cloud'
import { hungWish, moveWish, wishRow, wishStation } from '../support/wishes'
import {
  askedStepOpens,
  beyond,
  caseMoves,
  formOpensOverTab,
  keptPageOpens,
  pageOpens,
  sentAndOpens,
  sheetOpens,
  tabOpens,
  tapAnswers,
  type Bound,
} from './support/bounds'
import { createPhone, prepareWeapp, type Phone } from './support/phone'
import { countSteps } from './support/steps'

const steps = countSteps()
/** What went beyond its bound, all of it at the end of each test. */
let excess: string[] = []
let test: TestCloud

beforeAll(async () => {
  prepareWeapp()
  test = await testCloud()
})
beforeEach(async () => {
  excess = []
  await test.cloud.reset()
  test.at(instantOf('2026-11-23', '10:00'))
  await wishStation(test, 2)
})
afterAll(async () => {
  await test.close()
  console.log(steps.table())
})

const step = async (phone: Phone, name: string, bound: Bound, deed: () => Promise<void>): Promise<void> => {
  excess.push(...beyond(await steps.take(phone, name, deed), bound))
}
const opens = (phone: Phone, name: string, deed: () => Promise<void>) => step(phone, name, pageOpens, deed)
const asks = (phone: Phone, tapped: string) =>
  step(phone, `${tapped} (opens)`, sheetOpens, () => phone.tap(tapped))
const taps = (phone: Phone, tapped: string | RegExp) =>
  step(phone, String(tapped), tapAnswers, () => phone.tap(tapped))
const moves = (phone: Phone, tapped: string) => step(phone, tapped, caseMoves, () => phone.tap(tapped))
/** Each keystroke is a step of its own; the first one stands for all of them. */
async function types(phone: Phone, field: string, text: string): Promise<void> {
  await step(phone, `a letter into ${field}`, tapAnswers, () => phone.type(field, text.slice(0, 1)))
  await phone.type(field, text.slice(1))
}

/** A dozen wishes on the wall besides. */
async function fillWall(): Promise<void> {
  const wished = ['一本字典', '修一修轮椅', '陪下一盘棋', '换一根晾衣绳', '一副老花镜', '教用手机挂号']
  for (let i = 0; i < 12; i++) {
    const form = { title: wished[i % wished.length], group: wishGroups[i % wishGroups.length] }
    // Nobody makes more than a few wishes a day.
    const openid = `o-wisher-${i % 3}`
    if (i < 3) await appoint(test, openid, [], { realName: '陈桂英', gridId: 'g01' })
    await hungWish(test, form, openid)
  }
}

describe('a wish', () => {
  const title = '想要一盏护眼灯'

  async function make(phone: Phone): Promise<string> {
    await opens(phone, 'open the wall', () => phone.openApp(appPages.wishes))
    expect(phone.lines()).toContain('修一修轮椅')
    await step(phone, 'to a new wish', formOpensOverTab, () => phone.tap('许个心愿'))
    await types(phone, '心愿是什么', title)
    await asks(phone, '下一步')
    await taps(phone, '老人')
    await asks(phone, '下一步')
    await taps(phone, '两周内')
    await step(phone, 'hand it in, to its page', sentAndOpens, () => phone.tap('写好了，交上去'))
    expect(phone.route()).toBe('packages/wish/detail/index')
    const [made] = await test.rows<{ _id: string }>('wishes', { 'form.title': title })
    return made?._id ?? ''
  }

  async function help(phone: Phone, wishId: string): Promise<void> {
    await opens(phone, 'open a shared wish', () => phone.openApp(appPages.wish(wishId)))
    await asks(phone, '我来认领')
    await moves(phone, '好，我来')
    expect(phone.lines()).toContain('您认领的时间还剩')
    await asks(phone, '写下打算')
    await types(phone, '什么时候、怎么帮', '周六送去')
    await moves(phone, '就这么办')
    await asks(phone, '送到了')
    await types(phone, '写一句', '装好了')
    await moves(phone, '送到了，请对方确认')
    expect(phone.lines()).toContain('记下了，等对方点收到')
    await phone.closeApp()
  }

  it('is made, claimed, handed over and thanked for', async () => {
    await fillWall()
    const wisher = createPhone(test, 'o-wisher')
    const wishId = await make(wisher)
    await wisher.closeApp()
    await moveWish(test, 'o-grid', wishId, 'verify')
    await moveWish(test, 'o-staff', wishId, 'publish')
    await help(createPhone(test, 'h-0'), wishId)

    await step(wisher, 'open my wish', keptPageOpens, () => wisher.openApp(appPages.wish(wishId)))
    await asks(wisher, '确认收到')
    await moves(wisher, '收到了')
    await asks(wisher, '说声谢谢')
    await types(wisher, '写一句', '灯亮了，心里也亮堂了')
    await moves(wisher, '送出感谢')
    expect(wisher.lines()).toContain('您的感谢送到了，帮忙的人会听到')
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'closed', helperIds: [personIdOf('h-0')] })
    expect(excess).toEqual([])
    await wisher.closeApp()
  })
})

describe('a notice', () => {
  it('waits in the inbox behind a badge, is opened and answered', async () => {
    const titles = ['周五大扫除改到九点', '消防演练', '免费义诊', '暖气试水', '图书室换了时间']
    for (const title of titles) await sentNotice(test, 'o-staff', { title })
    const title = '明天停水'
    const { noticeId } = await sentNotice(test, 'o-staff', { title, askReceipt: true })

    const phone = createPhone(test, 'o-wisher')
    await phone.openApp()
    expect(phone.says('我的，6 条未读')).toBe(true)
    await phone.closeApp()
    await opens(phone, 'open the inbox', () => phone.openApp(appPages.messages))
    expect(phone.lines()).toEqual(expect.arrayContaining(titles))
    await opens(phone, 'to a notice', () => phone.tap(new RegExp(`^没读，请回收到，通知，${title}`)))
    expect(await receiptOf(test, noticeId, 'o-wisher')).toMatchObject({ confirmedAt: null })
    await taps(phone, '收到')
    expect(phone.lines().some((line) => line.startsWith('您回过「收到」了'))).toBe(true)
    await opens(phone, 'back to the inbox', () => phone.back())
    expect(phone.says(new RegExp(`^没读，请回收到，通知，${title}`))).toBe(false)
    expect((await receiptOf(test, noticeId, 'o-wisher'))?.confirmedAt).toEqual(expect.any(Number))
    expect(excess).toEqual([])
    await phone.closeApp()
  })
})

describe('points', () => {
  it('become a prize with a code for the counter', async () => {
    const prizes = ['东北大米', '洗衣液', '理发一次', '纸巾一提', '磨剪刀', '垃圾袋', '食用油', '体检一次']
    for (const title of prizes) await putPrize(test, { title, points: 20, place: '商街 5 号' })
    await givePoints(test, ['h-0'], 35)
    const phone = createPhone(test, 'h-0')
    await opens(phone, 'open the store', () => phone.openApp(appPages.store))
    await opens(phone, 'to a prize', () => phone.tap(/^东北大米，20 分/))
    await asks(phone, '用 20 分换')
    await step(phone, 'reserve it, to the code', sentAndOpens, () => phone.tap('确认兑换'))
    expect(phone.route()).toBe('packages/store/redemption/index')
    const [redemption] = await redemptionsOf(test)
    expect(redemption).toMatchObject({ state: 'reserved', points: 20 })
    const code = redemption?.code ?? ''
    expect(phone.says(`${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`)).toBe(true)
    await opens(phone, 'back to the store', () => phone.back())
    await test.jobs()
    expect(await contradictions(test)).toEqual([])
    expect(excess).toEqual([])
    await phone.closeApp()
  })
})

describe('a thing reported', () => {
  it('is written where a sticker led, met with by a neighbour, and found among what goes on', async () => {
    const page = casePages.beginCaseAt('incident', 'grid:g01')
    const phone = createPhone(test, 'o-wisher')
    await opens(phone, 'open the form', () => phone.openApp(page))
    expect(phone.lines()).toContain('有人受伤、着火、正在出事，先打电话')
    await step(phone, 'choose what it is', askedStepOpens, () => phone.tap(/^积水、漏水/))
    await types(phone, '怎么回事', '下雨就积水')
    await step(phone, 'hand it in, to its page', sentAndOpens, () => phone.tap('交上去'))
    expect(phone.lines()).toContain('交上去了，有人接手会告诉您')
    const [made] = await test.rows<{ _id: string }>('cases')
    await phone.closeApp()
    await step(phone, 'the service tab', tabOpens, () => phone.openApp('/pages/service/index'))
    expect(phone.lines()).toEqual(
      expect.arrayContaining(['正在办的', expect.stringMatching(/^小哨音.+等人接手/)]),
    )
    await phone.closeApp()

    const neighbour = createPhone(test, 'h-0')
    await opens(neighbour, 'open the board', () => neighbour.openApp(casePages.caseBoard('incident')))
    await opens(neighbour, 'to one of it', () => neighbour.tap(/^等人接手/))
    expect(neighbour.lines().join('')).not.toContain('下雨就积水')
    await moves(neighbour, '我也遇到')
    expect(neighbour.lines()).toContain('算上您了，有进展会告诉您')
    await neighbour.closeApp()
    expect(made).toBeTruthy()
    expect(excess).toEqual([])
  })
})

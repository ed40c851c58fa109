/**
 * One thing, one clock, in a real browser. An old woman's order over her paper card: asked of two, declined, accepted, its
 * hours proved by her card, rated by a call. And a puddle that three neighbours meet with: a whistle, what the department
 * answers, not yet, closed. The phones lie open from the first step to the last.
 */
import type { Browser } from 'playwright-core'
import { seal } from '../../cloudfunctions/api/platform/cipher'
import { casePages } from '../../src/domain/case-pages'
import type { CaseDocument } from '../../src/domain/case/documents'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/domain/kernel/clock'
import type { ServiceRecordDocument } from '../../src/domain/hours/documents'
import { aPerson, personIdOf, put } from '../support/builders'
import { appoint } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { scanPaperCard, takeStep } from './support/deeds'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { cardTokenOf, settle, STAFF } from './support/world'

const GRID = 'grid-zhao'
const HEAD = 'head-gao'
const DEPARTMENT = 'dept-user'

let test: TestCloud
let browser: Browser
let grid: Phone
let staff: Phone
let head: Phone
let department: Phone
let chen: Phone
let li: Phone
let caseId = ''

const caseOf = async (kind: string): Promise<CaseDocument> => {
  const [one] = await test.rows<CaseDocument>('cases', { kind })
  if (!one) throw new Error(`no ${kind} is there`)
  return one
}

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { chen: '陈晓梅', li: '李建国', wu: '吴桂芳' })
  await appoint(test, GRID, ['grid_worker', 'grid_leader'], { realName: '赵网格', gridIds: ['g01'] })
  await appoint(test, HEAD, ['station_admin'], { realName: '高站长' })
  await appoint(test, DEPARTMENT, ['dept_user'], { realName: '钱科长', unitId: 'dept-water' })
  const elder = { realName: '王秀兰', sex: 'woman', birthDate: '1948-03-03', gridId: 'g01' } as const
  await put(test, 'people', [
    { ...aPerson('wang', { ...elder, phoneCipher: seal('13800001234') }), openid: '' },
  ])
  for (const openid of ['chen', 'li'])
    await test.cloud.store.update('people', {
      ...{ query: { _id: personIdOf(openid) }, update: { $set: { 'volunteer.state': 'active' } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
  const phoneOf = (openid: string) => Phone.of(browser, test.cloud.url, { openid })
  ;[grid, staff, head, department, chen, li] = await Promise.all([
    phoneOf(GRID),
    phoneOf(STAFF),
    phoneOf(HEAD),
    phoneOf(DEPARTMENT),
    phoneOf('chen'),
    phoneOf('li'),
  ])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

/** Answers one of several questions whose answers are called alike. */
const choose = (phone: Phone, question: string, answer: string) =>
  phone.page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: answer, exact: true })
    .click()

/** What stands first on a wheel. */
async function pickFirst(phone: Phone, field: RegExp): Promise<void> {
  await phone.tap(field)
  const confirm = phone.page.getByText('确定').filter({ visible: true })
  await confirm.click()
  await confirm.waitFor({ state: 'hidden' })
}

describe('an order over a paper card', () => {
  const open = (phone: Phone) => phone.open(casePages.case('order', caseId))

  it('is written by the grid worker for whoever has no phone', async () => {
    await grid.open(casePages.beginCase('order'))
    await grid.tap(/^爱心帮手/)
    await grid.pick('radio', /^身边的街坊/)
    await scanPaperCard(grid, cardTokenOf('wang'))
    await grid.see('卡扫好了')
    await grid.type('说一说', '厨房的灯泡不亮了，够不着')
    await pickFirst(grid, /^哪一天/)
    await grid.pick('radio', '上午')
    await grid.pick('radio', '约 30 分钟')
    await grid.pick('radio', '不急')
    await grid.shot('case-journey-1-order')
    await grid.tap('交上去')
    await grid.see('交上去了，社区一个工作日内会看')
    const order = await caseOf('order')
    expect(order).toMatchObject({ ownerId: personIdOf('wang'), byPersonId: personIdOf(GRID), via: 'card' })
    caseId = order._id
  })

  it('is looked at, and two volunteers who fit are asked', async () => {
    await open(staff)
    await takeStep(staff, '可以派', '可以派')
    await staff.see('好，可以派了')
    await takeStep(staff, '问几位志愿者', '问这 2 位')
    await staff.see(/^在等 2 位回话/)
    await staff.shot('case-journey-2-asked')
  })

  it('one declines and is asked no more, the other takes it, and reads only then whose it is', async () => {
    await open(chen)
    await chen.seeNot('王秀兰')
    await takeStep(chen, '这次去不了', '这次去不了')
    await chen.see('好，下次再请您')
    await open(li)
    await takeStep(li, '我去', '我去')
    await li.see('谢谢您，这一单是您的了')
    await li.see('厨房的灯泡不亮了，够不着')
    expect(await li.button('看电话，打过去').count()).toBe(1)
    await open(chen)
    expect(await chen.words()).not.toContain('够不着')
  })

  it('her card at both ends proves the hours', async () => {
    const { day } = (await caseOf('order')).form
    test.at(instantOf(String(day), '09:00'))
    const readsCard = (phone: Phone) => async () => {
      await scanPaperCard(phone, cardTokenOf('wang'))
      await phone.see('卡扫好了')
    }
    await open(li)
    await takeStep(li, '到了，开始', '到了，开始', readsCard(li))
    await li.see('好，开始了')
    // A little more than was planned; with more than a quarter beyond it the station decides.
    test.at(test.now() + 36 * MINUTE)
    await open(li)
    await takeStep(li, '帮完了', '帮完了', async () => {
      await li.type('做了什么', '换了一只灯泡，亮了')
      await li.type('用了几分钟', '36')
      await readsCard(li)()
    })
    await li.see('辛苦了，记下了')
    await test.jobs()
    const [record] = await test.rows<ServiceRecordDocument>('serviceRecords', { personId: personIdOf('li') })
    expect(record).toMatchObject({ state: 'approved', minutes: 36 })
  })

  it('is rated by a call of somebody who had nothing to do with it', async () => {
    test.at(test.now() + 3 * HOUR)
    await open(staff)
    expect(await staff.button('评一评').count()).toBe(0)
    await open(head)
    await takeStep(head, '评一评', '评一评', async () => {
      await choose(head, '态度', '很好')
      await choose(head, '做得好不好', '很好')
      await choose(head, '来得及时吗', '好')
      await choose(head, '总的来说', '很好')
    })
    await head.see('谢谢您，记下了')
    expect(await caseOf('order')).toMatchObject({ state: 'closed' })
  })
})

describe('a puddle that neighbours meet with', () => {
  let whistleId = ''
  const open = (phone: Phone, kind = 'incident') =>
    phone.open(casePages.case(kind, kind === 'incident' ? caseId : whistleId))
  const write = async (phone: Phone) => {
    await phone.open(casePages.beginCase('incident'))
    await phone.see('有人受伤、着火、正在出事，先打电话')
    await phone.tap(/^积水、漏水/)
    await pickFirst(phone, /^在哪里/)
  }

  it('is reported by one, and met with by three who need not write it again', async () => {
    await write(li)
    await li.type('怎么回事', '下雨就积水，老人家出不了门')
    await li.tap('交上去')
    await li.see('交上去了，有人接手会告诉您')
    caseId = (await caseOf('incident'))._id

    await write(chen)
    await chen.see('这里已经有人说过')
    await chen.shot('case-journey-3-alike')
    await chen.tap(/^等人接手/)
    await chen.tap('我也遇到')
    await chen.see('算上您了，有进展会告诉您')
    expect(await chen.words()).not.toMatch(/李|老人家出不了门/)
    for (const openid of [STAFF, 'wu']) await test.must(openid, 'incident.join', { caseId, joins: true })
    await open(li)
    await li.see('3 位邻居也遇到')
  })

  it('the grid takes it in hand and asks for a department, whose paper says nothing of who reported it', async () => {
    await open(grid)
    await takeStep(grid, '我来办', '我来办')
    await grid.tap('吹哨，请部门来办')
    await grid.pick('radio', '群众反映突出')
    await pickFirst(grid, /^在哪里/)
    await grid.type('事情经过', '单元门口积水，主管道不通，社区疏通过一次')
    await grid.type('请部门做什么', '疏通主管道')
    await pickFirst(grid, /^请哪个部门牵头/)
    await grid.shot('case-journey-4-whistle')
    await grid.tap('报给站长')
    await grid.see('报给站长了，签了会告诉您')
    whistleId = (await caseOf('whistle'))._id
    await open(head, 'whistle')
    await takeStep(head, '签发', '签发')
    await head.see('签发了')
    await test.jobs()
    await open(li)
    await li.see('部门在办')
    await open(department, 'whistle')
    await department.see('疏通主管道')
    expect(await department.words()).not.toMatch(/李|老人家出不了门/)
  })

  it('the department answers on its own phone, comes and says that it is solved; the others read the same clock', async () => {
    await takeStep(department, '部门回话了', '记下回话', async () => {
      await pickFirst(department, /^受理时间/)
      await department.type('与谁沟通', '养护科值班室')
      await department.type('解决措施', '派车疏通主管道')
      await pickFirst(department, /^解决时限/)
      await department.pick('radio', '部门在这里填的')
    })
    await department.see('记下了')
    // What was reported has no clock of its own meanwhile; the way to the whistle leads to the one it has.
    await open(li)
    await li.tap(/群众反映突出/)
    await li.see('第 1 天')
    await open(department, 'whistle')
    await takeStep(department, '部门到场了', '记下到场', () => department.pick('radio', '部门在这里填的'))
    await department.see('记下了')
    await open(department, 'whistle')
    await takeStep(department, '部门办好了', '记下办好', async () => {
      await department.type('怎么办好的', '疏通了主管道')
      await department.pick('radio', '部门在这里填的')
    })
    await department.see('记下了')
    await test.jobs()
    await open(grid, 'whistle')
    await takeStep(grid, '评一评', '评好了', async () => {
      await choose(grid, '快不快', '快')
      await choose(grid, '办得好不好', '好')
    })
    expect(await caseOf('whistle')).toMatchObject({ state: 'closed' })
  })

  it('it is not solved for whoever reported it, so it goes on, and ends when everybody has looked', async () => {
    const looksAt = async () => {
      await open(staff)
      await takeStep(staff, '去看过，好了', '去看过，好了')
      await open(li)
    }
    // What the department has done somebody goes and looks at.
    await looksAt()
    await takeStep(li, '还没好', '请接着办', () => li.type('还差什么', '昨天小雨，又积了'))
    await li.see('告诉办的人了')
    await open(grid)
    await takeStep(grid, '办好了', '办好了', () => grid.type('怎么办好的', '又疏通了一次'))
    await looksAt()
    await takeStep(li, '好了', '好了')
    await li.see('好，谢谢您')
    test.at(test.now() + 28 * DAY + HOUR)
    await test.jobs()
    await open(li)
    await takeStep(li, '还好', '还好')
    // Whoever has met with it may still say otherwise, until the days are over.
    expect(await caseOf('incident')).toMatchObject({ state: 'stayed' })
    test.at(test.now() + 7 * DAY + HOUR)
    await test.jobs()
    await open(li)
    // Somebody of the staff has met with it as well, and looked at it as staff.
    expect(await li.words()).not.toContain('一位邻居去看过')
    await li.shot('case-journey-5-closed')
    expect(await caseOf('incident')).toMatchObject({ state: 'closed', joined: { count: 3 } })
  })
})

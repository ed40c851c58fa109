/** A list of twenty opens with little: what the phone is sent for it, in the words and with the pictures of every day. */
import { appPages } from '../../src/domain/app-pages'
import { casePages } from '../../src/domain/case-pages'
import { deskPages } from '../../src/domain/desk-pages'
import { instantOf } from '../../src/domain/kernel/clock'
import { wishGroups } from '../../src/domain/wish/vocabulary'
import { appoint } from '../support/station'
import { givePoints, putPrize } from '../support/store'
import { sentNotice } from '../support/notices'
import { testCloud, type TestCloud } from '../support/test-cloud'
import { hungWish, makeWish, wishStation } from '../support/wishes'
import { beyond, listOpens } from './support/bounds'
import { arrangeCommunity } from './support/community'
import { createPhone, prepareWeapp } from './support/phone'
import { countSteps } from './support/steps'

const steps = countSteps()
let test: TestCloud

beforeAll(async () => {
  prepareWeapp()
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(instantOf('2026-11-23', '10:00'))
})
afterAll(async () => {
  await test.close()
  console.log(steps.table())
})

const twenty = Array.from({ length: 20 }, (_, nth) => nth)

/** Opens a page as somebody and holds what that cost. `rows` are what is found so often. */
async function opens(
  name: string,
  openid: string,
  page: string,
  rows: RegExp,
  { most = 20 }: { most?: number } = {},
): Promise<void> {
  const phone = createPhone(test, openid)
  const step = await steps.take(phone, name, () => phone.openApp(page))
  expect(phone.lines().filter((line) => rows.test(line))).toHaveLength(most)
  expect(beyond(step, listOpens)).toEqual([])
  await phone.closeApp()
}

it('the activities of two weeks, of which ten are drawn at first', async () => {
  await arrangeCommunity(test, ['wang'])
  await opens('activities', 'wang', appPages.activities, /^(今天|明天|周.|11 月).* \d+:\d\d/, { most: 10 })
})

const wished = ['一双大号的防滑雨靴', '想听人读一读新到的杂志', '帮忙把旧衣柜抬下五楼', '一盏不晃眼的台灯']

/** Nobody makes more than a few wishes a day. */
async function wishers(): Promise<string[]> {
  await wishStation(test)
  const openids = twenty.filter((nth) => nth % 3 === 0).map((nth) => `o-wisher-${nth}`)
  for (const openid of openids) await appoint(test, openid, [], { realName: '陈桂英', gridId: 'g01' })
  return openids
}

const aWish = (nth: number) => ({
  title: wished[nth % wished.length],
  group: wishGroups[nth % wishGroups.length],
})

it('the wall of wishes', async () => {
  const openids = await wishers()
  for (const nth of twenty) await hungWish(test, aWish(nth), openids[Math.floor(nth / 3)])
  await opens('wall', 'h-0', appPages.wishes, new RegExp(`^(${wished.join('|')})$`))
})

it('the wishes that wait at the desk', async () => {
  const openids = await wishers()
  for (const nth of twenty) await makeWish(test, aWish(nth), openids[Math.floor(nth / 3)])
  await opens('wishes at the desk', 'o-grid', deskPages.deskWishes(), new RegExp(`^(${wished.join('|')})$`))
})

it('the store, each prize with its picture', async () => {
  await wishStation(test)
  await givePoints(test, ['h-0'], 35)
  const prizes = ['东北大米五斤', '洗衣液一瓶', '理发一次', '纸巾一提', '磨剪刀']
  for (const nth of twenty)
    await putPrize(test, {
      title: prizes[nth % prizes.length],
      points: 10 + nth,
      photo: `kept/prize/demo-laundry-tjwc0rzhaec4wk${nth}.png`,
    })
  await opens('store', 'h-0', appPages.store, new RegExp(`^(${prizes.join('|')})$`))
})

it('the inbox', async () => {
  await wishStation(test)
  for (const nth of twenty)
    await sentNotice(test, 'o-staff', {
      title: `${nth % 2 ? '1 号楼、3 号楼明天停水检修' : '八十岁以上老人悦寿宴报名'}`,
      askReceipt: nth % 2 === 0,
    })
  await opens(
    'inbox',
    'o-wisher',
    appPages.messages,
    /^(1 号楼、3 号楼明天停水检修|八十岁以上老人悦寿宴报名)$/,
  )
})

const reported = ['楼道里的灯不亮', '雨后积水没过鞋面', '门口堆着旧家具', '井盖松了，过车响']

async function report(): Promise<void> {
  await wishStation(test, 4)
  for (const nth of twenty)
    await test.must(`h-${nth % 4}`, 'incident.begin', {
      form: {
        ...{
          category: 'facility',
          spot: 'grid:g01',
          where: `${nth + 1} 单元门口`,
          text: reported[nth % 4] ?? '',
        },
        ...{ photos: [], urgency: 'normal' },
      },
      unnamed: false,
    })
}

it('what was reported, for everybody and at the desk', async () => {
  await report()
  await opens('board', 'o-wisher', casePages.caseBoard('incident'), /^东西坏了/)
  await opens('cases at the desk', 'o-grid', casePages.deskCases('incident'), /东西坏了/)
})

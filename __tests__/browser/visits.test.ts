/** A grid worker without signal: twenty visits with photos lie on the phone, survive two ends of the app, and arrive once each. */
import { PNG } from 'pngjs'
import type { Browser, Route } from 'playwright-core'
import { deskPages } from '../../src/domain/desk-pages'
import type { VisitDocument } from '../../src/domain/visit/documents'
import { aPerson, personIdOf, put } from '../support/builders'
import { judgeText } from '../support/pieces'
import { appoint } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle } from './support/world'

const ZHAO = 'zhao-grid'
const HOUSEHOLDS = 20
const place = { gridId: 'g01', building: '1 号楼' }
const openidOf = (i: number): string => `home-${i}`
/** Each photo is told by its width. */
const widthOf = (i: number): number => 100 + i

let test: TestCloud
let browser: Browser

jest.setTimeout(600_000)

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [ZHAO]: '赵网格' })
  await appoint(test, ZHAO, ['grid_worker'], { gridIds: ['g01'] })
  const homes = Array.from({ length: HOUSEHOLDS }, (_, i) =>
    aPerson(openidOf(i), { realName: '王住户', ...place, unit: '1', room: String(101 + i) }),
  )
  await put(test, 'people', homes)
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const picture = (i: number) => ({
  ...{ name: `${i}.png`, mimeType: 'image/png' },
  buffer: PNG.sync.write(new PNG({ width: widthOf(i), height: 40 })),
})

/** The width that a JPEG says of itself. */
function widthIn(jpeg: Buffer): number {
  for (let at = 2; at < jpeg.length;) {
    const marker = jpeg[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc2) return jpeg.readUInt16BE(at + 7)
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  throw new Error('this is no JPEG')
}

const noSignal = (route: Route) => route.abort('internetdisconnected')
const uploads = '**/files/**'
const calls = '**/call/**'

async function write(phone: Phone, i: number): Promise<void> {
  await phone.tap(new RegExp(`^1 单元 ${101 + i} `))
  await phone.pick('checkbox', i % 2 === 0 ? '平安' : '要人帮')
  await phone.type('短记', `门里的事 ${i}`)
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('添照片，还能添 3 张')
  await (await chooser).setFiles(picture(i))
  await phone.button('第 1 张照片').waitFor()
  await phone.tap('存好')
  await phone.see('记下了')
  await phone.page.goBack()
  await phone.see(/次走访等着送/)
}

/** Ends the app at a request of this kind, the nth from now: before it has gone, or once the cloud has done it. */
async function endAt(
  phone: Phone,
  pattern: string,
  fits: (route: Route) => boolean,
  nth: number,
  done: boolean,
) {
  let seen = 0
  await new Promise<void>((resolve) => {
    void phone.context.route(pattern, async (route) => {
      if (!fits(route) || ++seen < nth) return route.continue().catch(() => undefined)
      if (seen > nth) return
      if (done) await route.fetch()
      resolve()
    })
    void phone.tap('现在送出').catch(() => undefined)
  })
  await phone.close()
  await phone.context.unrouteAll({ behavior: 'ignoreErrors' })
}

const isUpload = (route: Route) => route.request().method() === 'POST'
const isSave = (route: Route) => (route.request().postData() ?? '').includes('visit.save')
const visits = () => test.rows<VisitDocument>('visits')

it('keeps twenty visits with photos over two ends of the app, and hands each in once', async () => {
  const phone = await Phone.of(browser, test.cloud.url, { openid: ZHAO })
  await phone.open(deskPages.visits)
  await phone.tap(/1 号楼$/)
  await phone.see('该去看看的')

  await phone.context.route(calls, noSignal)
  await phone.context.route(uploads, noSignal)
  // The list that was opened before opens without signal.
  await phone.open(deskPages.visits)
  await phone.see(/没有连上网络/)
  for (let i = 0; i < HOUSEHOLDS; i++) await write(phone, i)
  await phone.see(`手机里有 ${HOUSEHOLDS} 次走访等着送`)
  await phone.shot('visits-waiting')
  await phone.close()
  await phone.reopen()
  await phone.open(deskPages.visits)
  await phone.see(`手机里有 ${HOUSEHOLDS} 次走访等着送`)
  expect(await visits()).toHaveLength(0)

  // The first end: a photo is on its way. The second: the cloud has a visit, and the phone has not heard of it.
  await phone.context.unrouteAll({ behavior: 'ignoreErrors' })
  await endAt(phone, uploads, isUpload, 5, false)
  const first = (await visits()).length
  expect(first).toBeLessThan(HOUSEHOLDS)
  await phone.reopen()
  await phone.context.route(uploads, noSignal)
  await phone.open(deskPages.visits)
  await phone.see(/次走访等着送/)
  await phone.context.unrouteAll({ behavior: 'ignoreErrors' })
  await endAt(phone, calls, isSave, 3, true)
  expect((await visits()).length).toBeGreaterThan(first)

  await phone.reopen()
  await phone.open(deskPages.visits)
  await phone.seeNot(/次走访等着送/)
  await phone.see('近期去过的')
  await phone.shot('visits-sent')
  await test.cloud.idle()
  const rows = await visits()
  expect(rows.map(({ personId }) => personId).sort()).toEqual(
    Array.from({ length: HOUSEHOLDS }, (_, i) => personIdOf(openidOf(i))).sort(),
  )
  for (let i = 0; i < HOUSEHOLDS; i++) {
    const visit = rows.find(({ personId }) => personId === personIdOf(openidOf(i)))
    expect(visit?.chips).toEqual([i % 2 === 0 ? 'well' : 'help'])
    const widths = await Promise.all(
      (visit?.photos ?? []).map(async (fileId) => {
        const answer = await fetch(`${test.cloud.url}/files?id=${encodeURIComponent(fileId)}`)
        return widthIn(Buffer.from(await answer.arrayBuffer()))
      }),
    )
    expect([i, widths]).toEqual([i, [widthOf(i)]])
  }
  expect(await visits()).toHaveLength(HOUSEHOLDS)
  await phone.context.close()
})

it('is one visit after two taps, and is taken back by the bar', async () => {
  const phone = await Phone.of(browser, test.cloud.url, { openid: ZHAO, width: 320, scale: 'huge' })
  const { items } = await test.must(ZHAO, 'visit.list', { home: place })
  const home = items[0]!
  const before = (await visits()).length
  await phone.open(deskPages.visitedHome({ ...home, name: '1 单元 101 王*' }))
  await phone.pick('checkbox', '没人在家')
  await phone.button('存好').dblclick()
  await phone.see('记下了')
  await phone.tap(/^撤销/)
  await phone.see('收回了')
  const added = (await visits()).slice().sort((a, b) => b.createdAt - a.createdAt)
  expect(added).toHaveLength(before + 1)
  expect(added.filter(({ state }) => state === 'takenBack')).toHaveLength(1)

  // What somebody wants is begun for whoever lives there, and says how it came in.
  await phone.tap('替这家点单')
  await phone.see(/替 1 单元 101 王\* 写，走访时说的|换灯泡|家电/)
  await phone.context.close()
})

it('says what was not taken and lets it be put right, and that a household had moved', async () => {
  judgeText(test, '不该写的话', 'risky', 20006)
  const before = (await visits()).length
  const phone = await Phone.of(browser, test.cloud.url, { openid: ZHAO, width: 320, scale: 'huge' })
  const { items } = await test.must(ZHAO, 'visit.list', { home: place })
  const at = (i: number) => deskPages.visitedHome({ ...items[i]!, name: `1 单元 ${101 + i} 王*` })
  await phone.open(at(0))
  await phone.ready()
  await phone.context.route(calls, noSignal)
  for (const i of [0, 1]) {
    await phone.open(at(i))
    await phone.pick('checkbox', '有困难')
    await phone.type('短记', i === 0 ? '不该写的话' : '要搬去女儿家')
    await phone.tap('存好')
    await phone.see('记下了')
  }
  await test.cloud.store.update('people', {
    ...{ query: { _id: items[1]!.personId }, update: { $set: { gridId: 'g02', building: '3 号楼' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  await phone.context.unrouteAll({ behavior: 'ignoreErrors' })
  await phone.open(deskPages.visits)
  await phone.see(/没有通过内容检查/)
  await phone.see(/这一户搬走了，记在原来的楼里/)
  await phone.shot('visits-refused')
  await phone.tap(/^知道了/)
  await phone.tap(/^改一改/)
  await phone.type('短记', '换个说法')
  await phone.tap('存好')
  await phone.see('记下了')
  await phone.page.goBack()
  await phone.seeNot(/没有通过内容检查/)
  await phone.seeNot(/次走访等着送/)
  const added = (await visits()).sort((a, b) => a.createdAt - b.createdAt).slice(before)
  expect(added.map(({ moved, building }) => ({ moved, building }))).toEqual([
    { moved: true, building: place.building },
    { moved: false, building: place.building },
  ])

  // A word is added beneath, and what was written stays.
  await phone.open(at(0))
  await phone.see('换个说法')
  await phone.tap(/^补一句/)
  await phone.pick('checkbox', '平安')
  await phone.type('短记', '后来都好了')
  await phone.shot('visits-addition')
  await phone.tap('补上')
  await phone.see('后来都好了')
  await phone.see('换个说法')
  await phone.shot('visits-past')
  await phone.context.close()
})

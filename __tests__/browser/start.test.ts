/** The start page of `npm start` in a real browser at 1280 × 720: three homes, what to try, the log in words, the clock. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { type Making, serveStart } from '../../demo/serve'
import { demoCloud } from '../support/demo-station'
import type { TestCloud } from '../support/test-cloud'
import { builtClient } from './support/h5'
import { startBrowser } from './support/phones'

const shots = path.resolve(__dirname, '../../dist/screenshots')

let test: TestCloud
let browser: Browser
let page: Page
let making: Making = { what: '活动', part: 0.4 }

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  const extend = serveStart(builtClient(), () => making)
  ;[test, browser] = await Promise.all([demoCloud({ extend }), startBrowser()])
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const glass = (index: number): FrameLocator => page.frameLocator(`iframe >> nth=${index}`)
const shot = (name: string) => page.screenshot({ path: path.join(shots, `${name}.png`) })

it('shows how far the community has come, and the phones open by themselves once it is made', async () => {
  await page.goto(test.cloud.url)
  await page.getByText('正在建社区：活动').waitFor()
  await glass(0).getByText('正在建一个社区').waitFor()
  await shot('start-making')
  making = null
  await page.getByText('社区建好了，去手机上点点看').waitFor()
  await glass(0).getByText('这周在楼下').first().waitFor()
})

it('gives three different homes, and five lines to try for whoever is looked at', async () => {
  await glass(1).getByText('写通知').first().waitFor()
  await glass(2).getByText('先办这些').first().waitFor()
  await page.getByRole('heading', { name: '试一试，李建国' }).waitFor()
  expect(await page.locator('#try li').count()).toBe(5)
  await shot('start')
  await page.getByLabel('第 2 台手机是谁的').selectOption({ label: '第一次来的邻居' })
  await page.getByRole('heading', { name: '试一试，第一次来的邻居' }).waitFor()
  expect(await page.locator('#try li').count()).toBe(5)
  await shot('start-newcomer')
})

it('fits into the window, the log included', async () => {
  const overflow = await page.evaluate(() => ({
    down: document.documentElement.scrollHeight - innerHeight,
    across: document.documentElement.scrollWidth - innerWidth,
  }))
  expect(overflow).toEqual({ down: 0, across: 0 })
  const log = await page.locator('#log').boundingBox()
  expect((log?.y ?? 0) + (log?.height ?? 0)).toBeLessThanOrEqual(720)
})

it('says in words who did what, and shows the requests when a line is opened', async () => {
  await glass(0).getByRole('tab', { name: /^活动/ }).click()
  const line = page.locator('#calls li', { hasText: '李建国' }).last()
  await line.waitFor()
  expect(await page.locator('#calls').innerText()).not.toMatch(/activity\.|home\.open|[{}]/)
  await line.locator('summary').click()
  await line.locator('.requests tr').first().waitFor()
})

it('moves the clock to a Saturday morning, and the phones follow', async () => {
  const before = await page.locator('#now').innerText()
  await page.getByRole('button', { name: '到周六 9:00' }).click()
  await page.waitForFunction((old) => document.getElementById('now')?.textContent !== old, before)
  expect(await page.locator('#now').innerText()).toMatch(/周六 9:00$/)
  await page.locator('#calls li', { hasText: '周敏' }).first().waitFor()
})

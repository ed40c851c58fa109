/** The desk on a computer, 1280 by 720, by the keyboard alone: from the rail into a queue, to a row, into it and back. */
import type { Browser } from 'playwright-core'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import type { TestCloud } from '../support/test-cloud'
import { audit } from './support/axe'
import { demoWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'

const ZHOU = 'demo-staff-zhou'

let test: TestCloud
let browser: Browser
let desk: Phone

beforeAll(async () => {
  ;[test, browser] = await Promise.all([demoWithClient(), startBrowser()])
  desk = await Phone.of(browser, test.cloud.url, { openid: ZHOU, width: 1280, height: 720 })
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const key = (name: string) => desk.page.keyboard.press(name)

/** What has the focus, by its name. */
const focused = () =>
  desk.page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
  })

const path = () => desk.page.evaluate(() => location.hash.split('?')[0])

/** How wide the rail and the column of the page in sight are, in px; zero for what is not there. */
const widths = async () => {
  const rail = desk.main.locator('> :first-child')
  const box = await rail.boundingBox()
  const fixed = await rail.evaluate((element) => getComputedStyle(element).position === 'fixed')
  return fixed ? (box?.width ?? 0) : 0
}

it('a rail stands beside every page of the desk, with what waits there, and on a phone nothing does', async () => {
  for (const page of [appPages.desk, deskPages.deskWishes(), deskPages.directory, deskPages.deskPrizes]) {
    await desk.open(page)
    expect(await widths()).toBe(184)
  }
  const wide = await desk.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(1280)
  await desk.resize(375)
  await desk.open(deskPages.deskWishes())
  expect(await widths()).toBe(0)
  await desk.resize(1280)
}, 300_000)

/** The list beside the page in sight. */
const beside = () => desk.main.locator('[data-beside]')

it('a list stays beside the page that its row opened, and another row takes that page\u2019s place', async () => {
  await desk.open(deskPages.deskActivities)
  expect(await beside().count()).toBe(0)
  await key('j')
  await key('Enter')
  await desk.page.waitForFunction(() => location.hash.includes('packages/desk/activity'))
  await desk.ready()
  expect((await beside().boundingBox())?.width).toBe(372)
  const first = await desk.page.evaluate(() => location.hash)
  expect(await beside().locator('[aria-current="true"]').count()).toBe(1)

  await beside().evaluate((column) => column.scrollTo(0, 300))
  await desk.page.waitForTimeout(300)
  await key('j')
  await key('j')
  await key('Enter')
  await desk.page.waitForFunction((before) => location.hash !== before, first)
  await desk.ready()
  expect(await desk.page.evaluate(() => location.hash)).toContain('packages/desk/activity')
  const open = await beside().locator('[aria-current="true"]').boundingBox()
  expect(open?.y).toBeGreaterThanOrEqual(0)
  expect(open?.y).toBeLessThan(720)
  expect(await beside().evaluate((column) => column.scrollTop)).toBeGreaterThan(0)

  await desk.resize(900)
  await desk.page.waitForFunction(() => document.querySelector('[data-beside]')?.clientWidth === 319)
  expect((await beside().boundingBox())?.width).toBe(320)
  await desk.resize(375)
  await beside().waitFor({ state: 'detached' })
  await desk.resize(1280)
  await beside().waitFor()

  await key('Escape')
  await desk.page.waitForFunction(() => location.hash.includes('desk-activity/activities'))
  await desk.ready()
  expect(await beside().count()).toBe(0)
}, 300_000)

it('what is decided in its card stands in full beside the faces of all, and keeps its place with the way back', async () => {
  await desk.open(deskPages.volunteers)
  const faces = () => beside().locator('[data-row]').count()
  expect((await beside().boundingBox())?.width).toBe(372)
  const waiting = await faces()
  expect(waiting).toBeGreaterThan(1)
  const cards = desk.main.locator('[data-row]:not([data-beside] *)')
  expect(await cards.count()).toBe(1)
  const first = await cards.innerText()

  await key('j')
  await key('Enter')
  await desk.page.waitForFunction(
    (before) => document.querySelector<HTMLElement>('[data-row]:not([data-beside] *)')?.innerText !== before,
    first,
  )
  await key('k')
  await key('Enter')
  await key('a')
  await desk.page.getByRole('dialog').waitFor()
  await desk.tap('通过')
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' })
  // It keeps its place, at the left and in full, with the way back where its buttons were.
  const undo = cards.locator('[aria-label^="撤销："]')
  await undo.waitFor()
  expect(await faces()).toBe(waiting)
  expect(await beside().locator('[data-row]').first().innerText()).toContain('通过了')
  expect(await cards.count()).toBe(1)
  await undo.click()
  await cards.locator('[aria-label$="：不通过"]').waitFor()
  expect(await undo.count()).toBe(0)
  expect(await faces()).toBe(waiting)

  await key('j')
  await key('Enter')
  await desk.page.waitForFunction(
    (before) => document.querySelector<HTMLElement>('[data-row]:not([data-beside] *)')?.innerText !== before,
    first,
  )
}, 300_000)

it('is gone through by keys alone', async () => {
  await desk.open(deskPages.deskActivities)
  await key('j')
  const first = await focused()
  expect(first).not.toBe('')
  await key('j')
  const second = await focused()
  expect(second).not.toBe(first)
  await key('k')
  expect(await focused()).toBe(first)
  const ring = await desk.page.evaluate(() => {
    const { outlineWidth, outlineOffset } = getComputedStyle(document.activeElement ?? document.body)
    return [outlineWidth, outlineOffset]
  })
  expect(ring).toEqual(['3px', '2px'])

  await key('Enter')
  // The address is another one before the page is: its list stands beside it once it is there.
  await desk.page.waitForFunction(() => location.hash.includes('packages/desk/activity'))
  await beside().waitFor()
  await desk.ready()
  await key('Escape')
  await desk.page.waitForFunction(() => location.hash.includes('desk-activity/activities'))
  await desk.ready()

  await key('/')
  await desk.page.keyboard.type('没有这样的活动')
  await desk.page.getByText('没有找到「没有这样的活动」').waitFor()
  await key('Escape')
  expect(await path()).toContain('desk-activity/activities')

  await key('?')
  await desk.page.getByRole('dialog', { name: '按键' }).waitFor()
  await key('Escape')
  await desk.page.getByRole('dialog', { name: '按键' }).waitFor({ state: 'hidden' })
}, 300_000)

it('a button bears the key that presses it, and no other does', async () => {
  await desk.open(deskPages.deskHours())
  await key('j')
  await key('Enter')
  const bearing = (mark: string) => desk.main.locator(`[aria-keyshortcuts="${mark}"]`)
  await bearing('A').waitFor()
  expect(await bearing('A').count()).toBe(1)
  expect(await bearing('A').getAttribute('data-key')).toBe('primary')
  expect(await bearing('/').count()).toBe(1)
  const drawn = await bearing('A').evaluate((button) => getComputedStyle(button, '::after').content)
  expect(drawn).toBe('"A"')
  expect(await audit(desk.page)).toEqual([])
}, 120_000)

it('a sheet has the keyboard to itself, and gives it back to what opened it', async () => {
  await desk.open(deskPages.volunteers)
  await key('a')
  const sheet = desk.page.getByRole('dialog')
  await sheet.waitFor()
  const isWithin = () => sheet.evaluate((dialog) => dialog.contains(document.activeElement))
  // It is seen a moment before it takes the keyboard.
  for (let tries = 0; tries < 20 && !(await isWithin()); tries++) {
    await desk.page.waitForTimeout(50)
    await key('Tab')
  }
  expect(await desk.main.locator('[aria-keyshortcuts]').count()).toBe(0)
  for (const press of [
    'Tab',
    'Tab',
    'Tab',
    'Tab',
    'Tab',
    'Shift+Tab',
    'Shift+Tab',
    'Shift+Tab',
    'Shift+Tab',
  ]) {
    await key(press)
    expect(await isWithin()).toBe(true)
  }
  expect(await audit(desk.page)).toEqual([])
  await key('Escape')
  await sheet.waitFor({ state: 'hidden' })
  expect(await path()).toContain('packages/desk/volunteers')

  const opener = desk.main.locator('[data-key="quiet"]:not([data-beside] *)').last()
  await opener.focus()
  const name = await focused()
  await key('Enter')
  await sheet.waitFor()
  await key('Escape')
  await sheet.waitFor({ state: 'hidden' })
  expect(await focused()).toBe(name)
}, 120_000)

it('the red button at the foot is pressed by its key', async () => {
  await desk.open(deskPages.deskNotices)
  await key('a')
  await desk.page.waitForFunction(() => location.hash.includes('packages/desk/notice-form'))
}, 120_000)

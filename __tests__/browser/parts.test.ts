/** The parts in a real browser, on phones of 375 and 320, in three type scales: nothing breaks out, everything can be hit. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chromiumFlags, chromiumHint, findChromium } from '../../scripts/chromium'
import { sendFile } from '../../demo/files'
import { audit, sendAxe } from './support/axe'
import { broken, comeToRest, tooSmall } from './support/faults'
import { builtClient } from './support/h5'

const scenes = [
  'home',
  'detail',
  'door',
  'wall',
  'passbook',
  'people',
  'states',
  'forms',
  'media',
  'charts',
  'moments',
]

const server = http.createServer((request, response) => {
  const asked = new URL(request.url ?? '/', 'http://localhost').pathname
  if (!sendAxe(request, response) && !sendFile(response, built, asked)) response.writeHead(404).end()
})

let built = ''
let browser: Browser

beforeAll(async () => {
  built = builtClient()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const executablePath = findChromium()
  if (executablePath === null) throw new Error(chromiumHint)
  browser = await chromium.launch({ executablePath, args: chromiumFlags })
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

/** A page on a phone of the given width whose owner has chosen the given scale. */
async function phone(width: number, scale: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 640 },
    isMobile: true,
    hasTouch: true,
  })
  await context.addInitScript(
    (chosen) => localStorage.setItem('linli:o_tester:type-scale', JSON.stringify(chosen)),
    scale,
  )
  context.setDefaultTimeout(60_000)
  return context.newPage()
}

async function open(page: Page, scene: string): Promise<void> {
  const { port } = server.address() as AddressInfo
  await page.goto(
    `http://127.0.0.1:${port}/?scene=${scene}&as=o_tester#/packages/gallery/scene/index?scene=${scene}`,
  )
  await page.waitForSelector('.taro_page_stationed [role="main"], .taro_page_show [role="main"]')
  await page.evaluate(() => document.fonts.ready)
  await comeToRest(page)
}

describe.each([375, 320])('on a phone %i wide', (width) => {
  it.each(['std', 'large', 'huge'])(
    'nothing breaks out, is cut or is too small to hit at %s',
    async (scale) => {
      const page = await phone(width, scale)
      const found: Record<string, string[]> = {}
      for (const scene of scenes) {
        await open(page, scene)
        const classes = await page.locator('[role="main"]').last().getAttribute('class')
        expect(classes).toContain(`t-${scale}`)
        const faults = [...(await page.evaluate(broken)), ...(await page.evaluate(tooSmall))]
        if (faults.length > 0) found[scene] = faults
      }
      await page.context().close()
      expect(found).toEqual({})
    },
    60_000,
  )
})

describe('for people who do not see or point', () => {
  it('axe finds nothing against the parts', async () => {
    const page = await phone(375, 'std')
    const found: string[] = []
    for (const scene of scenes) {
      await open(page, scene)
      const violations = await audit(page)
      found.push(...violations.map(({ id, html }) => `${scene} ${id}: ${html}`))
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('the keyboard presses a button and leaves the sheet it opened', async () => {
    const page = await phone(375, 'std')
    await open(page, 'forms')
    await page.getByRole('button', { name: '挂到墙上' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '挂到心愿墙上？' }).waitFor()
    await page.getByRole('button', { name: '再想想' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

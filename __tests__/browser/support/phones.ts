/** Owns phones in a real browser: whose each is, how wide, how large the type, and what a person can do on it. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { chromiumFlags, chromiumHint, findChromium } from '../../../scripts/chromium'

export type Scale = 'std' | 'large' | 'huge'

export interface PhoneGiven {
  /** Whose phone it is. */
  openid: string
  width?: number
  height?: number
  scale?: Scale
}

const root = path.resolve(__dirname, '../../..')
const screenshots = path.join(root, 'dist/screenshots')
const patienceMs = 15_000

const completed = (given: PhoneGiven): Required<PhoneGiven> => ({
  ...{ width: 375, height: 720, scale: 'std' },
  ...given,
})

/** A microphone that hears a beep, and nobody to ask whether it may be used. */
export const withMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Starts the one browser of a suite. */
export async function startBrowser(moreFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error(chromiumHint)
  mkdirSync(screenshots, { recursive: true })
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...moreFlags] })
}

/** A phone: closing and reopening the mini-program keeps what it remembers, as WeChat does. */
export class Phone {
  private constructor(
    readonly context: BrowserContext,
    private readonly cloudUrl: string,
    private readonly given: Required<PhoneGiven>,
    private opened: Page,
  ) {}

  static async of(browser: Browser, cloudUrl: string, given: PhoneGiven): Promise<Phone> {
    const whole = completed(given)
    const { width, height } = whole
    const context = await browser.newContext({
      viewport: { width, height },
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    context.setDefaultTimeout(patienceMs)
    const phone = new Phone(context, cloudUrl, whole, await context.newPage())
    await phone.choose(whole.scale)
    return phone
  }

  /** Another phone on the same table: what one shows, the camera of the other can be held over. */
  async beside(given: PhoneGiven): Promise<Phone> {
    const whole = completed(given)
    const phone = new Phone(this.context, this.cloudUrl, whole, await this.context.newPage())
    await phone.resize(whole.width)
    await phone.choose(whole.scale)
    return phone
  }

  get page(): Page {
    return this.opened
  }

  /** The page in sight. Those under it stay in the document, hidden. */
  get main(): Locator {
    return this.page.locator('[role="main"]').filter({ visible: true }).last()
  }

  /** Chooses a type size, as the page 字号 keeps it; it holds from the next opening on. */
  async choose(scale: Scale): Promise<void> {
    this.given.scale = scale
    await this.context.addInitScript(
      ([openid, chosen]) => localStorage.setItem(`linli:${openid}:type-scale`, JSON.stringify(chosen)),
      [this.given.openid, scale] as const,
    )
  }

  async resize(width: number): Promise<void> {
    this.given.width = width
    await this.page.setViewportSize({ width, height: this.given.height })
  }

  /** Opens the mini-program at a page, as a shared card or a message would. */
  async open(page: string): Promise<void> {
    // Of phones beside each other the browser draws only the one in front without delay.
    await this.page.bringToFront()
    // Leaving first makes a change of the part behind # a new opening.
    await this.page.goto('about:blank')
    await this.page.goto(`${this.cloudUrl}/h5/?as=${this.given.openid}#${page}`)
    await this.ready()
  }

  /** Waits until the page in sight shows its content and no skeleton. */
  async ready(): Promise<void> {
    await this.main.waitFor()
    await this.page
      .getByRole('status', { name: '正在打开' })
      .filter({ visible: true })
      .waitFor({ state: 'hidden' })
    await this.page.evaluate(() => document.fonts.ready)
  }

  /** Closes the mini-program. */
  async close(): Promise<void> {
    await this.page.close()
  }

  /** Takes the closed phone up again; `open` follows. */
  async reopen(): Promise<void> {
    this.opened = await this.context.newPage()
  }

  /** Cuts the phone off from the cloud; the pages themselves are on the phone and still open. */
  async cutCalls(): Promise<void> {
    await this.context.route('**/call/**', (route) => route.abort('internetdisconnected'))
  }

  async restoreCalls(): Promise<void> {
    await this.context.unroute('**/call/**')
  }

  button(name: string | RegExp): Locator {
    return this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .last()
  }

  /** Taps what has this name, whatever it is. */
  async tap(name: string | RegExp): Promise<void> {
    const button = this.button(name)
    // In the middle of the screen neither the head nor the foot lies over it.
    await button.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await button.click()
  }

  /** Waits for words in sight. */
  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** Chooses an answer, a tab or a switch of this name. */
  async pick(role: 'radio' | 'checkbox' | 'tab', name: string | RegExp): Promise<void> {
    const choice = this.page
      .getByRole(role, { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .last()
    await choice.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await choice.click()
  }

  /** Waits until words are no longer in sight. */
  async seeNot(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'hidden' })
  }

  /** Everything that can be read on the page in sight. */
  words(): Promise<string> {
    return this.main.innerText()
  }

  /** Types into the field of this label. */
  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label).locator('visible=true').last().fill(text)
  }

  /** Keeps a picture of what is in sight, below dist/screenshots. */
  async shot(name: string, fullPage = false): Promise<void> {
    const { width, scale } = this.given
    await this.page.screenshot({
      path: path.join(screenshots, `${name}-${width}-${scale}.png`),
      animations: 'disabled',
      fullPage,
    })
  }
}

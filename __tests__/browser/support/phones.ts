/** Owns phones in a real browser: whose each is, how wide, how large the type, and what a person can do on it. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, errors, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { chromiumFlags, chromiumHint, findChromium } from '../../../scripts/chromium'
import { beginning } from '../../support/beginning'
import { wordsRead } from '../../support/words-read'

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
/** Nothing is asserted of a picture: they are taken for whoever wants to look through them. */
const arePicturesAsked = process.env.PICTURES !== undefined
/** Where a client remembers what it remembers; what the browser keeps compiled is not of these. */
const remembered = 'cookies,local_storage,indexeddb,cache_storage,service_workers'
/** How long a person reads before tapping the same spot again. */
const readingMs = 2_500
/** How often a phone was opened. */
let openings = 0
/** Far above what anything takes: a machine that does ten things at once is slow, not wrong. */
const patienceMs = 60_000
/** How long what was found is waited for before it is looked for anew. */
const lookAgainMs = 3_000
/** What does not belong to a page that is just leaving; such a page is still drawn, but nothing on it can be meant. */
const staying = ':not(.taro_page:not(.taro_page_show) *)'
const mainPage = `[role="main"]${staying}`

const completed = (given: PhoneGiven): Required<PhoneGiven> => ({
  ...{ width: 375, height: 720, scale: 'std' },
  ...given,
})

/** A microphone that hears a beep, and nobody to ask whether it may be used. */
export const withMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Lets a page's clock run so many milliseconds ahead of the machine's: the phones of a test are on its cloud's day. */
function runAhead(offsetMs: number): void {
  const now = (): number => Real.now() + offsetMs
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, args: [], made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
}

const keepScale = ([openid, chosen]: readonly [string, Scale]): void =>
  localStorage.setItem(`linli:${openid}:type-scale`, JSON.stringify(chosen))

/** The same for a phone that has not been used; another choice that was made since stands. */
const keepScaleAtFirst = ([openid, chosen]: readonly [string, Scale]): void => {
  const key = `linli:${openid}:type-scale`
  if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify(chosen))
}

/** Elements that a person sees, inside the page. */
type InSight = (selector: string) => Element[]

const inSight: InSight = (selector) =>
  [...document.querySelectorAll(selector)].filter((each) => {
    const { width, height } = each.getBoundingClientRect()
    return width > 0 && height > 0 && each.checkVisibility({ visibilityProperty: true })
  })

/** Does something inside the page that looks at what is in sight. One question for all of it costs a tenth of asking by steps. */
const within = <A, R>(page: Page, what: (seen: InSight, given: A) => R | Promise<R>, given: A): Promise<R> =>
  page.evaluate<R>(`(${what.toString()})(${inSight.toString()}, ${JSON.stringify(given)})`)

interface Expected {
  main: string
  type: string
  patience: number
}

/**
 * Waits until the page shows its content with its pictures and no skeleton, in this type where one is named.
 * @returns what is still missing when patience ends; null when nothing is
 */
async function settled(seen: InSight, { main, type, patience }: Expected): Promise<string | null> {
  const missing = (): string | null => {
    const onTop = seen(main).at(-1)
    if (!onTop) return 'no page is in sight'
    if (type !== '' && !onTop.classList.contains(type)) return `the page is not in ${type}`
    if (seen('[role="status"][aria-label="正在打开"]').length > 0) return 'a skeleton stays'
    const pictures = seen('img') as HTMLImageElement[]
    return pictures.every(({ complete, loading }) => complete || loading === 'lazy')
      ? null
      : 'a picture stays away'
  }
  const until = Date.now() + patience
  for (let what = missing(); what !== null; what = missing()) {
    if (Date.now() > until) return what
    await new Promise((later) => setTimeout(later, 20))
  }
  await document.fonts.ready
  return null
}

interface Glance {
  classes: string[]
  /** How many things lie over the page, such as a sheet. */
  layers: number
  words: string
}

function glanceAt(seen: InSight, main: string): Glance {
  const onTop = seen(main).at(-1) as HTMLElement | undefined
  const layers = seen(`${main} [role="dialog"]`).filter((each) => onTop?.contains(each)).length
  return { classes: [...(onTop?.classList ?? [])], layers, words: onTop?.innerText ?? '' }
}

/** Starts the one browser of a suite. */
export async function startBrowser(moreFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error(chromiumHint)
  mkdirSync(screenshots, { recursive: true })
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...moreFlags] })
}

/** Words as a person reads them: a space that keeps a number on its line is a space. */
function asRead(words: string | RegExp, whole = false): string | RegExp {
  const drawn = (said: string): string =>
    said.replace(/ /g, '\\s').replace(/[周–]/g, '$&\u2060?').replace(/\\\*/g, '\u2060?$&')
  if (words instanceof RegExp) return new RegExp(drawn(words.source), words.flags)
  if (!/[ 周–*]/.test(words)) return words
  const said = drawn(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(whole ? `^${said}$` : said)
}

/** A phone: closing and reopening the mini-program keeps what it remembers, as WeChat does. */
export class Phone {
  private pressed: { x: number; y: number; at: number } | null = null

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
    await context.addInitScript(runAhead, beginning - Date.now())
    const phone = new Phone(context, cloudUrl, whole, await context.newPage())
    await phone.choose(whole.scale)
    return phone
  }

  /**
   * Another phone in place of this one, on which nothing of ours was ever open. The browser has the client compiled
   * already, which is most of what a first opening takes.
   */
  async anew(given: PhoneGiven): Promise<Phone> {
    await this.page.close()
    const whole = completed(given)
    const page = await this.context.newPage()
    const session = await this.context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: this.cloudUrl, storageTypes: remembered })
    await session.detach()
    const phone = new Phone(this.context, this.cloudUrl, whole, page)
    await phone.resize(whole.width)
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
    return this.inSight(this.page.locator('[role="main"]')).last()
  }

  /** Of what fits, what a person sees and can mean. */
  private inSight(some: Locator): Locator {
    return some.and(this.page.locator(staying)).filter({ visible: true })
  }

  /** Chooses a type size, as the page 字号 keeps it; it holds from the next opening on. */
  async choose(scale: Scale): Promise<void> {
    this.given.scale = scale
    const chosen = [this.given.openid, scale] as const
    // A script that runs at each opening is only needed as long as none of our pages was open.
    if (this.page.url().startsWith(this.cloudUrl)) await this.page.evaluate(keepScale, chosen)
    else await this.page.addInitScript(keepScaleAtFirst, chosen)
  }

  async resize(width: number): Promise<void> {
    this.given.width = width
    await this.page.setViewportSize({ width, height: this.given.height })
  }

  /**
   * Looks at the page in sight on a phone of another width and in another type, without leaving it: WeChat's font
   * setting changes while the app lies behind, and is read when it comes back.
   */
  async turn(width: number, scale: Scale): Promise<void> {
    await this.resize(width)
    await this.choose(scale)
    await this.page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await this.ready(`t-${scale}`)
  }

  /** Opens the mini-program at a page, as a shared card or a message would. */
  async open(page: string): Promise<void> {
    // Of phones beside each other the browser draws only the one in front without delay.
    await this.page.bringToFront()
    this.pressed = null
    // With a new address before the # it is a new opening, whatever was open before.
    const opening = `as=${this.given.openid}&opening=${++openings}`
    await this.page.goto(`${this.cloudUrl}/h5/?${opening}#${page}`)
    await this.ready()
  }

  /** Waits until the page in sight shows its content and no skeleton, where a type is named in this type. */
  async ready(type = ''): Promise<void> {
    const missing = await within(this.page, settled, { main: mainPage, type, patience: patienceMs })
    if (missing !== null) throw new Error(`${missing}: ${this.page.url()}`)
  }

  /** What the page in sight looks like, all at one moment. */
  async glance(): Promise<Glance> {
    const { words, ...rest } = await within(this.page, glanceAt, mainPage)
    return { ...rest, words: wordsRead(words) }
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
    return this.inSight(
      this.page.getByRole('button', { name: asRead(name, true), exact: typeof name === 'string' }),
    ).last()
  }

  /** Taps the button of the sheet that is open; the page beneath may have one of the same name. */
  async tapOnSheet(name: string): Promise<void> {
    const sheet = this.page.getByRole('dialog')
    await this.press(
      this.inSight(sheet.getByRole('button', { name: asRead(name, true), exact: true })).last(),
    )
  }

  /** Taps what has this name, whatever it is. */
  async tap(name: string | RegExp): Promise<void> {
    await this.press(this.button(name))
  }

  /**
   * Presses as a person does who has read what stands there now: a word that has just changed under the finger does
   * not count at once, so on the same spot the next tap comes a little later.
   */
  private async press(thing: Locator): Promise<void> {
    // In the middle of the screen neither the head nor the foot lies over it.
    await thing.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const box = await thing.boundingBox()
    const spot = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    const before = this.pressed
    const near = before !== null && Math.abs(before.x - spot.x) < 40 && Math.abs(before.y - spot.y) < 40
    if (near) await this.page.waitForTimeout(Math.max(0, before.at + readingMs - Date.now()))
    await this.click(thing)
    this.pressed = { ...spot, at: Date.now() }
  }

  /**
   * Clicks what is in sight at the click. A page that is just going takes with it what was found on it, and the next
   * page may show the same name: so after a little while it is looked for anew.
   */
  private async click(thing: Locator): Promise<void> {
    const until = Date.now() + patienceMs
    for (;;) {
      try {
        return await thing.click({ timeout: lookAgainMs })
      } catch (error) {
        if (!(error instanceof errors.TimeoutError) || Date.now() > until) throw error
        // It was made, and what it set off keeps the page busy: a second one would hit what has come since.
        if (error.message.includes('performing click action')) return
      }
    }
  }

  /** Goes to another column of the bar, and waits until it is there. */
  async goTo(column: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: column, exact: true })
    await this.press(this.inSight(tab).last())
    await this.inSight(tab.and(this.page.locator('[aria-selected="true"]'))).waitFor()
    await this.ready()
  }

  /** Waits for words in sight. */
  async see(text: string | RegExp): Promise<void> {
    await this.inSight(this.page.getByText(asRead(text)))
      .first()
      .waitFor()
  }

  /** Chooses an answer, a tab or a switch of this name. */
  async pick(role: 'radio' | 'checkbox' | 'tab', name: string | RegExp): Promise<void> {
    const choice = this.inSight(
      this.page.getByRole(role, { name: asRead(name, true), exact: typeof name === 'string' }),
    ).last()
    await this.press(choice)
  }

  /** Waits until words are no longer in sight. */
  async seeNot(text: string | RegExp): Promise<void> {
    await this.inSight(this.page.getByText(asRead(text)))
      .first()
      .waitFor({ state: 'hidden' })
  }

  /** Everything that can be read on the page in sight. */
  async words(): Promise<string> {
    return wordsRead(await this.main.innerText())
  }

  /** Types into the field of this label. */
  async type(label: string, text: string): Promise<void> {
    await this.inSight(this.page.getByLabel(label)).last().fill(text)
  }

  /** Where pictures are asked for, keeps one of what is in sight, below dist/screenshots. */
  async shot(name: string, fullPage = false): Promise<void> {
    if (!arePicturesAsked) return
    const { width, scale } = this.given
    await this.page.screenshot({
      path: path.join(screenshots, `${name}-${width}-${scale}.png`),
      animations: 'disabled',
      fullPage,
    })
  }
}

/** Owns tapping everything on a page as an unsteady hand does, and what no page may do whatever is tapped. */
import type { Locator, Page, Route } from 'playwright-core'
import { contract } from '../../../src/contract'
import type { Phone } from './phones'

export interface Sent {
  action: string
  input: string
  key: string | undefined
}

type Action = keyof typeof contract

const isCommand = (action: string): boolean =>
  action in contract && contract[action as Action].kind === 'command'

/** What a page marks as seen, keeps in step or opens with by itself; no finger asked for it. */
const byItself = new Set(['inbox.markRead', 'me.subscribed', 'notice.callList', 'notice.read'])

/** The network of one phone: what leaves it is written down, and it can be cut before or behind a request. */
export class Wire {
  readonly sent: Sent[] = []
  /** pass: everything goes; before: nothing leaves; behind: it arrives, and the answer is lost. */
  mode: 'pass' | 'before' | 'behind' = 'pass'

  static async of(page: Page): Promise<Wire> {
    const wire = new Wire()
    await page.route('**/call/api', (route) => wire.carry(route).catch(() => undefined))
    return wire
  }

  private async carry(route: Route): Promise<void> {
    const { action, input, requestKey } = route.request().postDataJSON() as {
      action: string
      input: unknown
      requestKey?: string
    }
    if (this.mode === 'before') return route.abort('internetdisconnected')
    this.sent.push({ action, input: JSON.stringify(input), key: requestKey })
    if (this.mode === 'pass') return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  }

  /** Which commands a finger sent since `from`. */
  commands(from: number): Sent[] {
    return this.sent.slice(from).filter(({ action }) => isCommand(action) && !byItself.has(action))
  }
}

/** What a page says where it should not: errors of its own, and promises nobody waited for. */
export function listen(page: Page): string[] {
  const found: string[] = []
  page.on('pageerror', ({ message }) => found.push(`error: ${message}`))
  page.on('console', (message) => {
    // A cut network is reported by the browser itself.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      found.push(`console: ${message.text().slice(0, 200)}`)
  })
  return found
}

/** The settled page: words on it, no skeleton, something to tap. @returns what is wrong with it */
export async function standing(phone: Phone): Promise<string[]> {
  const settled = await phone.page
    .waitForFunction(() => {
      const mains = [...document.querySelectorAll('[role="main"]')].filter((each) => each.checkVisibility())
      const main = mains[mains.length - 1]
      if (!main || (main.textContent ?? '').trim().length < 4) return false
      const skeleton = [...main.querySelectorAll('[role="status"][aria-label="正在打开"]')]
      return !skeleton.some((each) => each.checkVisibility()) && main.querySelector('[tabindex="0"]') !== null
    })
    .catch(() => null)
  if (settled !== null) return []
  const words = await phone.page.evaluate(() => document.body.innerText.trim().slice(0, 60))
  return [`blank, or a skeleton that stays: ${words}`]
}

/** Two pages in sight at once, one over the other, for longer than the way from one to the other takes. @returns what is wrong */
export async function twice(page: Page): Promise<string[]> {
  const one = await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('[role="main"]')].filter((each) => each.checkVisibility()).length <= 1,
    )
    .catch(() => null)
  return one === null ? ['two pages stay in sight'] : []
}

export interface Target {
  name: string
  /** The kind of thing: rows of a list differ by their words alone, two of them stand for all. */
  kind: string
}

/** Marks everything that can be tapped in the page on top, and in the sheet above it. */
export function targetsOn(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const mains = [...document.querySelectorAll('[role="main"]')].filter((each) => each.checkVisibility())
    const main = mains[mains.length - 1]
    const sheet = main?.querySelector('[role="dialog"]')
    const seen = new Map<string, number>()
    return [...((sheet ?? main)?.querySelectorAll('[tabindex="0"][role]') ?? [])].flatMap((each) => {
      const name = each.getAttribute('aria-label') ?? ''
      if (name === '' || !each.checkVisibility() || each.getAttribute('aria-disabled') === 'true') return []
      const kind = `${each.getAttribute('role')} ${each.className} ${name.replace(/[\d：，].*$/, '').slice(-2)}`
      const times = (seen.get(kind) ?? 0) + 1
      seen.set(kind, times)
      return times > 2 ? [] : [{ name, kind }]
    })
  })
}

export const find = (phone: Phone, { name }: Target): Locator =>
  phone.main
    .locator('[tabindex="0"][role]')
    .and(phone.page.getByLabel(name, { exact: true }))
    .last()

/** The middle of a thing, brought where neither head nor foot lies over it; null when it is gone. */
export async function spotOf(thing: Locator): Promise<{ x: number; y: number } | null> {
  if ((await thing.count()) === 0) return null
  const box = await thing
    .evaluate((each) => {
      each.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = each.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    })
    .catch(() => null)
  return box
}

/** Twice quickly, and once more after the first word has been exchanged for another. */
export async function unsteadyTap(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.touchscreen.tap(x, y)
  await page.waitForTimeout(120)
  await page.touchscreen.tap(x, y)
  await page.waitForTimeout(1_400)
  await page.touchscreen.tap(x, y)
}

/** One intention is one command: the same one, with one key. @returns what was sent besides */
export function doubled(sent: readonly Sent[]): string[] {
  const kinds = new Set(sent.map(({ action }) => action))
  const keys = new Set(
    sent.filter(({ key }) => key !== undefined).map(({ action, key }) => `${action} ${key}`),
  )
  const found: string[] = []
  if (kinds.size > 1) found.push(`one spot sent ${[...kinds].join(' and ')}`)
  if (keys.size > 1) found.push(`happens twice: ${[...keys].join(', ')}`)
  return found
}

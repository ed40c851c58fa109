/** Owns the way past every page of the tour with an unsteady hand: one share of the pages in each suite, several phones side by side. */
import type { Browser } from 'playwright-core'
import { keepPresent } from '../../support/crash'
import type { TestCloud } from '../../support/test-cloud'
import { demoWithClient } from './h5'
import { Phone, startBrowser } from './phones'
import {
  doubled,
  find,
  listen,
  spotOf,
  standing,
  targetsOn,
  twice,
  unsteadyTap,
  Wire,
  type Target,
} from './taps'
import { planTour, type Stop } from './tour'
import { declaredPages } from './declared-pages'

/** Phones that are tapped side by side: most of a tap is waiting. */
const side = 4
/** Things tapped on one page; what is over is listed by the page's own suites. */
const most = 9

export interface TapsWorld {
  test: TestCloud
  browser: Browser
  stops: Stop[]
  /** The phone that each of those who tap side by side had in hand last. */
  phones: Phone[]
  /** Puts everything back to where it was before anything was tapped. */
  rewind: () => Promise<void>
}

export async function tapsWorld(share: (stop: Stop, index: number) => boolean): Promise<TapsWorld> {
  const [test, browser] = await Promise.all([demoWithClient(), startBrowser()])
  const stops = (await planTour(test, declaredPages())).filter(share)
  return { test, browser, stops, phones: [], rewind: await keepPresent(test) }
}

interface Visit {
  phone: Phone
  wire: Wire
  stop: Stop
  found: string[]
}

/**
 * Shows the stop anew. What was tapped may have changed what the way to it goes through: then the visit is over.
 * @returns whether it is shown
 */
async function showAgain(visit: Visit): Promise<boolean> {
  try {
    await show(visit)
    return true
  } catch (error) {
    if (visit.wire.commands(0).length === 0) throw error
    return false
  }
}

/** Shows the stop, as it was at first. */
async function show({ phone, stop }: Visit): Promise<void> {
  await phone.open(stop.page)
  await stop.first?.(phone)
}

/** Walks past the stops with several phones; each says what it found, by the name of the stop. */
export async function walk(
  { test, browser, stops, phones, rewind }: TapsWorld,
  what: (visit: Visit) => Promise<void>,
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  const left = [...stops]
  await rewind()
  const one = async (hand: number): Promise<void> => {
    for (let stop = left.shift(); stop; stop = left.shift()) {
      const { openid } = stop
      const phone = await (phones[hand]?.anew({ openid }) ?? Phone.of(browser, test.cloud.url, { openid }))
      phones[hand] = phone
      const found = listen(phone.page)
      const visit = { phone, wire: await Wire.of(phone.page), stop, found }
      try {
        await show(visit)
        await what(visit)
      } catch (error) {
        found.push(`stopped: ${String(error).split('\n')[0]}`)
      }
      if (found.length > 0) all[stop.name] = [...new Set(found)]
      await phone.close()
    }
  }
  await Promise.all(Array.from({ length: side }, (_, hand) => one(hand)))
  return all
}

const isThere = async (visit: Visit, target: Target): Promise<boolean> =>
  (await find(visit.phone, target).count()) > 0

/** Taps everything on the page thrice on one spot. */
export async function tapEverything(visit: Visit): Promise<void> {
  const { phone, wire, found } = visit
  const targets = (await targetsOn(phone.page)).slice(0, most)
  let url = phone.page.url()
  for (const target of targets) {
    if (phone.page.url() !== url || !(await isThere(visit, target))) {
      if (!(await showAgain(visit))) return
      url = phone.page.url()
    }
    const spot = await spotOf(find(phone, target))
    // A command before it may have taken it away.
    if (spot === null) continue
    const from = wire.sent.length
    await unsteadyTap(phone.page, spot)
    const wrong = await standing(phone)
    found.push(...[...wrong, ...doubled(wire.commands(from))].map((each) => `${target.name}: ${each}`))
  }
}

/** Taps each thing with the network cut, and again when it is back: what a finger asked for happens once. */
export const tapWithout =
  (mode: 'before' | 'behind') =>
  async (visit: Visit): Promise<void> => {
    const { phone, wire, found } = visit
    const targets = (await targetsOn(phone.page))
      .filter(({ kind }) => kind.startsWith('button'))
      .slice(0, most)
    for (const target of targets) {
      if (!(await isThere(visit, target)) && !(await showAgain(visit))) return
      const spot = await spotOf(find(phone, target))
      if (spot === null) continue
      const typed = await phone.main.locator('input, textarea').evaluateAll(valuesOf)
      const url = phone.page.url()
      const from = wire.sent.length
      wire.mode = mode
      await phone.page.touchscreen.tap(spot.x, spot.y)
      await phone.page.waitForTimeout(700)
      found.push(...(await standing(phone)).map((each) => `${target.name} without network: ${each}`))
      if (phone.page.url() === url && (await isThere(visit, target))) {
        const after = await phone.main.locator('input, textarea').evaluateAll(valuesOf)
        if (typed.some((value, i) => after.length === typed.length && after[i] !== value))
          found.push(`${target.name}: what was typed is gone`)
      }
      wire.mode = 'pass'
      await phone.page.evaluate(() => window.dispatchEvent(new Event('online')))
      const again = find(phone, target)
      if (phone.page.url() === url && (await again.count()) > 0) await tapAgain(phone, again)
      found.push(...(await standing(phone)).map((each) => `${target.name} with network again: ${each}`))
      found.push(...doubled(wire.commands(from)).map((each) => `${target.name}: ${each}`))
      if (phone.page.url() !== url && !(await showAgain(visit))) return
    }
  }

const valuesOf = (fields: Element[]): string[] => fields.map((each) => (each as HTMLInputElement).value)

async function tapAgain(phone: Phone, thing: Parameters<typeof spotOf>[0]): Promise<void> {
  const spot = await spotOf(thing)
  if (spot === null) return
  await phone.page.touchscreen.tap(spot.x, spot.y)
  await phone.page.waitForTimeout(300)
}

/** For how long a page slides in the browser, with what a busy machine adds. Until then the one before it still stands. */
const slide = 600

/** Away and back, forward, and opened anew: the page is there each time, once. */
export async function backForwardReload(visit: Visit): Promise<void> {
  const { phone, found } = visit
  const say = async (when: string): Promise<void> => {
    const wrong = [...(await standing(phone)), ...(await twice(phone.page))]
    found.push(...wrong.map((each) => `${when}: ${each}`))
  }
  const way = (await targetsOn(phone.page)).find(({ name }) => name !== '返回')
  const depth = () => phone.page.evaluate(() => history.length)
  const before = await depth()
  const spot = way ? await spotOf(find(phone, way)) : null
  if (spot) await phone.page.touchscreen.tap(spot.x, spot.y)
  await say('gone on')
  // A tab takes the place of another: there is nothing of ours to go back to.
  if ((await depth()) > before) {
    await phone.page.goBack()
    await phone.page.waitForTimeout(slide)
    await say('back')
    await phone.page.goForward()
    await say('forward')
  }
  await phone.page.reload()
  await say('opened anew')
}

/** Every screen on phones of 375 and 320, in three type sizes: pictures are taken, nothing breaks, all can be read and hit. */
import type { Browser } from 'playwright-core'
import type { TestCloud } from '../support/test-cloud'
import { declaredPages } from './support/declared-pages'
import { audit, faultsOf, type Violation } from './support/faults'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser, type Scale } from './support/phones'
import { pathOf, planTour, type Stop } from './support/tour'

const pages = declaredPages()
const looks: { width: number; scale: Scale; everyPage: boolean }[] = [
  { width: 375, scale: 'std', everyPage: true },
  { width: 320, scale: 'huge', everyPage: true },
  { width: 375, scale: 'large', everyPage: false },
  { width: 375, scale: 'huge', everyPage: false },
  { width: 320, scale: 'std', everyPage: false },
  { width: 320, scale: 'large', everyPage: false },
]

let test: TestCloud
let browser: Browser
let stops: Stop[]
const violations: Record<string, Violation[]> = {}

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  stops = await planTour(test, pages)
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

/** Visits stops on one phone for each person; a phone that has been opened once opens the next page sooner. */
async function visit(
  some: readonly Stop[],
  look: { width: number; scale: Scale },
  see: (phone: Phone, stop: Stop) => Promise<void>,
): Promise<void> {
  for (const openid of new Set(some.map((stop) => stop.openid))) {
    const phone = await Phone.of(browser, test.cloud.url, { openid, ...look })
    for (const stop of some.filter((each) => each.openid === openid)) {
      await phone.open(stop.page)
      await stop.first?.(phone)
      await see(phone, stop)
    }
    await phone.context.close()
  }
}

it('the tour passes every page of the app', () => {
  expect(pages.filter((page) => !stops.some((stop) => pathOf(stop) === page))).toEqual([])
})

it.each(looks)(
  'nothing breaks out, is cut, overlaps or is too small to hit at $width, $scale',
  async ({ width, scale, everyPage }) => {
    const found: Record<string, string[]> = {}
    const some = stops.filter((stop) => everyPage || stop.main)
    await visit(some, { width, scale }, async (phone, stop) => {
      await phone.shot(stop.name)
      expect(await phone.main.getAttribute('class')).toContain(`t-${scale}`)
      const faults = await faultsOf(phone.page)
      if (faults.length > 0) found[stop.name] = faults
      // Colours and names do not change with the type: one look is enough for them.
      if (width === 375 && scale === 'std') violations[stop.name] = await audit(phone.page)
    })
    expect(found).toEqual({})
  },
  600_000,
)

it('axe-core finds nothing serious, contrast included', () => {
  const serious = Object.entries(violations).flatMap(([name, found]) =>
    found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, html }) => `${name} ${id}: ${html}`),
  )
  expect(Object.keys(violations)).toHaveLength(stops.length)
  expect(serious).toEqual([])
})

/**
 * Every screen on phones of 375 and 320, in three type sizes: nothing breaks, all can be read and hit. And its words: one
 * thing has one name, a day and a span of time are said in one way, no id is shown. A page is opened once for all of it,
 * which is most of what a look takes. With PICTURES set, as `npm run pictures` has it, a picture of each is kept.
 */
import type { Browser } from 'playwright-core'
import type { TestCloud } from '../support/test-cloud'
import { declaredPages } from './support/declared-pages'
import { audit, type Violation } from './support/axe'
import { faultsOf } from './support/faults'
import { demoWithClient } from './support/h5'
import { Phone, startBrowser, type Scale } from './support/phones'
import { pathOf, planTour, type Stop } from './support/tour'
import { wrongWords } from './support/words'

interface Look {
  width: number
  scale: Scale
  everyPage: boolean
}

const pages = declaredPages()
const first = { width: 375, scale: 'std', everyPage: true } satisfies Look
const looks: Look[] = [
  first,
  { width: 320, scale: 'huge', everyPage: true },
  { width: 375, scale: 'large', everyPage: false },
  { width: 375, scale: 'huge', everyPage: false },
  { width: 320, scale: 'std', everyPage: false },
  { width: 320, scale: 'large', everyPage: false },
]

let test: TestCloud
let browser: Browser
let stops: Stop[]
const seen = new Map<Look, string[]>(looks.map((look) => [look, []]))
const faults = new Map<Look, Record<string, string[]>>(looks.map((look) => [look, {}]))
const words: Record<string, string[]> = {}
const violations: Record<string, Violation[]> = {}

const isLookedAt = (stop: Stop, look: Look): boolean => look.everyPage || stop.main === true

async function show(phone: Phone, stop: Stop): Promise<void> {
  await phone.open(stop.page)
  await stop.first?.(phone)
}

async function see(phone: Phone, stop: Stop, look: Look): Promise<void> {
  await phone.shot(stop.name)
  const found = await faultsOf(phone.page)
  if (found.length > 0) (faults.get(look) ?? {})[stop.name] = found
  seen.get(look)?.push(stop.name)
}

/** Opens a stop and looks at it in every way that it is looked at; the phone is left as it was. */
async function visit(phone: Phone, stop: Stop): Promise<void> {
  await show(phone, stop)
  await see(phone, stop, first)
  const { classes, layers, words: said } = await phone.glance()
  expect(classes).toContain(`t-${first.scale}`)
  // A list of kinds to choose from names every age.
  const wrong = stop.name === 'activities-filter' ? [] : wrongWords(said)
  if (wrong.length > 0) words[stop.name] = wrong
  // Colours and names do not change with the type: one look is enough for them.
  violations[stop.name] = await audit(phone.page, 'serious')
  for (const look of looks.filter((each) => each !== first && isLookedAt(stop, each))) {
    await phone.turn(look.width, look.scale)
    let now = await phone.glance()
    if (now.layers !== layers) {
      await show(phone, stop)
      now = await phone.glance()
    }
    expect([stop.name, now.layers]).toEqual([stop.name, layers])
    expect(now.classes).toContain(`t-${look.scale}`)
    await see(phone, stop, look)
  }
  await phone.resize(first.width)
  await phone.choose(first.scale)
}

/** Each step on a phone has its own limit; together they take as long as the machine is slow. */
const WHOLE_TOUR_MS = 3_600_000

beforeAll(async () => {
  ;[test, browser] = await Promise.all([demoWithClient(), startBrowser()])
  stops = await planTour(test, pages)
  let phone: Phone | undefined
  // One phone for each person: one that has been opened once opens the next page sooner.
  for (const openid of new Set(stops.map((stop) => stop.openid))) {
    const given = { openid, ...first }
    phone = await (phone?.anew(given) ?? Phone.of(browser, test.cloud.url, given))
    for (const stop of stops.filter((each) => each.openid === openid)) await visit(phone, stop)
  }
}, WHOLE_TOUR_MS)

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('the tour passes every page of the app', () => {
  expect(pages.filter((page) => !stops.some((stop) => pathOf(stop) === page))).toEqual([])
})

it.each(looks)('nothing breaks out, is cut, overlaps or is too small to hit at $width, $scale', (look) => {
  const all = stops.filter((stop) => isLookedAt(stop, look)).map(({ name }) => name)
  expect(seen.get(look)?.sort()).toEqual(all.sort())
  expect(faults.get(look)).toEqual({})
})

it('no page says what another page says otherwise', () => {
  expect(words).toEqual({})
})

it('axe-core finds nothing serious, contrast included', () => {
  const serious = Object.entries(violations).flatMap(([name, found]) =>
    found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, html }) => `${name} ${id}: ${html}`),
  )
  expect(Object.keys(violations)).toHaveLength(stops.length)
  expect(serious).toEqual([])
})

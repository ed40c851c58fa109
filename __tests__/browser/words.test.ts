/** The words of every page: one thing has one name, a day and a span of time are said in one way, no id is shown. */
import type { Browser } from 'playwright-core'
import type { TestCloud } from '../support/test-cloud'
import { declaredPages } from './support/declared-pages'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { planTour, type Stop } from './support/tour'

/** What no page may say, and what is said instead. */
const never: { words: RegExp; instead: string }[] = [
  { words: /居民码|居民证/, instead: '居民卡' },
  { words: /WX\d{3,}|V\d{6,}|编号/, instead: 'nothing: ids are for machines' },
  { words: /标红/, instead: 'where there is a word under the question' },
  { words: /带(无|没有|不用)(?![一-龥])/, instead: 'nothing, when nothing is to be brought' },
  { words: /没有开通|尚未开通|敬请期待/, instead: 'what there is' },
  { words: /花掉/, instead: '用出' },
  { words: /\d 时(?![间候段])/, instead: '2 小时' },
  { words: /小时 \d+ 分(?!钟)/, instead: '3 小时 36 分钟' },
  { words: /\d\.\d 小时/, instead: '3 小时 36 分钟' },
  { words: /\d{4}-\d{2}-\d{2}/, instead: '11 月 28 日' },
  { words: /周[一二三四五六日] \d+ 月 \d+ 日/, instead: '11 月 28 日 周六' },
  { words: /\b0\d:\d\d\b/, instead: '9:00' },
  { words: /undefined|NaN|\[object|\bnull\b/, instead: 'words' },
  { words: /80 岁以上[^]{0,12}[1-7]\d 岁以上|60 岁以上[^]{0,12}[1-5]\d 岁以上/, instead: 'one age' },
]

/** Phones that read side by side. */
const side = 3

let test: TestCloud
let browser: Browser
let stops: Stop[]

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  stops = await planTour(test, declaredPages())
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('no page says what another page says otherwise', async () => {
  const found: Record<string, string[]> = {}
  const people = [...new Set(stops.map(({ openid }) => openid))]
  const read = async (): Promise<void> => {
    for (let openid = people.shift(); openid; openid = people.shift()) {
      const phone = await Phone.of(browser, test.cloud.url, { openid })
      for (const stop of stops.filter((each) => each.openid === openid)) {
        await phone.open(stop.page)
        await stop.first?.(phone)
        // A list of kinds to choose from names every age.
        const words = stop.name === 'activities-filter' ? '' : await phone.words()
        const wrong = never.flatMap(({ words: pattern, instead }) => {
          const at = pattern.exec(words)
          return at ? [`${words.slice(Math.max(0, at.index - 12), at.index + 24)} (${instead})`] : []
        })
        if (wrong.length > 0) found[stop.name] = wrong
      }
      await phone.context.close()
    }
  }
  await Promise.all(Array.from({ length: side }, read))
  expect(found).toEqual({})
}, 600_000)

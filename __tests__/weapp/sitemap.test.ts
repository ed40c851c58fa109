/** What WeChat's search may show of the built mini-program. */
import { buildIfStale, readDist, readManifest, routesOf } from './support/dist'

interface Rule {
  action: 'allow' | 'disallow'
  page: string
}

beforeAll(buildIfStale, 300_000)

it('only pages that are the same for everybody may be found, and all of them exist', () => {
  const { rules } = JSON.parse(readDist('sitemap.json')) as { rules: Rule[] }
  const { sitemapLocation } = readManifest() as { sitemapLocation?: string }
  expect(sitemapLocation).toBe('sitemap.json')
  const shown = rules.filter(({ action }) => action === 'allow').map(({ page }) => page)
  expect(shown).toEqual(['pages/activity/index', 'packages/activity/detail/index', 'pages/wish/index'])
  expect(routesOf(readManifest())).toEqual(expect.arrayContaining(shown))
  // The first rule that fits a page counts, so the one for all the others is the last.
  expect(rules.at(-1)).toMatchObject({ action: 'disallow', page: '*' })
})

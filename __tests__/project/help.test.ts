/** Help speaks of every page that the app declares, and of no other. */
import { declaredPages } from '../browser/support/declared-pages'
import { pageHelp } from '../../src/features/help/pages'

it('says for every page what it is for', () => {
  const pages = declaredPages()
    .filter((page) => !page.startsWith('packages/gallery'))
    .map((page) => `/${page.replace(/\/index$/, '')}`)
  const optional = ['/packages/case/board']
  expect(Object.keys(pageHelp).filter((page) => !pages.includes(page) && !optional.includes(page))).toEqual(
    [],
  )
  expect(pages.filter((page) => pageHelp[page] === undefined)).toEqual([])
})

it('in one or two short sentences', () => {
  for (const says of Object.values(pageHelp)) {
    expect(says.length).toBeGreaterThan(0)
    expect(says.length).toBeLessThanOrEqual(2)
    for (const each of says) expect(each.length).toBeLessThanOrEqual(32)
  }
})

/** The icons are one set: every name has a source, every source is drawn in one style. */
import { iconSources } from '../../scripts/icon-drawings'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const part = readFileSync(join(__dirname, '../../src/components/icon/index.tsx'), 'utf8')
const names = [...(/iconNames = \[([^\]]*)\]/.exec(part)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(
  ([, name]) => name,
)
const sources = Object.entries(iconSources())
const head =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" ' +
  'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">'

it('every icon that a page can name has its source, and every source is named', () => {
  expect(names.length).toBeGreaterThan(0)
  expect([...names].sort()).toEqual(sources.map(([name]) => name))
})

it.each(sources)('%s is one line on the grid of 24, in the stroke of all', (_name, svg) => {
  expect(svg.startsWith(head)).toBe(true)
  expect(svg.slice(head.length)).toMatch(/^<path d="[^"]+"\/><\/svg>$/)
})

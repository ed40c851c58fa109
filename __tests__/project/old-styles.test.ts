/** Every style sheet of ours, compiled as the build compiles it: nothing in it is newer than the oldest phones we promise. */
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compile } from 'sass'
import { newerStyles } from '../support/old-styles'

const src = join(__dirname, '../../src')
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)[^_/][^/]*\.scss$/.test(name))
  .map((name) => join(src, name))

it('knows what is too new when it meets it', () => {
  expect(newerStyles('.a { display: flex; gap: 4px }')).toEqual(['.a { gap: 4px }'])
  expect(newerStyles('.a { display: grid; row-gap: 4px } .b { column-gap: 2px }')).toEqual([
    '.b { column-gap: 2px }',
  ])
  expect(newerStyles('.a { display: grid } .a { gap: 4px }')).toEqual([])
  expect(newerStyles('.a:is(.b, .c) { color: red } .d:not(.e) { color: red }')).toEqual(['.a:is(.b, .c)'])
  expect(newerStyles('.a { inset: 0; aspect-ratio: 2; width: clamp(1px, 2px, 3px) }')).toHaveLength(3)
  expect(newerStyles('.a { width: min(100%, 2px); height: 100dvh }')).toEqual(['height: 100dvh'])
  expect(newerStyles('@media (width >= 768px) { .a { color: red } }')).toHaveLength(1)
  expect(newerStyles('.a > * { margin: 0 }')).toEqual(['.a > *'])
  expect(newerStyles('.a { -webkit-mask: none; top: 0 } .b > .c { text-wrap: pretty }')).toEqual([])
})

it('asks nothing of the oldest phones that they cannot', () => {
  expect(sheets.length).toBeGreaterThan(40)
  const faults = sheets.flatMap((sheet) =>
    newerStyles(compile(sheet).css).map((fault) => `${relative(src, sheet)}: ${fault}`),
  )
  // The way to print lies in the browser alone.
  expect(faults.filter((fault) => !fault.startsWith('platform/print'))).toEqual([])
})

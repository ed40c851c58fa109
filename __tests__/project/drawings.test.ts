/** The drawings are one family: every name has a source, every source has the size and the pen of all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawingSheetText, drawingSources, pen } from '../../scripts/drawing-sheet'

const part = readFileSync(join(__dirname, '../../src/components/drawing/index.tsx'), 'utf8')
const names = [
  ...(/DrawingName =([^\n]*(?:\n +\|[^\n]*)+)/.exec(part)?.[1] ?? '').matchAll(/'([a-z-]+)'/g),
].map(([, name]) => name)
const sources = drawingSources()
const head = '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360" viewBox="0 0 160 120">'

it('every drawing that a page can name has its source, and every source is named', () => {
  expect(names.length).toBeGreaterThan(0)
  expect([...names].sort()).toEqual(sources.map(([name]) => name))
})

it.each(sources)('%s stands on the grid of 160 by 120, washes beneath one pen', (_name, svg) => {
  expect(svg.startsWith(head)).toBe(true)
  expect(svg.split(pen)).toHaveLength(2)
  expect(svg.endsWith('</g></svg>')).toBe(true)
})

it('nothing of a drawing is seen in the next one on the sheet: each lies in a window that cuts what leaves it', () => {
  const windows = drawingSheetText().match(/<svg x='\d+' y='\d+' width='160' height='120'>/g)
  // What lies beneath the pen, and what it has drawn.
  expect(windows).toHaveLength(2 * sources.length)
})

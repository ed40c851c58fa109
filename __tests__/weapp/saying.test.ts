/**
 * Words that stand alone in a part are said by the part itself. Whatever is put in, taken out or said anew, in whatever
 * order and however much at once, the view reads as the page does.
 */
import { change, dice, within } from './support/changed-page'
import { aPage, isText, view, words, type Drawn, type Node } from './support/taro-runtime'

const written = (node: Node): string =>
  isText(node) ? (node.nodeValue ?? '') : `(${node.childNodes.map(written).join('')})`

/** As the templates draw it: first what the part says by itself, then what stands in it. */
const drawn = ({ n, v = '', k = [] }: Drawn): string =>
  n === textNumber ? v : `(${v}${k.map(drawn).join('')})`

/** What the templates know a text by, which is none of the parts. */
const textNumber = aPage(view(words('一'), view())).view()[0]?.k?.[0]?.n

it('sends no node for words that stand alone, nor what a plain view is', () => {
  expect(aPage(view(words('一'))).view()).toEqual([{ v: '一' }])
})

it.each([1, 2, 3])('reads as the page does, however it is changed (%i)', (seed) => {
  const roll = dice(seed)
  const top = view(words('一'), view(words('二')))
  const page = aPage(top)
  for (let round = 0; round < 1500; round++) {
    const changes = 1 + roll(4)
    for (let nth = 0; nth < changes; nth++) change(top, roll)
    // A page that has grown large is begun anew, as when another one is opened.
    if (within(top).length > 60) [...top.childNodes].forEach((child) => top.removeChild(child))
    page.flush()
    expect([round, drawn(page.view()[0] as Drawn)]).toEqual([round, written(top)])
  }
})

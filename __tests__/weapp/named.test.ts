/**
 * A node has a name in the view where a touch must find it and where the view must know it again. What is still has none,
 * and whatever is typed into or scrolls never loses its place for that.
 */
import { called } from '../../config/plugins/host-parts'
import { change, dice, within } from './support/changed-page'
import { aPage, isText, part, view, words, type Drawn, type Node } from './support/taro-runtime'

const noop = () => undefined
const tapped = (...children: Node[]): Node => {
  const made = view(...children)
  made.addEventListener('tap', noop)
  return made
}

/** Every node of a page with what its view was told of it; words that a part says by itself have none. */
function told(node: Node, drawn: Drawn): [Node, Drawn][] {
  const { k } = drawn
  return [[node, drawn], ...(k ?? []).flatMap((each, at) => told(node.childNodes[at] as Node, each))]
}

it('names what is tapped and what stands around it, and nothing that is still or alone', () => {
  const row = tapped(view(words('一')), view(words('二'), view()))
  const list = view(view(words('三')), row)
  // The frame stands alone, and is taken for no other.
  expect(aPage(view(list, view())).view()[0]?.k?.slice(0, 1)).toEqual([
    {
      s: list.sid,
      k: [
        { v: '三' },
        { n: expect.any(String) as string, s: row.sid, k: [{ v: '一' }, { k: expect.any(Array) as [] }] },
      ],
    },
  ])
  expect(JSON.stringify(aPage(view(words('一'), view(view()))).view())).not.toContain('"s"')
})

it('names a picture, which tells when it fails, and nothing for its sake', () => {
  const [frame] = aPage(view(part('image'))).view()
  expect(frame).toEqual({ k: [{ s: expect.any(String) as string, n: expect.any(String) as string }] })
})

it('is told the name of what begins to listen', () => {
  const row = view(words('一'), view())
  const page = aPage(view(row))
  expect(page.view()[0]?.k?.[0]?.s).toBeUndefined()
  row.addEventListener('tap', noop)
  page.flush()
  expect(page.view()[0]?.k?.[0]?.s).toBe(row.sid)
})

it('is not told what a tapped thing is called where that is written on it', () => {
  const toldOf = (label: string, ...children: Node[]) => {
    const made = tapped(...children)
    made.setAttribute('aria-label', label)
    return (aPage(made).view()[0] as { ariaLabel?: string }).ariaLabel
  }
  expect(
    toldOf('大米，10分，还有', view(words('大米')), view(words('10')), view(words('分'), words('还有'))),
  ).toBe(undefined)
  expect(toldOf('大米', view(words('大米'), view(words('10'))))).toBe('大米')
})

it('is told of a name that goes on behind what is written only that end', () => {
  const told = (label: string, text: string) => {
    const made = tapped(words(text))
    made.setAttribute('aria-label', label)
    return (aPage(made).view()[0] as { ariaLabel?: string }).ariaLabel ?? ''
  }
  const read = new Function(`return ${called}`)() as (part: Drawn, name: string) => string
  expect(told('去核实：雨靴', '去核实')).toBe('：雨靴')
  expect(told('核实：雨靴', '去核实')).toBe('核实：雨靴')
  for (const label of ['去核实：雨靴', '核实：雨靴', '去核实'])
    expect(read({ v: '去核实' }, told(label, '去核实'))).toBe(label)
})

const scrolled = () => view(part('scroll-view'))
const typed = () => view(part('input'), view(words('六')))
const listening = () => tapped(view(words('七')))

const around = (node: Node): Node[] => (node.parentNode ? [node.parentNode, ...around(node.parentNode)] : [])
const keepsState = ({ nodeName }: Node): boolean => nodeName === 'input' || nodeName === 'scroll-view'
const listens = (node: Node): boolean => Object.values(node.__handlers ?? {}).flat().length > 0

/** What is wrong with the names of a page that its view was told; `names` are those it knew, and those it knows now. */
function mistakes(top: Node, drawn: Drawn, names: Map<Node, string>): string[] {
  const wrong: string[] = []
  const all = told(top, drawn)
  for (const [node, { s, k = [] }] of all) {
    const siblings = k.flatMap((each) => each.s ?? [])
    if (new Set(siblings).size < siblings.length) wrong.push(`two of one name in ${node.sid}`)
    const known = names.get(node)
    if (known !== undefined && s !== known) wrong.push(`${node.sid} was known and is not`)
    if (s !== undefined) names.set(node, s)
    if ((keepsState(node) || listens(node)) && s !== node.sid) wrong.push(`${node.nodeName} has no name`)
  }
  const still = all.filter(([node]) => keepsState(node)).flatMap(([node]) => around(node))
  return wrong.concat(
    still.filter((node) => node.parentNode && !names.has(node)).map(({ sid }) => `around ${sid}`),
  )
}

it.each([1, 2, 3])('finds whatever listens, and knows again whatever keeps a state (%i)', (seed) => {
  const roll = dice(seed)
  const top = view(words('一'), view(words('二')))
  const page = aPage(top)
  const names = new Map<Node, string>()
  for (let round = 0; round < 1000; round++) {
    const changes = 1 + roll(4)
    for (let nth = 0; nth < changes; nth++) {
      change(top, roll, [scrolled, typed, listening])
      const parts = within(top).filter((node) => !isText(node))
      if (roll(5) === 0) parts[roll(parts.length)]?.addEventListener('tap', noop)
    }
    if (within(top).length > 60) [...top.childNodes].forEach((child) => top.removeChild(child))
    page.flush()
    const wrong = mistakes(top, page.view()[0] as Drawn, names)
    if (wrong.length > 0) throw new Error(`round ${round}: ${wrong.join(', ')}`)
  }
  expect(names.size).toBeGreaterThan(100)
})

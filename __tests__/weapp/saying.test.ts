/**
 * Words that stand alone in a part are said by the part itself. Whatever is put in, taken out or said anew, in whatever
 * order and however much at once, the view reads as the page does.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ts from 'typescript'
import { applySetData } from './support/set-data'

interface Node {
  nodeName: string
  childNodes: Node[]
  nodeValue?: string
  appendChild: (child: Node) => void
  insertBefore: (child: Node, before: Node) => void
  removeChild: (child: Node) => void
}
interface Root extends Node {
  ctx: { setData: (patch: Record<string, unknown>, done: () => void) => void }
  scheduleTask: (task: () => void) => void
  performUpdate: (first: boolean) => void
}
interface Runtime {
  TaroRootElement: new () => Root
  TaroElement: new () => Node
  TaroText: new (text: string) => Node
}

const unasked = jest.requireActual<(this: object, source: string) => string>(
  '../../config/plugins/unasked-loader.cjs',
)
const folder = resolve(__dirname, '../../node_modules/@tarojs/runtime/dist')
const options = { parts: { view: {}, 'pure-view': {} }, words: [] }

/** A file as the build of the mini-program takes it in, as a module that node can run. */
function built(file: string): string {
  const isCut = ['hydrate.js', 'dom/node.js', 'dom/text.js'].some((name) => file === resolve(folder, name))
  const source = readFileSync(file, 'utf8')
  const taken = isCut ? unasked.call({ resourcePath: file, getOptions: () => options }, source) : source
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  return ts.transpileModule(taken, { compilerOptions }).outputText
}

/** Taro's runtime with the cuts of the build. */
function runtime(): Runtime {
  const known = new Map<string, object>()
  const load = (file: string): object => {
    const found = known.get(file)
    if (found) return found
    const module = { exports: {} }
    known.set(file, module.exports)
    const ask = (name: string): object =>
      name.startsWith('.') ? load(resolve(dirname(file), name)) : jest.requireActual<object>(name)
    new Function('exports', 'require', built(file))(module.exports, ask)
    return module.exports
  }
  const files = ['dom/root.js', 'dom/element.js', 'dom/text.js']
  return Object.assign({}, ...files.map((name) => load(resolve(folder, name)))) as Runtime
}

interface Drawn {
  nn?: string
  v?: string
  cn?: Drawn[]
}

const { TaroRootElement, TaroElement, TaroText } = runtime()
const isText = ({ nodeName }: Node) => nodeName === '#text'

const written = (node: Node): string =>
  isText(node) ? (node.nodeValue ?? '') : `(${node.childNodes.map(written).join('')})`

/** As the templates draw it: first what the part says by itself, then what stands in it. */
const drawn = ({ nn, v = '', cn = [] }: Drawn): string =>
  nn === textNumber ? v : `(${v}${cn.map(drawn).join('')})`

/** A page whose root is filled, with what its view was sent. */
function aPage(...children: Node[]) {
  const root = new TaroRootElement()
  const data: { root?: Drawn } = {}
  let task: (() => void) | null = null
  root.scheduleTask = (given) => void (task = given)
  root.ctx = {
    setData: (patch, done) => {
      applySetData(data, patch)
      done()
    },
  }
  const flush = () => {
    const given = task
    task = null
    given?.()
  }
  children.forEach((child) => root.appendChild(child))
  root.performUpdate(true)
  flush()
  return { root, flush, view: () => data.root?.cn ?? [] }
}

const view = (...children: Node[]): Node => {
  const made = new TaroElement()
  made.nodeName = 'view'
  children.forEach((child) => made.appendChild(child))
  return made
}
const words = (text: string): Node => new TaroText(text)

/** What the templates know a text by, which is none of the parts. */
const textNumber = aPage(view(words('一'), view())).view()[0]?.cn?.[0]?.nn

it('sends no node for words that stand alone, nor what a plain view is', () => {
  const [sent] = aPage(view(words('一'))).view() as [Drawn & { sid: string }]
  expect(sent).toEqual({ sid: sent.sid, v: '一' })
})

/** Numbers below `most`, the same in each run. */
function dice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

const within = (node: Node): Node[] => [node, ...node.childNodes.flatMap(within)]

/** One change somewhere in the page, as React makes them. */
function change(page: Node, roll: (most: number) => number): void {
  const all = within(page)
  const texts = all.filter(isText)
  const parts = all.filter((node) => !isText(node))
  const part = parts[roll(parts.length)] as Node
  const child = part.childNodes[roll(part.childNodes.length)]
  const said = ['', '一', '二三', '四'][roll(4)] ?? ''
  const made = [words(said), view(words(said)), view(), view(view(words(said)), words('五'))][roll(4)] as Node
  const text = texts[roll(texts.length)]
  const ways = [
    () => text && (text.nodeValue = said),
    () => part.appendChild(made),
    () => child && part.insertBefore(made, child),
    () => child && part.removeChild(child),
    () => child && part.appendChild(child),
  ]
  ways[roll(ways.length)]?.()
}

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

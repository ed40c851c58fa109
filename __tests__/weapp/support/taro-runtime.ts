/** Owns Taro's runtime as the build of the mini-program takes it in, run in node: pages of nodes, and what their view was sent. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ts from 'typescript'
import { called } from '../../../config/plugins/host-parts'
import { applySetData } from './set-data'

export interface Node {
  nodeName: string
  sid: string
  parentNode: Node | null
  childNodes: Node[]
  nodeValue?: string
  __handlers?: Record<string, unknown[]>
  appendChild: (child: Node) => void
  insertBefore: (child: Node, before: Node) => void
  removeChild: (child: Node) => void
  setAttribute: (name: string, value: unknown) => void
  addEventListener: (type: string, handler: () => void) => void
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
  '../../../config/plugins/unasked-loader.cjs',
)
const folder = resolve(__dirname, '../../../node_modules/@tarojs/runtime/dist')
const options = { parts: { view: {}, 'pure-view': {} }, words: [], called }

const cutFiles = ['hydrate.js', ...['node', 'element', 'text', 'root'].map((name) => `dom/${name}.js`)]

/** A file as the build of the mini-program takes it in, as a module that node can run. */
function built(file: string): string {
  const isCut = cutFiles.some((name) => file === resolve(folder, name))
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

/** A node as its view was told of it. */
export interface Drawn {
  s?: string
  n?: string
  v?: string
  k?: Drawn[]
}

const { TaroRootElement, TaroElement, TaroText } = runtime()

/** A page whose root is filled, with what its view was sent. */
export function aPage(...children: Node[]) {
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
  return { root, flush, view: () => data.root?.k ?? [] }
}

export const view = (...children: Node[]): Node => {
  const made = new TaroElement()
  made.nodeName = 'view'
  children.forEach((child) => made.appendChild(child))
  return made
}
/** A part of another kind than a view. */
export const part = (nodeName: string): Node => Object.assign(view(), { nodeName })
export const words = (text: string): Node => new TaroText(text)

export const isText = ({ nodeName }: Node): boolean => nodeName === '#text'

/** What the oldest phones we promise can read (iOS 13.0, and WebViews of Chrome 79): every file of a release is looked at. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse, type Node } from 'acorn'
import { wxssToJs } from 'miniprogram-compiler'
import { newerStyles } from '../support/old-styles'
import { buildIfStale, dist } from './support/dist'

beforeAll(buildIfStale, 300_000)

/** Names that iOS 13.0 or Chrome 79 have not. A program that only asks `typeof` is safe with them. */
const missingGlobals = new Set([
  ...['BigInt', 'BigInt64Array', 'BigUint64Array', 'WeakRef', 'FinalizationRegistry', 'AggregateError'],
  ...['structuredClone', 'queueMicrotask', 'TextEncoder', 'TextDecoder', 'Intl', 'Iterator', 'globalThis'],
  ...['AbortSignal', 'ReadableStream', 'CompressionStream', 'reportError', 'requestIdleCallback'],
  // What a browser has and WeChat's logic layer has not.
  ...['Blob', 'URL', 'URLSearchParams', 'fetch', 'localStorage', 'performance', 'crypto', 'atob', 'btoa'],
])

/** Methods, whatever they are called on, that those engines have not. */
const missingMethods = new Set([
  ...[
    'at',
    'replaceAll',
    'findLast',
    'findLastIndex',
    'toSorted',
    'toReversed',
    'toSpliced',
    'with',
    'hasOwn',
  ],
  ...[
    'groupBy',
    'allSettled',
    'any',
    'matchAll',
    'isWellFormed',
    'toWellFormed',
    'getBigUint64',
    'setBigUint64',
  ],
  ...['randomUUID', 'withResolvers', 'fromAsync'],
])

/** Those of the names above that iOS 13.0 and Chrome 79 do have, or that another thing of this name has. */
const known = new Set([
  // iOS 13.0 and Chrome 76.
  'allSettled',
  'matchAll',
])

type Loose = Node & Record<string, unknown>

interface Found {
  name: string
  guarded: boolean
}

const isNode = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && typeof (value as Loose).type === 'string'

/** Names that a function or a block of this file declares are its own, whatever they are called. */
function declaredIn(root: Loose): Set<string> {
  const names = new Set<string>()
  const take = (value: unknown): void => {
    if (!isNode(value)) return
    if (value.type === 'Identifier') names.add(value.name as string)
    else if (value.type === 'ObjectPattern') (value.properties as Loose[]).forEach((each) => take(each.value))
    else if (value.type === 'ArrayPattern') (value.elements as unknown[]).forEach(take)
    else if (value.type === 'AssignmentPattern') take(value.left)
    else if (value.type === 'RestElement') take(value.argument)
  }
  walk(root, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'ClassDeclaration') take(node.id)
    if (/Function/.test(node.type)) {
      take(node.id)
      ;(node.params as unknown[]).forEach(take)
    }
    if (node.type === 'CatchClause') take(node.param)
  })
  return names
}

function walk(node: Loose, visit: (node: Loose, parent: Loose | null, key: string) => void): void {
  const stack: [Loose, Loose | null, string][] = [[node, null, '']]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [at, parent, key] = top
    visit(at, parent, key)
    for (const [name, value] of Object.entries(at)) {
      if (Array.isArray(value)) value.filter(isNode).forEach((each) => stack.push([each, at, name]))
      else if (isNode(value)) stack.push([value, at, name])
    }
  }
}

function missingIn(source: string): string[] {
  const root = parse(source, { ecmaVersion: 2019, sourceType: 'script' }) as unknown as Loose
  const own = declaredIn(root)
  const found = new Map<string, Found>()
  const note = (name: string, guarded: boolean) => {
    const before = found.get(name)
    found.set(name, { name, guarded: guarded || (before?.guarded ?? false) })
  }
  walk(root, (node, parent, key) => {
    if (
      node.type === 'Identifier' &&
      missingGlobals.has(node.name as string) &&
      !own.has(node.name as string)
    ) {
      const isName =
        (parent?.type === 'MemberExpression' && key === 'property' && parent.computed !== true) ||
        (parent?.type === 'Property' && key === 'key')
      if (!isName)
        note(node.name as string, parent?.type === 'UnaryExpression' && parent.operator === 'typeof')
    }
    if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'MemberExpression') {
      const property = node.callee.property as Loose
      const name = property.name as string
      if (node.callee.computed !== true && missingMethods.has(name) && !known.has(name))
        note(`.${name}(`, false)
    }
  })
  return [...found.values()].filter(({ guarded }) => !guarded).map(({ name }) => name)
}

function filesOf(folder: string, kind: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesOf(path, kind)
    return kind.test(name) ? [path] : []
  })
}

it('knows newer syntax and missing names when it meets them', () => {
  expect(() => missingIn('a?.b')).toThrow()
  expect(() => missingIn('class A { x = 1 }')).toThrow()
  expect(missingIn('var a = BigInt(2); [1].at(0)').sort()).toEqual(['.at(', 'BigInt'])
  expect(missingIn('typeof BigInt === "function" && BigInt(2); x.BigInt; ({ Intl: 1 })')).toEqual([])
  expect(missingIn('function f(fetch) { fetch() }')).toEqual([])
})

it('is written in syntax that the oldest phones read, without names that they lack', () => {
  const scripts = filesOf(dist, /\.(js|wxs)$/)
  expect(scripts.length).toBeGreaterThan(50)
  const faults = scripts.flatMap((path) => {
    const file = relative(dist, path)
    try {
      const missing = missingIn(readFileSync(path, 'utf8'))
      return missing.length > 0 ? [{ file, missing }] : []
    } catch (error) {
      return [{ file, missing: [String(error)] }]
    }
  })
  expect(faults).toEqual([])
})

describe('its style sheets', () => {
  const sheets = () => filesOf(dist, /\.wxss$/)

  it('ask nothing of the oldest phones that they cannot', () => {
    expect(sheets().length).toBeGreaterThan(20)
    const faults = sheets().flatMap((path) =>
      newerStyles(readFileSync(path, 'utf8')).map((fault) => `${relative(dist, path)}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it("are read by WeChat's own compiler, which knows fewer selectors than a browser", () => {
    const names = sheets().map((path) => relative(dist, path).replace(/\.wxss$/, ''))
    const compiled = wxssToJs(dist, names, { maxBuffer: 64 * 1024 * 1024 })
    expect(compiled instanceof Error ? compiled.message : 'read').toBe('read')
  })
})

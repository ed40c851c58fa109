/** Owns the promise that imports run one way: no file and no folder leads back to itself. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { productRooms, root, sourcesIn } from './support/imports'

const IMPORT = /(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g
const endings = ['.ts', '.tsx', '/index.ts', '/index.tsx', '.weapp.ts', '.h5.ts']

function fileOf(from: string, named: string): string[] {
  const base = named.startsWith('@/')
    ? path.join(root, 'src', named.slice(2))
    : path.resolve(path.dirname(from), named)
  if (!named.startsWith('.') && !named.startsWith('@/')) return []
  return endings
    .map((ending) => base + ending)
    .filter((file) => existsSync(file))
    .slice(0, 1)
}

type Graph = Map<string, Set<string>>

const imports: Graph = new Map(
  sourcesIn(productRooms).map((file) => {
    const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    return [file, new Set(found.flatMap(([, named, lazy]) => fileOf(file, named ?? lazy ?? '')))]
  }),
)

/** A way that leads from a node back to itself, or null. */
function circleIn(graph: Graph): string[] | null {
  const done = new Set<string>()
  const way: string[] = []
  const follow = (node: string): string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node]
    if (done.has(node)) return null
    way.push(node)
    for (const next of graph.get(node) ?? []) {
      const found = follow(next)
      if (found) return found
    }
    way.pop()
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const found = follow(node)
    if (found) return found.map((one) => path.relative(root, one))
  }
  return null
}

/** The same graph with each file replaced by its folder. */
function foldersOf(graph: Graph): Graph {
  const folders: Graph = new Map()
  for (const [file, targets] of graph) {
    const from = path.dirname(file)
    const onto = folders.get(from) ?? new Set<string>()
    folders.set(from, onto)
    for (const target of targets) {
      const to = path.dirname(target)
      // A folder and what lies inside it are one room.
      if (!isWithin(from, to) && !isWithin(to, from)) onto.add(to)
    }
  }
  return folders
}

const isWithin = (folder: string, outer: string): boolean => `${folder}/`.startsWith(`${outer}/`)

it('sees a circle where there is one', () => {
  const graph: Graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['c', new Set(['a'])],
    ['d', new Set()],
  ])
  expect(circleIn(graph)).toHaveLength(4)
})

it('no file leads back to itself', () => {
  expect(imports.size).toBeGreaterThan(500)
  expect(circleIn(imports)).toBeNull()
})

it('no folder leads back to itself', () => {
  expect(circleIn(foldersOf(imports))).toBeNull()
})

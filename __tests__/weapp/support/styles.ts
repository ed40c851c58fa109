/** Owns the classes that a page's styles know: those of the app, of the page, and of what these import. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { dist, readDist } from './dist'
import { everyNode, type ViewNode } from './tree'

const read = new Map<string, ReadonlySet<string>>()

function classesOf(sheet: string): ReadonlySet<string> {
  const known = read.get(sheet)
  if (known) return known
  const text = existsSync(join(dist, sheet)) ? readDist(sheet) : ''
  const imported = [...text.matchAll(/@import "([^"]+)"/g)].flatMap(([, name = '']) => [
    ...classesOf(name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(sheet), name)),
  ])
  const own = [...text.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)
  const all = new Set([...own, ...imported])
  read.set(sheet, all)
  return all
}

/** The classes that are said in a tree, and of which the styles of its page know nothing. */
export function unstyled(route: string, tree: ViewNode): string[] {
  const sheets = [classesOf('app.wxss'), classesOf(`${route}.wxss`)]
  const said = [...everyNode(tree)].flatMap(({ attr }) =>
    typeof attr.class === 'string' ? attr.class.split(' ').filter((name) => name !== '') : [],
  )
  return [...new Set(said)].filter((name) => !sheets.some((sheet) => sheet.has(name)))
}

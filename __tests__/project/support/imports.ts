/** Owns reading the sources of this project: which there are, who exports what, and who asks for it by name. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(__dirname, '../../..')
/** Folders of the product, its emulator and its tools. */
export const productRooms = ['src', 'cloudfunctions', 'emulator', 'demo', 'bench', 'scripts', 'deploy']
const rooms = [...productRooms, 'config', '__tests__']

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const at = path.join(folder, name)
    if (name === 'node_modules') return []
    if (statSync(at).isDirectory()) return sources(at)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [at] : []
  })
}

/** Every source in these folders, by its whole path. */
export const sourcesIn = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) => sources(path.join(root, folder)))

/** The text of every source, by its path from the root. */
export const readSources = (): Map<string, string> =>
  new Map(sourcesIn(rooms).map((file) => [path.relative(root, file), readFileSync(file, 'utf8')]))

/** One name may stand for several files: a build takes the one for its platform. */
const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].flatMap((end) => {
  const [, stem = '', type = ''] = /^(.*?)(\.tsx?)?$/.exec(end) ?? []
  return type === '' ? [end] : [end, `${stem}.weapp${type}`, `${stem}.h5${type}`]
})

function filesOf(from: string, named: string): string[] {
  if (!named.startsWith('.') && !named.startsWith('@/')) return []
  const base = named.startsWith('@/')
    ? path.join('src', named.slice(2))
    : path.join(path.dirname(from), named)
  return endings
    .map((ending) => base + ending)
    .filter((file) => /\.tsx?$/.test(file) && existsSync(path.join(root, file)))
}

const NAMED = /(?:import|export)\s+(?:type\s+)?([^'"]*?)\s*from\s+['"]([^'"]+)['"]/g
const WHOLE = /(?:import|require|requireActual)\(\s*['"]([^'"]+)['"]\s*\)/g
const DECLARED = /^export\s+(?:async\s+)?(?:const|let|function\*?|class|interface|type|enum)\s+(\w+)/gm
const LISTED = /^export\s+(?:type\s+)?\{([^}]*)\}/gm

const firstNames = (list: string): string[] =>
  list.split(',').flatMap((part) => {
    const [, name] = /^(?:type\s+)?(\w+)/.exec(part.trim()) ?? []
    return name ? [name] : []
  })

const lastNames = (list: string): string[] =>
  list.split(',').flatMap((part) => {
    const [, name] = /(\w+)$/.exec(part.trim()) ?? []
    return name ? [name] : []
  })

/** Whoever asks for `name` of a file that hands everything of another on asks for it there. */
function ask(asked: Set<string>, texts: ReadonlyMap<string, string>, file: string, name: string): void {
  if (asked.has(`${file} ${name}`)) return
  asked.add(`${file} ${name}`)
  for (const [, from = ''] of (texts.get(file) ?? '').matchAll(/^export \* from ['"]([^'"]+)['"]/gm))
    for (const target of filesOf(file, from)) ask(asked, texts, target, name)
}

/** All that is asked for anywhere, as `file name`; `file *` where a file is taken whole. */
function askedIn(texts: ReadonlyMap<string, string>): Set<string> {
  const asked = new Set<string>()
  for (const [file, text] of texts) {
    for (const [, clause = '', from = ''] of text.matchAll(NAMED))
      for (const target of filesOf(file, from)) {
        const [, braces = ''] = /\{([\s\S]*)\}/.exec(clause) ?? []
        for (const name of firstNames(braces)) ask(asked, texts, target, name)
        if (/\*\s+as\s/.test(clause)) ask(asked, texts, target, '*')
      }
    for (const [, from = ''] of text.matchAll(WHOLE))
      for (const target of filesOf(file, from)) ask(asked, texts, target, '*')
  }
  return asked
}

/** Exports that no other file asks for, as `file name`. */
export function unusedExports(texts: ReadonlyMap<string, string>): string[] {
  const asked = askedIn(texts)
  return [...texts].flatMap(([file, text]) => {
    if (/^(__tests__|config)\//.test(file) || asked.has(`${file} *`)) return []
    const names = [
      ...[...text.matchAll(DECLARED)].map(([, name = '']) => name),
      ...[...text.matchAll(LISTED)].flatMap(([, list = '']) => lastNames(list)),
    ]
    return names.map((name) => `${file} ${name}`).filter((one) => !asked.has(one))
  })
}

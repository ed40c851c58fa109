/**
 * Owns what classes are called in a release of the mini-program: every node that is drawn brings the names of its classes
 * to the view, so they are as short as can be. The same sources give the same names, in whatever order they are built.
 */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { compile } from 'sass'

const sources = path.resolve(__dirname, '../src')

const sheetsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) return sheetsIn(file)
      return entry.name.endsWith('.module.scss') ? [file] : []
    })

/** Every class and every movement that a sheet names for itself, each once. */
function namesIn(sheet: string): string[] {
  const { css } = compile(sheet)
  const own = css.replace(/:global\([^)]*\)|url\([^)]*\)|"[^"]*"/g, '')
  const names = [...own.matchAll(/\.([A-Za-z_][\w-]*)|@keyframes ([\w-]+)/g)]
  return [...new Set(names.map(([, name, movement]) => name ?? movement ?? ''))]
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const following = `${letters}0123456789`

/** The nth of all words that a class may be called; small letters alone, which no view takes for one another. */
export function nthWord(nth: number): string {
  if (nth < letters.length) return letters.charAt(nth)
  const rest = nth - letters.length
  return nthWord(Math.floor(rest / following.length)) + following.charAt(rest % following.length)
}

let called: Map<string, string> | null = null

/** What a class of a sheet is called. @throws when the sheet does not name it, and none could be drawn by it */
export function shortName(name: string, sheet: string): string {
  called ??= new Map(
    sheetsIn(sources)
      .flatMap((file) => namesIn(file).map((each) => `${file} ${each}`))
      .map((each, nth) => [each, nthWord(nth)]),
  )
  const short = called.get(`${sheet} ${name}`)
  if (short === undefined) throw new Error(`${path.relative(sources, sheet)} names no ${name}`)
  return short
}

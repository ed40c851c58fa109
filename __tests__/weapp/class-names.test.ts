/** In a release each class has a short name of its own, and so has each movement. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compile } from 'sass'
import { nthWord, shortName } from '../../config/short-names'
import { buildIfStale, readDist } from './support/dist'

const src = resolve(__dirname, '../../src')
const rows = join(src, 'components/rows/index.module.scss')

const sheetsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sheetsIn(path)
    return entry.name.endsWith('.module.scss') ? [path] : []
  })

it('makes words of small letters, no two the same, the short ones first', () => {
  const words = Array.from({ length: 5000 }, (_, nth) => nthWord(nth))
  expect(new Set(words).size).toBe(words.length)
  expect(words.filter((word) => !/^[a-z][a-z0-9]*$/.test(word))).toEqual([])
  expect(words.map(({ length }) => length)).toEqual(words.map(({ length }) => length).sort((a, b) => a - b))
})

it('calls no two classes by one name, and finds every class that a sheet declares', () => {
  const called = sheetsIn(src).flatMap((sheet) => {
    const selectors = [...compile(sheet).css.matchAll(/^[^@{}]*(?=\{)/gm)]
      .join('\n')
      .replace(/:global\([^)]*\)/g, '')
    const classes = new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name))
    return [...classes].map((name) => shortName(name, sheet))
  })
  expect(called.length).toBeGreaterThan(400)
  expect(new Set(called).size).toBe(called.length)
})

it('builds nothing with a class that its sheet does not declare', () => {
  expect(() => shortName('nothing', rows)).toThrow('names no nothing')
})

it('is what the build says: the rows of a list are drawn by the rule of rows', () => {
  buildIfStale()
  const [, rule = ''] = /\.group \{([^}]*)\}/.exec(compile(rows).css) ?? []
  const [first = ''] = rule.trim().split(';')
  const built = new RegExp(`\\.${shortName('group', rows)}\\{([^}]*)\\}`).exec(readDist('common.wxss'))
  expect(first.length).toBeGreaterThan(5)
  expect(built?.[1]).toContain(first.replace(/: /, ':'))
})

/** Owns the list of everything WeChat's `wx` has, read from its published typings. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The names of all methods of `wx`, so that a call of one that a test phone lacks can be told from a slip. */
export function wxMethodNames(): string[] {
  const folder = resolve(__dirname, '../../../node_modules/miniprogram-api-typings')
  const text = readFileSync(join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8')
  const [, inside = ''] = text.split(/\binterface Wx \{/)
  return [...new Set([...inside.matchAll(/^ {8}(\w+)[<(]/gm)].map(([, name = '']) => name))]
}

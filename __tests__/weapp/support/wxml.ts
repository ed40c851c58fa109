/** Owns the view layer's templates: WeChat's own compiler over dist's WXML, and the tree it makes of a page's data. */
import vm from 'node:vm'
import { wxmlToJs } from 'miniprogram-compiler'

/** What WeChat's template engine makes; text stands as strings. */
export interface RawNode {
  tag: string
  attr?: Record<string, unknown>
  children: (RawNode | string)[]
}

export interface Templates {
  /** @param path below dist, without an ending @throws when a template is missing or fails */
  render: (path: string, data: unknown) => RawNode
}

/** The compiler's programs keep their state in globals, so each folder gets a realm of its own, JSON in and out. */
const entry = `
  (function (path, text) {
    return JSON.stringify($gwx(path)(JSON.parse(text)))
  })
`

export function compileTemplates(folder: string): Templates {
  const complaints: string[] = []
  const complain = (...words: unknown[]) => complaints.push(words.map(String).join(' '))
  const context = vm.createContext({ console: { log: complain, warn: complain, error: complain } })
  const program = wxmlToJs(folder, { maxBuffer: 64 * 1024 * 1024 })
  vm.runInContext(`var window = globalThis; var $gwx = (function (global) { ${program} })({})`, context)
  const draw = vm.runInContext(entry, context) as (path: string, text: string) => string
  return {
    render: (path, data) => {
      const tree = JSON.parse(draw(`${path}.wxml`, JSON.stringify(data))) as RawNode
      const said = complaints.splice(0)
      if (said.length > 0) throw new Error(`${path}.wxml: ${said.join('; ')}`)
      return tree
    },
  }
}

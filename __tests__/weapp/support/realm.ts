/** Owns the bare V8 context of WeChat's logic layer: what a mini-program's JavaScript has there, and nothing else. */
import { posix } from 'node:path'
import vm from 'node:vm'
import { readDist } from './dist'
import { createTimers, type Timers } from './timers'

/** The names that WeChat passes to every module, so that browser globals read as undefined instead of failing. */
const moduleParameters = [
  'require',
  'module',
  'exports',
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
]

/** The realm's clock is the phone's, and what V8 has beyond WeChat's engine is taken away. */
const preparation = `
  (function (now) {
    var Real = Date
    globalThis.Date = new Proxy(Real, {
      construct: function (target, args, made) {
        return Reflect.construct(target, args.length === 0 ? [now()] : args, made)
      },
      get: function (target, key) {
        return key === 'now' ? now : Reflect.get(target, key)
      },
    })
    delete globalThis.Intl
    delete globalThis.WebAssembly
    delete globalThis.SharedArrayBuffer
    delete globalThis.Atomics
  })
`

export interface RealmOptions {
  /** The phone's clock, in epoch milliseconds. */
  now: () => number
  /** Told everything that the app says on its console as an error, and what its timers threw. */
  fault: (fault: unknown) => void
  /** What the context holds besides the language: wx, App, Page and the like. */
  globals: Record<string, unknown>
}

export interface Realm {
  timers: Timers
  /** Runs a module of dist once and answers its exports; `path` carries its ending. */
  load: (path: string) => unknown
  /** A JSON copy made of the context's own objects. */
  inside: <T>(value: T) => T
  /** An error of the context's own kind. */
  error: (message: string, facts?: object) => Error
}

export function createRealm({ now, fault, globals }: RealmOptions): Realm {
  const timers = createTimers(fault)
  const { setTimeout, setInterval, clearTimeout, clearInterval } = timers
  const quiet = () => undefined
  const console = {
    log: quiet,
    info: quiet,
    debug: quiet,
    warn: quiet,
    error: (...words: unknown[]) => fault(words.map(String).join(' ')),
  }
  const context = vm.createContext(
    { ...globals, console, setTimeout, setInterval, clearTimeout, clearInterval },
    { codeGeneration: { strings: false, wasm: false } },
  )
  const run = (code: string): unknown => vm.runInContext(code, context)
  ;(run(preparation) as (now: () => number) => void)(now)
  const parse = run('JSON.parse') as (text: string) => unknown
  const RealmError = run('Error') as ErrorConstructor

  const modules = new Map<string, { exports: unknown }>()
  function load(path: string): unknown {
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(path, module)
    const body = vm.compileFunction(readDist(path), moduleParameters, {
      parsingContext: context,
      filename: path,
    }) as (...given: unknown[]) => void
    const require = (name: string) => {
      const file = posix.join(posix.dirname(path), name)
      return load(file.endsWith('.js') ? file : `${file}.js`)
    }
    body.call(undefined, require, module, module.exports)
    return module.exports
  }

  return {
    timers,
    load,
    inside: (value) => (value === undefined ? value : (parse(JSON.stringify(value)) as typeof value)),
    error: (message, facts = {}) => Object.assign(new RealmError(message), facts),
  }
}

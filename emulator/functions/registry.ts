/** Owns which cloud functions a folder holds, what their config.json says, and when they were edited. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../limits'

const RECHECK_MS = 100
const MAX_WATCHED_FILES = 5_000

export interface TimerTrigger {
  name: string
  cron: string
}

/** One function folder as it is now. `signature` changes whenever one of its own files does. */
export interface FunctionSource {
  name: string
  dir: string
  entry: string
  /** 0 for none. */
  timeLimitMs: number
  memoryMb: number
  env: Record<string, string>
  timers: TimerTrigger[]
  signature: string
}

interface FunctionConfig {
  timeout?: unknown
  memorySize?: unknown
  envVariables?: unknown
  triggers?: unknown
}

/** The functions under one root folder, read again when their files change. */
export class FunctionRegistry {
  readonly #root: string
  readonly #timeout: number | undefined
  readonly #known = new Map<string, { source: FunctionSource; checkedAt: number }>()

  /** `timeout` in seconds stands above what the functions' own config.json says; 0 for none. */
  constructor(root: string, timeout?: number) {
    this.#root = path.resolve(root)
    this.#timeout = timeout
  }

  /** Names of every folder that holds an entry file, in order. */
  names(): string[] {
    if (!existsSync(this.#root)) return []
    const folders = readdirSync(this.#root, { withFileTypes: true })
    return folders
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => entry.name)
      .filter((name) => isFunctionName(name) && existsSync(path.join(this.#root, name, this.#entryOf(name))))
      .sort()
  }

  /** The function's present source, or null when there is no such folder. Throws on a broken config.json. */
  find(name: string): FunctionSource | null {
    const known = this.#known.get(name)
    const now = performance.now()
    if (known && now - known.checkedAt < RECHECK_MS) return known.source
    if (!isFunctionName(name) || !existsSync(path.join(this.#root, name, this.#entryOf(name)))) {
      this.#known.delete(name)
      return null
    }
    const signature = signatureOf(path.join(this.#root, name))
    const source = known?.source.signature === signature ? known.source : this.#read(name, signature)
    this.#known.set(name, { source, checkedAt: now })
    return source
  }

  #entryOf(name: string): string {
    const file = path.join(this.#root, name, 'package.json')
    if (!existsSync(file)) return 'index.js'
    try {
      const main = (JSON.parse(readFileSync(file, 'utf8')) as { main?: unknown }).main
      const usable = typeof main === 'string' && existsSync(path.join(this.#root, name, main))
      return usable && /\.[cm]?js$/.test(main) ? main : 'index.js'
    } catch {
      return 'index.js'
    }
  }

  #read(name: string, signature: string): FunctionSource {
    // Node names loaded modules by their real path; the folder must be named alike to know its own modules.
    const dir = realpathSync(path.join(this.#root, name))
    const config = readConfig(path.join(dir, 'config.json'))
    const seconds = typeof config.timeout === 'number' && config.timeout > 0 ? config.timeout : null
    const configured = seconds === null ? LIMITS.functionTimeDefaultMs : seconds * 1000
    return {
      name,
      dir,
      entry: this.#entryOf(name),
      timeLimitMs:
        this.#timeout === undefined ? Math.min(configured, LIMITS.functionTimeMaxMs) : this.#timeout * 1000,
      memoryMb: typeof config.memorySize === 'number' ? config.memorySize : LIMITS.functionMemoryMb,
      env: stringEntries(config.envVariables),
      timers: timersOf(config.triggers),
      signature,
    }
  }
}

/** Any name a folder can have, as long as it is one folder right below the root and not a hidden one. */
function isFunctionName(name: string): boolean {
  return name !== '' && name !== 'node_modules' && !name.startsWith('.') && !/[\\/\0]/.test(name)
}

function readConfig(file: string): FunctionConfig {
  if (!existsSync(file)) return {}
  const text = readFileSync(file, 'utf8')
  try {
    const parsed: unknown = text.trim() === '' ? {} : JSON.parse(text)
    return parsed !== null && typeof parsed === 'object' ? (parsed as FunctionConfig) : {}
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`)
  }
}

function stringEntries(value: unknown): Record<string, string> {
  if (value === null || typeof value !== 'object') return {}
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]))
}

function timersOf(value: unknown): TimerTrigger[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((trigger: { name?: unknown; type?: unknown; config?: unknown }) => {
    const isTimer = trigger?.type === 'timer' && typeof trigger.config === 'string'
    return isTimer ? [{ name: String(trigger.name ?? 'timer'), cron: trigger.config as string }] : []
  })
}

/** Newest change, size and number of the folder's own files; node_modules counts by its presence alone. */
function signatureOf(root: string): string {
  let newest = 0
  let bytes = 0
  let files = 0
  const folders = [root]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (files > MAX_WATCHED_FILES) break
      const file = path.join(folder, entry.name)
      const stat = statSync(file, { throwIfNoEntry: false })
      if (!stat) continue
      files++
      if (stat.isDirectory()) {
        if (entry.name === 'node_modules' || entry.name.startsWith('.'))
          newest = Math.max(newest, stat.mtimeMs)
        else folders.push(file)
      } else {
        newest = Math.max(newest, stat.mtimeMs)
        bytes += stat.size
      }
    }
  }
  return `${files}:${bytes}:${newest}`
}

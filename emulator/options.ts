/** Owns how a local cloud is configured, from a program or from files. */
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudClock } from './clock'
import type { Wire } from './functions/messages'
import type { DatabaseDeclaration } from './store/types'

export interface CloudOptions {
  /** The folder of cloud functions, one folder each. */
  functions: string
  /** Collections and indexes that exist before the first request, or the file that declares them. */
  database?: DatabaseDeclaration | string
  /** Where everything is kept. Without it a temporary folder is used and removed at close. */
  data?: string
  /** 0, the default, takes any free port. */
  port?: number
  /** Creates a missing collection at the first write to it instead of refusing. */
  autoCollections?: boolean
  /** Environment variables of every function; they win over envVariables of config.json. */
  env?: Record<string, string>
  /** Most function instances alive at once; twice the processors, and at least 8, unless told. */
  maxInstances?: number
  /** Seconds every function may take, instead of what its config.json says; 0 for no limit at all. */
  timeout?: number
  /** The Node.js that runs the functions; this process's own unless told. */
  node?: string
  /** The first port on which a debugger may attach; each instance takes the next one. */
  inspect?: number
  /** Refuses what the platform's documents allow only by silence, such as queries inside a transaction. */
  strict?: boolean
  /** Lets openapi that is neither known nor scripted succeed, each with a warning that names it. */
  lenientOpenapi?: boolean
  /** Whether timers of config.json fire by themselves; true unless told. */
  timers?: boolean
  /** The function that WeChat's events are sent to, such as verdicts on media; without it none are sent. */
  push?: string
  /** The keys of each subscription template by its id; with it other templates and other keys are refused. */
  templates?: Readonly<Record<string, readonly string[]>>
  /** The life of a transaction in milliseconds; 30,000 unless told. */
  transactionMs?: number
  /** Whether an answered write outlives a failure, which costs a wait for the disk and dearer restores; true unless told. */
  durable?: boolean
  /** How the SDK's requests reach the cloud: `http`, as on the platform, unless told; `port` spares the socket. */
  wire?: Wire
  /** Whether it keeps its process alive until it is closed; true unless told. */
  keepsAlive?: boolean
  /** A clock to share with other parts of the same process. */
  clock?: CloudClock
  /** Serves what the cloud itself does not know, on the same port; answers whether it took the request. */
  extend?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Where warnings go; the console unless told. */
  log?: (text: string) => void
}

/** Reads KEY=value lines; blank lines and lines that start with # are skipped, matching quotes are taken off. */
export function readEnvFile(file: string): Record<string, string> {
  const entries = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^export\s+/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, string] => {
      const at = line.indexOf('=')
      if (at < 1) throw new Error(`${file}: "${line}" is not KEY=value`)
      const value = line.slice(at + 1).trim()
      const quoted = /^(["'])(.*)\1$/.exec(value)
      return [line.slice(0, at).trim(), quoted?.[2] ?? value]
    })
  return Object.fromEntries(entries)
}

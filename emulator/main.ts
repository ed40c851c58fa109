/** Owns the command line: `npm run emulator -- --functions DIR --data DIR --port N …`. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CloudOptions, readEnvFile } from './options'
import { type Cloud, startCloud } from './start-cloud'
import type { CloudEvent } from './trace'

const USAGE = `usage: npm run emulator -- --functions DIR --data DIR [--port N] [--database FILE]
         [--auto-collections] [--env-file FILE] [--instances N] [--no-timers]
         [--push FUNCTION] [--timeout SECONDS] [--no-time-limit] [--inspect [PORT]] [--node FILE]
         [--strict] [--lenient-openapi] [--channel] [--quiet]`
const DEFAULT_PORT = 9710
const INSPECT_PORT = 9229
const MAX_OF = { port: 65_535, instances: 1_000, timeout: 86_400, inspect: 65_535 } as const

async function main(): Promise<void> {
  // Functions see UTC, as they do on the platform.
  process.env.TZ = 'UTC'
  const started = performance.now()
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) return console.log(USAGE)
  const { quiet, ...options } = optionsOf(args)
  const cloud = await startCloud(options)
  if (!quiet) cloud.listen(printConsole(cloud))
  const names = cloud.functionNames()
  console.log(`local cloud ready at ${cloud.url} in ${Math.round(performance.now() - started)} ms`)
  console.log(`functions: ${names.length === 0 ? 'none yet' : names.join(', ')}`)
  let closing = false
  const stop = async () => {
    if (closing) return
    closing = true
    await cloud.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

/** What functions print is printed here too, each line with the name of its function. */
function printConsole(cloud: Cloud): (event: CloudEvent) => void {
  return (event) => {
    if (event.type !== 'log') return
    const name = event.call === null ? 'loading' : (cloud.trace(event.call)?.function ?? '')
    const print = event.log.level === 'error' || event.log.level === 'warn' ? console.error : console.log
    print(`[${name}] ${event.log.text}`)
  }
}

const OPTIONS = {
  functions: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  database: { type: 'string' },
  'env-file': { type: 'string' },
  instances: { type: 'string' },
  'auto-collections': { type: 'boolean' },
  'no-timers': { type: 'boolean' },
  push: { type: 'string' },
  timeout: { type: 'string' },
  'no-time-limit': { type: 'boolean' },
  inspect: { type: 'string' },
  node: { type: 'string' },
  strict: { type: 'boolean' },
  'lenient-openapi': { type: 'boolean' },
  channel: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const

function parse(args: string[]) {
  try {
    return parseArgs({ args: withInspectPort(args), options: OPTIONS })
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`)
  }
}

/** `--inspect` alone means the usual port, as it does for Node.js itself. */
function withInspectPort(args: string[]): string[] {
  const at = args.indexOf('--inspect')
  const alone = at >= 0 && !/^\d+$/.test(args[at + 1] ?? '')
  return alone ? [...args.slice(0, at), `--inspect=${INSPECT_PORT}`, ...args.slice(at + 1)] : args
}

/** Seconds for every function; none while a debugger may hold the code. */
function timeoutOf(values: {
  timeout?: string
  'no-time-limit'?: boolean
  inspect?: string
}): number | undefined {
  if (values['no-time-limit'] || values.inspect !== undefined) return 0
  return wholeNumber('timeout', values.timeout)
}

function optionsOf(args: string[]): CloudOptions & { quiet: boolean } {
  const { values } = parse(args)
  if (!values.functions || !values.data) throw new Error(USAGE)
  if (!existsSync(values.functions)) throw new Error(`there is no folder ${values.functions}`)
  const timeout = timeoutOf(values)
  const inspect = wholeNumber('inspect', values.inspect)
  return {
    quiet: values.quiet ?? false,
    strict: values.strict ?? false,
    lenientOpenapi: values['lenient-openapi'] ?? false,
    wire: values.channel ? 'port' : 'http',
    functions: path.resolve(values.functions),
    data: path.resolve(values.data),
    port: wholeNumber('port', values.port) ?? DEFAULT_PORT,
    autoCollections: values['auto-collections'] ?? false,
    timers: !values['no-timers'],
    ...(values.database !== undefined && { database: values.database }),
    ...(values.push !== undefined && { push: values.push }),
    ...(values.node !== undefined && { node: path.resolve(values.node) }),
    ...(timeout !== undefined && { timeout }),
    ...(inspect !== undefined && { inspect }),
    ...(values['env-file'] !== undefined && { env: readEnvFile(values['env-file']) }),
    ...(values.instances !== undefined && { maxInstances: wholeNumber('instances', values.instances) ?? 1 }),
  }
}

function wholeNumber(name: keyof typeof MAX_OF, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > MAX_OF[name]) {
    throw new Error(`--${name} takes a whole number up to ${MAX_OF[name]}, not ${text}`)
  }
  return value
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

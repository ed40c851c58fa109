/** Owns the command line: `npm run emulator -- --functions DIR --data DIR --port N …`. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CloudOptions, readEnvFile } from './options'
import { startCloud } from './start-cloud'

const USAGE = `usage: npm run emulator -- --functions DIR --data DIR [--port N] [--database FILE]
         [--auto-collections] [--env-file FILE] [--instances N] [--no-timers]
         [--push FUNCTION]`
const DEFAULT_PORT = 9710
const MAX_OF = { port: 65_535, instances: 1_000 } as const

async function main(): Promise<void> {
  // Functions see UTC, as they do on the platform; threads take the zone of the process.
  process.env.TZ = 'UTC'
  const started = performance.now()
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) return console.log(USAGE)
  const options = optionsOf(args)
  const cloud = await startCloud(options)
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
} as const

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS })
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`)
  }
}

function optionsOf(args: string[]): CloudOptions {
  const { values } = parse(args)
  if (!values.functions || !values.data) throw new Error(USAGE)
  if (!existsSync(values.functions)) throw new Error(`there is no folder ${values.functions}`)
  return {
    functions: path.resolve(values.functions),
    data: path.resolve(values.data),
    port: wholeNumber('port', values.port) ?? DEFAULT_PORT,
    autoCollections: values['auto-collections'] ?? false,
    timers: !values['no-timers'],
    ...(values.database !== undefined && { database: values.database }),
    ...(values.push !== undefined && { push: values.push }),
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

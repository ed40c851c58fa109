/** Owns the command line: `npm run emulator -- --functions DIR --data DIR --port N …`. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CloudOptions, readEnvFile } from './options'
import { startCloud } from './start-cloud'

const USAGE = `usage: npm run emulator -- --functions DIR --data DIR [--port N] [--database FILE]
         [--auto-collections] [--env-file FILE] [--instances N] [--no-timers]`
const DEFAULT_PORT = 9710

async function main(): Promise<void> {
  // Functions see UTC, as they do on the platform; threads take the zone of the process.
  process.env.TZ = 'UTC'
  const started = performance.now()
  const options = optionsOf(process.argv.slice(2))
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

function optionsOf(args: string[]): CloudOptions {
  const { values } = parseArgs({
    args,
    options: {
      functions: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      database: { type: 'string' },
      'env-file': { type: 'string' },
      instances: { type: 'string' },
      'auto-collections': { type: 'boolean' },
      'no-timers': { type: 'boolean' },
    },
  })
  if (!values.functions || !values.data) throw new Error(USAGE)
  if (!existsSync(values.functions)) throw new Error(`there is no folder ${values.functions}`)
  return {
    functions: path.resolve(values.functions),
    data: path.resolve(values.data),
    port: wholeNumber('port', values.port) ?? DEFAULT_PORT,
    autoCollections: values['auto-collections'] ?? false,
    timers: !values['no-timers'],
    ...(values.database !== undefined && { database: values.database }),
    ...(values['env-file'] !== undefined && { env: readEnvFile(values['env-file']) }),
    ...(values.instances !== undefined && { maxInstances: wholeNumber('instances', values.instances) ?? 1 }),
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number`)
  return value
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

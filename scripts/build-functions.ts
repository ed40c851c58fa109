/** Owns the building of the cloud functions: one ready-to-upload folder a function in dist/cloud. */
import { build } from 'esbuild'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

interface FunctionPlan {
  name: string
  entry: string
  /** Seconds. */
  timeout: number
  triggers: { name: string; type: 'timer'; config: string }[]
}

const plans: FunctionPlan[] = [
  { name: 'api', entry: 'cloudfunctions/api/index.ts', timeout: 20, triggers: [] },
  {
    name: 'jobs',
    entry: 'cloudfunctions/jobs/index.ts',
    timeout: 60,
    triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
  },
]

const root = resolve(__dirname, '..')
const sdkVersion = (createRequire(__filename)('wx-server-sdk/package.json') as { version: string }).version

/** Builds every function into `out` (dist/cloud by default) and returns that folder. */
export async function buildFunctions(out = join(root, 'dist/cloud')): Promise<string> {
  await rm(out, { recursive: true, force: true })
  for (const plan of plans) {
    const folder = join(out, plan.name)
    await mkdir(folder, { recursive: true })
    await build({
      entryPoints: [join(root, plan.entry)],
      outfile: join(folder, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node16',
      format: 'cjs',
      external: ['wx-server-sdk'],
      alias: { '@': join(root, 'src') },
      logLevel: 'warning',
      legalComments: 'none',
    })
    const manifest = {
      name: plan.name,
      version: '1.0.0',
      main: 'index.js',
      dependencies: { 'wx-server-sdk': sdkVersion },
    }
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const config = {
      permissions: { openapi: openapi(plan.name) },
      timeout: plan.timeout,
      triggers: plan.triggers,
    }
    await writeFile(join(folder, 'config.json'), JSON.stringify(config, null, 2))
  }
  const { database } = await import('../cloudfunctions/database/declaration')
  await writeFile(join(out, 'database.json'), JSON.stringify(database, null, 2))
  return out
}

const openapi = (name: string): string[] =>
  name === 'jobs' ? ['subscribeMessage.send'] : ['security.msgSecCheck']

if (process.argv[1] === __filename) {
  void buildFunctions().then((out) => console.log(`functions built in ${out}`))
}

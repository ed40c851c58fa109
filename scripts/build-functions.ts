/** Owns the building of the cloud functions: one ready-to-upload folder a function in dist/cloud. */
import { build, type Plugin } from 'esbuild'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { functions, RUNTIME } from '../cloudfunctions/declaration'
import { bundleSdk, sdkBeside } from './bundle-sdk'

/** The lowest Node on which a function may be created. */
const LOWEST = RUNTIME.replace('Nodejs', 'node')

const root = resolve(__dirname, '..')

/** Puts another list of kinds of cases in the place of the product's. */
const withKinds = (file: string): Plugin => ({
  name: 'kinds',
  setup: (made) => made.onResolve({ filter: /\/case-kinds$/ }, () => ({ path: file })),
})

async function buildOne(
  plan: (typeof functions)[number],
  folder: string,
  kinds: string | null,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await build({
    entryPoints: [join(root, 'cloudfunctions', plan.name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: LOWEST,
    format: 'cjs',
    alias: { '@': join(root, 'src') },
    plugins: [sdkBeside, ...(kinds === null ? [] : [withKinds(kinds)])],
    logLevel: 'warning',
    legalComments: 'none',
  })
  const manifest = { name: plan.name, version: '1.0.0', main: 'index.js' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  const config = {
    permissions: { openapi: plan.openapi },
    timeout: plan.timeout,
    triggers: plan.triggers,
  }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config, null, 2))
}

/**
 * Builds every function into `out` (dist/cloud by default) and returns that folder. The folder changes at one stroke,
 * so that a cloud that is running on it never sees half a build.
 * @param kinds a file with other kinds of cases than the product's, for what only tests declare
 */
export async function buildFunctions(
  out = join(root, 'dist/cloud'),
  kinds: string | null = null,
): Promise<string> {
  const fresh = `${out}.${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await bundleSdk(fresh, LOWEST)
  for (const plan of functions) {
    await buildOne(plan, join(fresh, plan.name), kinds)
    await cp(join(fresh, 'sdk'), join(fresh, plan.name, 'sdk'), { recursive: true })
  }
  await rm(join(fresh, 'sdk'), { recursive: true })
  const { database } = await import('../cloudfunctions/database/declaration')
  await writeFile(join(fresh, 'database.json'), JSON.stringify(database, null, 2))
  await writeFile(join(fresh, 'database.md'), checklist(database))
  await rm(out, { recursive: true, force: true })
  await rename(fresh, out)
  return out
}

interface Declared {
  collections: {
    name: string
    indexes: { name: string; keys: Record<string, unknown>; unique?: boolean }[]
  }[]
}

/** The collections and indexes as a list to tick off in the console. */
function checklist({ collections }: Declared): string {
  const lines = collections.flatMap(({ name, indexes }) => [
    `- [ ] **${name}** (所有用户不可读写)`,
    ...indexes.map(({ name: index, keys, unique }) => {
      const fields = Object.entries(keys).map(
        ([field, order]) => `${field} ${order === 1 ? '升序' : order === -1 ? '降序' : String(order)}`,
      )
      return `  - [ ] ${index}: ${fields.join(', ')}${unique ? ' (唯一)' : ''}`
    }),
  ])
  return `# Collections and indexes\n\n${lines.join('\n')}\n`
}

if (process.argv[1] === __filename) {
  void buildFunctions().then((out) => console.log(`functions built in ${out}`))
}

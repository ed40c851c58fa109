/**
 * Owns wx-server-sdk as it goes up with a function: one file instead of some four hundred, of which a cold start runs
 * only what the functions use. Finding, reading and running them is most of what a cold instance does before its first
 * request; nothing is installed in the cloud, so what runs there is what was tested.
 */
import { build, type Plugin } from 'esbuild'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'

const root = resolve(__dirname, '..')
const NODE_SDK = 'node_modules/@cloudbase/node-sdk'

/**
 * What the SDK takes in as it starts and uses in single calls: it is run by the first of them. Signing a ticket, asking
 * a model, sending a file, reading the answer to a file.
 */
const LATER = [
  '@cloudbase/ai',
  '@cloudbase/app',
  'web-streams-polyfill',
  'jsonwebtoken',
  'form-data',
  'xml2js',
  'axios',
]

/** Data models and SQL, which no function here asks for; the SDK goes on without them when they cannot be set up. */
const LEFT_OUT = ['@cloudbase/wx-cloud-client-sdk']

const isOfSdk = (importer: string): boolean => importer.includes(`${NODE_SDK}/`)

/** A module that is run when something of it is asked for. Whoever takes in its default asks first whether it has one. */
const later = (path: string): string => `
let taken
const take = () => (taken ??= require(${JSON.stringify(`./${path}`)}))
module.exports = new Proxy(function () {}, {
  get: (_, name) => {
    if (name === '__esModule') return true
    if (name === 'default' && !take().__esModule) return take()
    return take()[name]
  },
})`

const leftOut = (path: string): string => `
module.exports = new Proxy({}, {
  get: (_, name) => {
    if (name === '__esModule') return true
    throw new Error(${JSON.stringify(`${path} is not part of this bundle`)})
  },
})`

const inParts: Plugin = {
  name: 'in-parts',
  setup({ onResolve, onLoad, resolve: find }) {
    onResolve({ filter: /^[^.]/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'found' || !isOfSdk(importer)) return null
      if (LEFT_OUT.includes(path)) return { path, namespace: 'left-out' }
      if (!LATER.includes(path)) return null
      const { path: found, errors } = await find(path, { importer, resolveDir, kind, pluginData: 'found' })
      return errors.length > 0 ? { errors } : { path: relative(root, found), namespace: 'later' }
    })
    onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ contents: later(path), resolveDir: root }))
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: leftOut(path) }))
  },
}

/** Where the functions take the SDK from, beside themselves. */
const SDK_FILE = './sdk/index.js'

/** Takes the SDK that a function asks for from the file beside it. */
export const sdkBeside: Plugin = {
  name: 'sdk-beside',
  setup: (made) => made.onResolve({ filter: /^wx-server-sdk$/ }, () => ({ path: SDK_FILE, external: true })),
}

/**
 * Writes the SDK into `<folder>/sdk`, with the licences of what it is made of beside it.
 * @param target as esbuild names it, for instance `node16.13`
 */
export async function bundleSdk(folder: string, target: string): Promise<void> {
  const out = join(folder, 'sdk')
  await mkdir(out, { recursive: true })
  await build({
    stdin: { contents: "module.exports = require('wx-server-sdk')", resolveDir: root },
    outfile: join(out, 'index.js'),
    bundle: true,
    platform: 'node',
    target,
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [inParts],
    // One module of the SDK reads its own version from two folders above it.
    define: { __dirname: 'sdkFolder' },
    banner: { js: "const sdkFolder = require('path').join(__dirname, 'dist', 'utils');" },
    legalComments: 'external',
    logLevel: 'warning',
  })
  const manifest = await readFile(join(root, NODE_SDK, 'package.json'), 'utf8')
  // Without its name, which is the package's and not this folder's.
  const { version, license } = JSON.parse(manifest) as Record<string, string>
  await writeFile(join(out, 'package.json'), JSON.stringify({ version, license }, null, 2))
}

/**
 * Owns the one file that instances load wx-server-sdk from. The package and what it needs are some hundreds of files, and
 * finding and reading them is most of a cold start; the same code in one file, without blanks, starts in half the time.
 */
import { buildSync } from 'esbuild'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const SDK = path.join(ROOT, 'node_modules/wx-server-sdk')
/** The one module of the SDK that looks for a file beside itself: its own package, for the version it tells the service. */
const NODE_SDK = path.join(ROOT, 'node_modules/@cloudbase/node-sdk')

const KEPT = path.join(ROOT, 'node_modules/.cache/local-cloud')

/** Where instances keep what they have compiled. */
export const codeRoot = path.join(KEPT, 'code')

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version

/**
 * The folder whose `node_modules` holds the SDK as one file; made when it is not there, by whoever comes first. Where the
 * packages lie in another way, the folder in which they lie.
 */
export function sdkRoot(): string {
  if (!existsSync(SDK) || !existsSync(NODE_SDK)) return ROOT
  const name = `wx-server-sdk-${versionIn(SDK)}-${versionIn(NODE_SDK)}-asked-by-name-small`
  const kept = path.join(KEPT, name)
  if (!existsSync(kept)) make(kept)
  return kept
}

/** The SDK asks Node whether it has `Headers` by taking it, upon which Node loads all of fetch; the name tells as much. */
function askByName(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replaceAll('!globalThis.Headers)', '!("Headers" in globalThis))'))
}

function make(kept: string): void {
  const fresh = `${kept}.${process.pid}`
  const folder = path.join(fresh, 'node_modules/wx-server-sdk')
  mkdirSync(folder, { recursive: true })
  buildSync({
    entryPoints: [path.join(SDK, 'index.js')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'es2019',
    minifyWhitespace: true,
    minifySyntax: true,
    define: { __dirname: JSON.stringify(path.join(NODE_SDK, 'dist/utils')) },
    logLevel: 'error',
  })
  askByName(path.join(folder, 'index.js'))
  writeFileSync(path.join(folder, 'package.json'), readFileSync(path.join(SDK, 'package.json')))
  try {
    renameSync(fresh, kept)
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(kept)) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Owns the h5 client that browser tests open: what is built, built anew only when it is stale. */
import { execFileSync } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { sendFile } from '../../../demo/files'
import { isStale } from '../../../scripts/stale'
import { buildOnce } from '../../support/build-once'
import { demoCloud } from '../../support/demo-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { sendAxe } from './axe'

const root = path.resolve(__dirname, '../../..')
/** A build that lies elsewhere is named by H5_DIR and taken as it is. */
const h5 = process.env.H5_DIR ?? path.join(root, 'dist/h5')
const sources = ['src', 'config', 'package-lock.json'].map((name) => path.join(root, name))

const isH5Stale = (): boolean => isStale(path.join(h5, 'index.html'), sources)

function buildIfStale(): void {
  if (process.env.H5_DIR) return
  buildOnce(path.join(root, 'dist/h5.building'), isH5Stale, () => {
    const env = { ...process.env, NODE_ENV: 'production' }
    execFileSync('npm', ['run', '-s', 'build:h5'], { cwd: root, env, stdio: 'pipe' })
  })
}

/** The folder in which the client lies, built. */
export function builtClient(): string {
  buildIfStale()
  return h5
}

function serve(request: IncomingMessage, response: ServerResponse): boolean {
  if (sendAxe(request, response)) return true
  const asked = decodeURI((request.url ?? '/').split('?')[0] ?? '/')
  return request.method === 'GET' && asked.startsWith('/h5/') && sendFile(response, h5, asked.slice(4))
}

/** A local cloud with the real functions, which serves the real client below /h5/ on the same port. */
export async function cloudWithClient(): Promise<TestCloud> {
  buildIfStale()
  return testCloud({ extend: serve })
}

/** The same with the demo station in it. */
export async function demoWithClient(): Promise<TestCloud> {
  buildIfStale()
  return demoCloud({ extend: serve })
}

/** Owns the h5 client that browser tests open: what is built, built anew only when it is stale. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { sendFile } from '../../../demo/files'
import { isStale } from '../../../scripts/stale'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const root = path.resolve(__dirname, '../../..')
/** A build that lies elsewhere is named by H5_DIR and taken as it is. */
const h5 = process.env.H5_DIR ?? path.join(root, 'dist/h5')
const sources = ['src', 'config', 'package-lock.json'].map((name) => path.join(root, name))

const isH5Stale = (): boolean => isStale(path.join(h5, 'index.html'), sources)
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Suites run side by side; one of them builds and the others wait for it. */
async function buildIfStale(): Promise<void> {
  if (process.env.H5_DIR || !isH5Stale()) return
  const lock = path.join(root, 'dist/.building-h5')
  try {
    mkdirSync(lock)
  } catch {
    for (let waited = 0; waited < 900 && isH5Stale(); waited++) await sleep(1000)
    return
  }
  try {
    const env = { ...process.env, NODE_ENV: 'production' }
    execFileSync('npm', ['run', '-s', 'build:h5'], { cwd: root, env, stdio: 'pipe' })
  } finally {
    rmdirSync(lock)
  }
}

function serve(request: IncomingMessage, response: ServerResponse): boolean {
  const asked = decodeURI((request.url ?? '/').split('?')[0] ?? '/')
  return request.method === 'GET' && asked.startsWith('/h5/') && sendFile(response, h5, asked.slice(4))
}

/** A local cloud with the real functions, which serves the real client below /h5/ on the same port. */
export async function cloudWithClient(): Promise<TestCloud> {
  await buildIfStale()
  return testCloud({ extend: serve })
}

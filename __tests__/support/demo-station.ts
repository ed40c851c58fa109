/**
 * Owns the demo station that browser tests start from. Making it takes some ten thousand requests, so it is made once, by
 * this file run as a program, and each suite has a copy.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { seedDemo } from '../../demo/seed'
import type { CloudOptions } from '../../emulator/start-cloud'
import { isStale } from '../../scripts/stale'
import { buildOnce } from './build-once'
import { testCloud, type TestCloud } from './test-cloud'

const root = resolve(__dirname, '../..')
const kept = join(root, 'dist/demo-station')
const made = join(kept, 'made')
const sources = ['demo', 'src/contract', 'src/domain', 'cloudfunctions', 'emulator', '__tests__/support'].map(
  (name) => join(root, name),
)
/** Whether what lies there must be made anew. */
const isDemoStale = (): boolean => isStale(made, sources)

async function make(): Promise<void> {
  const data = `${kept}.${process.pid}`
  const test = await testCloud({ data })
  await seedDemo(test.cloud, () => undefined)
  const madeAt = test.now()
  await test.close()
  writeFileSync(join(data, 'made'), String(madeAt))
  rmSync(kept, { recursive: true, force: true })
  renameSync(data, kept)
}

/** A cloud of its own with the demo station in it. */
export async function demoCloud(given: Pick<CloudOptions, 'extend'>): Promise<TestCloud> {
  buildOnce(join(root, 'dist/demo-station.building'), isDemoStale, () => {
    execFileSync('npx', ['tsx', __filename], { cwd: root, stdio: 'pipe' })
  })
  const data = mkdtempSync(join(tmpdir(), 'demo-station-'))
  cpSync(kept, data, { recursive: true })
  const test = await testCloud({ ...given, data })
  test.at(Number(readFileSync(made, 'utf8')))
  const close = async (): Promise<void> => {
    await test.close()
    rmSync(data, { recursive: true, force: true })
  }
  return { ...test, close }
}

if (process.argv[1] === __filename && isDemoStale()) void make()

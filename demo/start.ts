/** Owns `npm start`: builds what is stale, starts the local cloud with the demo community, serves the local pages. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { database } from '../cloudfunctions/database/declaration'
import { CloudClock } from '../emulator/clock'
import { startCloud, type Cloud } from '../emulator/start-cloud'
import { openStore } from '../emulator/store/store'
import { buildFunctions } from '../scripts/build-functions'
import { isStale } from '../scripts/stale'
import { demoEnv } from './env'
import { livelyHour } from './present'
import { seedDemo } from './seed'
import { type Making, serveStart } from './serve'

const root = resolve(__dirname, '..')
const port = Number(process.env.PORT ?? 7300)
const data = resolve(process.env.DATA_DIR ?? join(root, '.data'))
const h5 = join(root, 'dist/h5')
/** There while the community is being made: whoever finds it at the start finds half a community. */
const unfinished = join(data, 'unfinished')

/** Raised when what the demo community is made of changes its shape, since nothing converts it. */
const EDITION = '3'
const edition = join(data, 'edition')

/** The instant at which the demo was last, so that a new start goes on from there. */
const lastInstant = join(data, 'instant')

/** How far the community has come while it is being made. */
let making: Making = null
const extend = serveStart(h5, () => making)

const say = (text: string): void => console.log(text)

/** Builds the pages of the phones when they are stale, in a process of its own, so that the community is made beside it. */
async function buildClient(): Promise<void> {
  const sources = ['src', 'config', 'package-lock.json'].map((name) => join(root, name))
  if (!isStale(join(h5, 'index.html'), sources)) return
  say('正在构建手机页面（首次约半分钟）… building the h5 client')
  const build = spawn('npx', ['taro', 'build', '--type', 'h5', '--no-check'], {
    cwd: root,
    shell: process.platform === 'win32',
  })
  const printed: Buffer[] = []
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (part: Buffer) => printed.push(part))
  // Whoever ends the start ends the build with it, and leaves no half of one behind.
  const end = (): void => void build.kill()
  process.once('exit', end)
  const code = await new Promise<number | null>((ended) => {
    build.once('error', (error) => {
      printed.push(Buffer.from(error.message))
      ended(null)
    })
    build.once('close', ended)
  })
  process.off('exit', end)
  if (code === 0) return
  // A build that stopped half-way leaves a page behind, which would be taken for a fresh one.
  rmSync(join(h5, 'index.html'), { force: true })
  throw new Error(`the h5 build failed:\n${Buffer.concat(printed).toString()}`)
}

/** Rejects with EADDRINUSE before anything is built or touched on the disk. */
async function findPortFree(): Promise<void> {
  const probe = createServer()
  await new Promise<void>((free, taken) => probe.once('error', taken).listen(port, '127.0.0.1', free))
  await new Promise((closed) => probe.close(closed))
}

/** Rejects with STORE_LOCKED, and deletes nothing, while another cloud lives in the folder. */
async function emptyFolder(): Promise<void> {
  const store = join(data, 'database')
  if (existsSync(store)) await openStore({ dir: store }).close()
  rmSync(data, { recursive: true, force: true })
}

async function open(): Promise<Cloud> {
  await findPortFree()
  const fresh = process.argv.includes('--fresh') || existsSync(unfinished)
  if (fresh) await emptyFolder()
  const functions = join(root, 'dist/cloud')
  const sources = ['src', 'cloudfunctions', 'scripts'].map((name) => join(root, name))
  if (isStale(join(functions, 'database.json'), sources)) {
    say('正在构建云函数… building the functions')
    await buildFunctions(functions)
  }
  const isNew = !existsSync(join(data, 'database'))
  if (!isNew && !(existsSync(edition) && readFileSync(edition, 'utf8') === EDITION)) throw new OldCommunity()
  if (isNew) {
    mkdirSync(data, { recursive: true })
    writeFileSync(edition, EDITION)
    writeFileSync(unfinished, '')
  }
  making = isNew ? { what: '准备', part: 0 } : null
  const client = buildClient()
  // It is waited for below; until then a failure is nobody's.
  client.catch(() => undefined)
  // The ids of those who are written straight into the store follow from the same key as the functions' own.
  Object.assign(process.env, demoEnv)
  const settings = {
    functions,
    database,
    data,
    port,
    env: demoEnv,
    push: 'jobs',
    extend,
    wire: 'port' as const,
  }
  const clock = new CloudClock(presentOf() - Date.now())
  if (!isNew) await client
  const cloud = await startCloud({ ...settings, clock, timers: !isNew })
  if (!isNew) return cloud
  const began = Date.now()
  say('正在准备演示社区… making the demo community')
  try {
    const calls = await seedDemo(cloud, (what, part) => {
      if (what !== making?.what) say(`  · ${what}`)
      making = { what, part }
    })
    say(`  ${calls} 次调用，${((Date.now() - began) / 1000).toFixed(1)} 秒`)
    await client
  } catch (error) {
    await cloud.close()
    throw error
  }
  await cloud.close()
  rmSync(unfinished)
  const ready = await startCloud({ ...settings, clock })
  making = null
  return ready
}

/** A lively hour of today, but not before what has happened in the community. */
function presentOf(): number {
  const last = existsSync(lastInstant) ? Number(readFileSync(lastInstant, 'utf8')) : 0
  return Math.max(livelyHour(Date.now()), last)
}

/** Writes down where the demo is by now, so that nothing that happened lies in the future at the next start. */
const keepInstant = (cloud: Cloud): void => writeFileSync(lastInstant, String(cloud.clock.now()))

class OldCommunity extends Error {
  override message =
    `数据目录 ${data} 里是旧版的演示社区。重新开始：npm start -- --fresh；想留着就换一个：DATA_DIR=… npm start ` +
    '(made by an older version: start afresh, or choose another folder)'
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用。换一个端口:PORT=7400 npm start(port ${port} is taken)`
  if (code === 'STORE_LOCKED')
    return `数据目录 ${data} 正被另一个进程使用。先关掉它，或换一个:DATA_DIR=… npm start`
  return message ?? String(error)
}

open()
  .then((cloud) => {
    say(`\n邻里文明实践已就绪 ready:${cloud.url}/\n按 Ctrl-C 停止。`)
    keepInstant(cloud)
    setInterval(() => keepInstant(cloud), 10_000).unref()
    const stop = (): void => {
      keepInstant(cloud)
      void cloud.close().then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  .catch((error: unknown) => {
    console.error(explain(error))
    process.exit(1)
  })

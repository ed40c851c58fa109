/** Owns the measurement of the whole cloud: the same operations through the SDK and on the bare store, side by side. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { BENCH_DATABASE, BENCH_DOCUMENTS, type BenchLine, benchStore, loadBench } from './bench-store'
import { type Cloud, startCloud } from './start-cloud'
import { openStore } from './store/store'

const FUNCTIONS = path.join(__dirname, 'bench-functions')
/** Both ways are measured in turns of this long, so that whatever else the machine does falls upon both alike. */
const TURN_MILLIS = 400
const TURNS = 4
const COLD_STARTS = 5
const WARM_CALLS = 500

async function bench(): Promise<void> {
  console.log(`${cpus().length} processors, ${BENCH_DOCUMENTS} documents, Node ${process.version}`)
  const bare = await benchStore()
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cloud-'))
  try {
    const [data, second] = ['data', 'second'].map((name) => path.join(folder, name)) as [string, string]
    const functions = path.join(folder, 'functions')
    cpSync(FUNCTIONS, functions, { recursive: true })
    for (let n = 0; n < COLD_STARTS; n++) {
      for (const name of ['empty', 'sdk'])
        cpSync(path.join(FUNCTIONS, name), path.join(functions, name + n), { recursive: true })
    }
    const store = openStore({ dir: path.join(data, 'database'), declaration: BENCH_DATABASE })
    await loadBench(store, BENCH_DOCUMENTS)
    await store.close()
    cpSync(data, second, { recursive: true })
    const settings = { functions, database: BENCH_DATABASE, timers: false }
    const opening = performance.now()
    const cloud = await startCloud({ ...settings, data })
    console.log(
      `ready to answer ${ms(performance.now() - opening)} after start (node's own start not counted)\n`,
    )
    await printCalls(cloud)
    const ported = await startCloud({ ...settings, data: second, wire: 'port' })
    await printOperations(bare.lines, cloud, ported)
    await Promise.all([cloud.close(), ported.close()])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function printOperations(bare: BenchLine[], overHttp: Cloud, ported: Cloud): Promise<void> {
  const heads = ['SDK over HTTP', 'by the channel', 'ratio', 'bare store']
  console.log(
    `\n${'operations a second'.padEnd(42)}${'callers'.padStart(10)}${heads.map((head) => head.padStart(16)).join('')}`,
  )
  for (const line of bare) {
    const [http, port] = await throughSdk([overHttp, ported], line)
    const cells = [whole(http), whole(port), (port / http).toFixed(2), whole(line.perSecond)]
    console.log(
      line.operation.padEnd(42) +
        String(line.callers).padStart(10) +
        cells.map((cell) => cell.padStart(16)).join(''),
    )
  }
}

/** Operations a second of one function instance in each of two clouds, which keeps `callers` of them under way. */
async function throughSdk(
  clouds: [Cloud, Cloud],
  { operation, callers }: BenchLine,
): Promise<[number, number]> {
  const event = { operation, callers, millis: TURN_MILLIS, documents: BENCH_DOCUMENTS }
  const sums = [zero(), zero()] as const
  for (let turn = -1; turn < TURNS; turn++)
    for (const [at, cloud] of clouds.entries()) {
      const { result, error } = await cloud.call('sdk', event)
      if (error) throw new Error(error.message)
      const { done, tookMs } = result as { done: number; tookMs: number }
      // The first turn warms up.
      if (turn < 0) continue
      const sum = sums[at as 0 | 1]
      sum.done += done
      sum.tookMs += tookMs
    }
  return sums.map(({ done, tookMs }) => (done / tookMs) * 1000) as [number, number]
}

const zero = () => ({ done: 0, tookMs: 0 })

async function printCalls(cloud: Cloud): Promise<void> {
  const colds = async (name: string) => {
    const times: number[] = []
    for (let n = 0; n < COLD_STARTS; n++) times.push(await timed(() => cloud.call(name + n)))
    return median(times)
  }
  const cold = await colds('empty')
  const warm: number[] = []
  const overHttp: number[] = []
  for (let n = 0; n < WARM_CALLS; n++) {
    warm.push(await timed(() => cloud.call('empty0')))
    overHttp.push(
      await timed(async () => (await fetch(`${cloud.url}/call/empty0`, { method: 'POST' })).text()),
    )
  }
  console.log(`\ncold start of an empty function            ${ms(cold)}`)
  console.log(`cold start of a function that loads the SDK ${ms(await sdkCold(cloud))}`)
  console.log(`warm call of an empty function             ${ms(median(warm))}`)
  console.log(`the same over HTTP                         ${ms(median(overHttp))}`)
}

async function sdkCold(cloud: Cloud): Promise<number> {
  const times: number[] = []
  const event = { operation: 'point read', callers: 0, millis: 0, documents: 1 }
  for (let n = 0; n < COLD_STARTS; n++) times.push(await timed(() => cloud.call(`sdk${n}`, event)))
  return median(times)
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function whole(value: number): string {
  return String(Math.round(value))
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

bench().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

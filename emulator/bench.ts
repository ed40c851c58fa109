/** Owns the measurement of the whole cloud: the same operations through the SDK and on the bare store, side by side. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { BENCH_DATABASE, BENCH_DOCUMENTS, type BenchLine, benchStore, loadBench } from './bench-store'
import { type Cloud, startCloud } from './start-cloud'
import { openStore } from './store/store'

const FUNCTIONS = path.join(__dirname, 'bench-functions')
const SDK_MILLIS = 1_500
const CALLERS = [1, 50]
const COLD_STARTS = 5
const WARM_CALLS = 500

async function bench(): Promise<void> {
  console.log(`${cpus().length} processors, ${BENCH_DOCUMENTS} documents, Node ${process.version}`)
  const bare = await benchStore()
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cloud-'))
  try {
    const data = path.join(folder, 'data')
    const functions = path.join(folder, 'functions')
    cpSync(FUNCTIONS, functions, { recursive: true })
    for (let n = 0; n < COLD_STARTS; n++) {
      for (const name of ['empty', 'sdk'])
        cpSync(path.join(FUNCTIONS, name), path.join(functions, name + n), { recursive: true })
    }
    const store = openStore({ dir: path.join(data, 'database'), declaration: BENCH_DATABASE })
    await loadBench(store, BENCH_DOCUMENTS)
    await store.close()
    const opening = performance.now()
    const cloud = await startCloud({ functions, data, database: BENCH_DATABASE, timers: false })
    console.log(
      `ready to answer ${ms(performance.now() - opening)} after start (node's own start not counted)\n`,
    )
    await printCalls(cloud)
    const overHttp = await measureOperations(cloud, bare.lines)
    await cloud.close()
    const ported = await startCloud({
      functions,
      data,
      database: BENCH_DATABASE,
      timers: false,
      wire: 'port',
    })
    printOperations(bare.lines, overHttp, await measureOperations(ported, bare.lines))
    await ported.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Operations a second through the SDK, for each operation and number of callers. */
async function measureOperations(cloud: Cloud, bare: BenchLine[]): Promise<Map<string, number>> {
  const measured = new Map<string, number>()
  for (const operation of new Set(bare.map((line) => line.operation)))
    for (const callers of CALLERS)
      measured.set(`${operation} ${callers}`, await throughSdk(cloud, operation, callers))
  return measured
}

function printOperations(
  bare: BenchLine[],
  overHttp: Map<string, number>,
  ported: Map<string, number>,
): void {
  const heads = ['SDK over HTTP', 'by the channel', 'ratio', 'bare store']
  console.log(
    `\n${'operations a second'.padEnd(42)}${'callers'.padStart(10)}${heads.map((head) => head.padStart(16)).join('')}`,
  )
  for (const { operation, callers, perSecond } of bare) {
    const [http, port] = [overHttp, ported].map((lines) => lines.get(`${operation} ${callers}`) ?? NaN) as [
      number,
      number,
    ]
    const cells = [whole(http), whole(port), (port / http).toFixed(2), whole(perSecond)]
    console.log(
      operation.padEnd(42) + String(callers).padStart(10) + cells.map((cell) => cell.padStart(16)).join(''),
    )
  }
}

/** Operations a second of one function instance that keeps `callers` of them under way. */
async function throughSdk(cloud: Cloud, operation: string, callers: number): Promise<number> {
  const event = { operation, callers, millis: SDK_MILLIS, documents: BENCH_DOCUMENTS }
  await cloud.call('sdk', { ...event, millis: 200 })
  const { result, error } = await cloud.call('sdk', event)
  if (error) throw new Error(error.message)
  const { done, tookMs } = result as { done: number; tookMs: number }
  return (done / tookMs) * 1000
}

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

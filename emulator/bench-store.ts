/** Owns the measurement of the bare store: the operations a cloud function makes most, at 100,000 documents. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openStore } from './store/store'
import type { DatabaseDeclaration, Doc, Store, UpdateRequest } from './store/types'

export interface BenchLine {
  operation: string
  /** How many callers wait for answers at the same time. */
  callers: number
  perSecond: number
  /** The mean time one answer takes, in microseconds. */
  microseconds: number
  /** The processor time of one, in microseconds: the figure that stays true on a busy machine. */
  cpuMicroseconds: number
}

interface BenchReport {
  documents: number
  loadMs: number
  openMs: number
  lines: BenchLine[]
}

/** The collection every line is measured on; the SDK bench uses the same, so that its figures compare. */
export const BENCH_DATABASE: DatabaseDeclaration = {
  collections: [
    {
      name: 'bench',
      indexes: [
        { name: 'group_at', keys: { group: 1, at: -1 } },
        { name: 'number', keys: { number: 1 }, unique: true },
      ],
    },
    { name: 'written' },
  ],
}

export const BENCH_DOCUMENTS = 100_000

function benchDocument(i: number): Doc {
  return {
    _id: `doc-${i}`,
    number: i,
    group: `group-${i % 100}`,
    at: new Date(1_700_000_000_000 + i * 1000),
    title: `A document with an ordinary title, number ${i}`,
    owner: { name: `owner ${i % 1000}`, phone: String(13_000_000_000 + i) },
    tags: ['one', 'two', 'three'],
    count: 0,
  }
}

/** Loads the bench collection; takes a few seconds. */
export async function loadBench(store: Store, documents: number): Promise<void> {
  const batch = 5000
  for (let from = 0; from < documents; from += batch) {
    const size = Math.min(batch, documents - from)
    await store.insert(
      'bench',
      Array.from({ length: size }, (_, i) => benchDocument(from + i)),
    )
  }
}

/** Measures each operation for `millis` with one caller and with fifty, in a folder that is removed afterwards. */
export async function benchStore({
  documents = BENCH_DOCUMENTS,
  millis = 400,
}: { documents?: number; millis?: number } = {}): Promise<BenchReport> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-store-'))
  try {
    let store = openStore({ dir, declaration: BENCH_DATABASE })
    const loading = performance.now()
    await loadBench(store, documents)
    const loadMs = performance.now() - loading
    await store.close()
    const opening = performance.now()
    store = openStore({ dir, declaration: BENCH_DATABASE })
    const openMs = performance.now() - opening
    const lines: BenchLine[] = []
    for (const [operation, run] of Object.entries(operations(store, documents))) {
      for (const callers of [1, 50]) lines.push(await measure(operation, callers, millis, run))
    }
    await store.close()
    return { documents, loadMs, openMs, lines }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function operations(store: Store, documents: number): Record<string, (i: number) => Promise<unknown>> {
  const id = (i: number): string => `doc-${(i * 7919) % documents}`
  return {
    'point read': (i) => store.find('bench', { query: { _id: id(i) }, limit: 1 }),
    'sorted page of 20': (i) =>
      store.find('bench', { query: { group: `group-${i % 100}` }, order: { at: -1 }, limit: 20 }),
    'conditional increment, one hot document': () =>
      store.update('bench', increment({ _id: 'doc-0', count: { $gte: 0 } }, 1)),
    insert: (i) => store.insert('written', [{ i, at: new Date(i), text: 'a short text' }]),
    'transaction of two writes': async (i) => {
      const tx = store.begin()
      await store.update('bench', increment({ _id: id(2 * i + 1) }, -1), tx)
      await store.update('bench', increment({ _id: id(2 * i + 2) }, 1), tx)
      await store.commit(tx)
    },
  }
}

function increment(query: Doc, by: number): UpdateRequest {
  const update = { $inc: { count: by } }
  return { query, update, replace: false, multi: false, upsert: false, nowMs: Date.now() }
}

async function measure(
  operation: string,
  callers: number,
  millis: number,
  run: (i: number) => Promise<unknown>,
): Promise<BenchLine> {
  let done = 0
  let next = 0
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  const caller = async (): Promise<void> => {
    while (performance.now() - start < millis) {
      await run(next++)
      done++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const took = performance.now() - start
  const cpu = process.cpuUsage(cpuBefore)
  return {
    operation,
    callers,
    perSecond: (done / took) * 1000,
    microseconds: (took / done) * 1000 * callers,
    cpuMicroseconds: (cpu.user + cpu.system) / done,
  }
}

function printBench(report: BenchReport): string {
  const head = `bare store, ${report.documents} documents, loaded in ${Math.round(report.loadMs)} ms, opened in ${report.openMs.toFixed(1)} ms`
  const rows = report.lines.map(({ operation, callers, perSecond, microseconds, cpuMicroseconds }) =>
    [
      operation.padEnd(42),
      `${callers} caller${callers === 1 ? '' : 's'}`.padStart(11),
      `${Math.round(perSecond)} /s`.padStart(12),
      `${Math.round(microseconds)} µs each`.padStart(16),
      `${Math.round(cpuMicroseconds)} µs of processor`.padStart(22),
    ].join(''),
  )
  return [head, ...rows].join('\n')
}

if (process.argv[1]?.endsWith('bench-store.ts')) {
  benchStore().then(
    (report) => console.log(printBench(report)),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}

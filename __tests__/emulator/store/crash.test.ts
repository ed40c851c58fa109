/** kill -9 under load: everything acknowledged is there, nothing is half-applied, and the folder opens again. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openStore } from '../../../emulator/store/store'
import type { Doc, Store } from '../../../emulator/store/types'
import { ACCOUNTS, CRASH_DATABASE } from './crash-database'
import { aFolder } from './helpers'

const WRITER = join(__dirname, 'crash-writer.ts')

/** Starts the writer, kills it some milliseconds after it is ready, and answers the lines it had printed in full. */
function runAndKill(dir: string, round: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dir, String(round)])
    let printed = ''
    let errors = ''
    let doomed = false
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (doomed || !printed.startsWith('ready\n')) return
      doomed = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(printed.split('\n').slice(1, -1))
      else reject(new Error(`the writer ended by itself: ${errors}`))
    })
  })
}

async function all(store: Store, coll: string, query: Doc = {}): Promise<Doc[]> {
  return (await store.find(coll, { query })).docs
}

async function check(store: Store, acknowledged: { kind: string; id: string }[]): Promise<void> {
  const singles = await all(store, 'single')
  const ids = new Set(singles.map((doc) => doc._id))
  const entries = await all(store, 'entries')
  const entryIds = new Set(entries.map((doc) => doc._id))
  const lost = acknowledged.filter(({ kind, id }) =>
    kind === 'transfer' ? !entryIds.has(id) : !ids.has(kind === 'five' ? `${id}.4` : id),
  )
  expect(lost).toEqual([])
  const fives = new Map<unknown, number>()
  for (const { five } of singles) if (five !== undefined) fives.set(five, (fives.get(five) ?? 0) + 1)
  expect([...fives].filter(([, count]) => count !== 5)).toEqual([])
  const expected = new Map<unknown, number>()
  for (const { from, to } of entries) {
    expected.set(from, (expected.get(from) ?? 0) - 1)
    expected.set(to, (expected.get(to) ?? 0) + 1)
  }
  const wrong = (await all(store, 'accounts')).filter((doc) => doc.amount !== (expected.get(doc._id) ?? 0))
  expect(wrong).toEqual([])
  for (let group = 0; group < 7; group++) {
    const indexed = await all(store, 'single', { group })
    expect(indexed.map((doc) => doc._id)).toEqual(
      singles.filter((doc) => doc.group === group).map((doc) => doc._id),
    )
  }
  expect((await store.count('single', { key: { $gte: '' } })).total).toBe(singles.length)
}

test('ten kills at random moments lose nothing acknowledged and leave nothing half-applied', async () => {
  const dir = aFolder()
  const first = openStore({ dir, declaration: CRASH_DATABASE })
  await first.insert(
    'accounts',
    Array.from({ length: ACCOUNTS }, (_, i) => ({ _id: `a${i}`, amount: 0 })),
  )
  await first.close()
  const acknowledged: { kind: string; id: string }[] = []
  for (let round = 0; round < 10; round++) {
    const lines = await runAndKill(dir, round, 20 + Math.random() * 250)
    for (const line of lines) {
      const [kind, id] = line.split(' ') as [string, string]
      acknowledged.push({ kind, id })
    }
    const store = openStore({ dir })
    try {
      await check(store, acknowledged)
    } finally {
      await store.close()
    }
  }
  const kinds = new Set(acknowledged.map((one) => one.kind))
  expect(kinds).toEqual(new Set(['one', 'five', 'transfer']))
})

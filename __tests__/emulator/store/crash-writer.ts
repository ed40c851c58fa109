/** Run as a process of its own until it is killed: writes through a store and prints each write once it is acknowledged. */
import { openStore } from '../../../emulator/store/store'
import { ACCOUNTS, CRASH_DATABASE } from './crash-database'

const [dir, round] = process.argv.slice(2) as [string, string]
const store = openStore({ dir, declaration: CRASH_DATABASE })
let serial = 0

const acknowledge = (kind: string, id: string): void => void process.stdout.write(`${kind} ${id}\n`)
const nextId = (kind: string): string => `${kind}-${round}-${serial++}`
const update = (query: Record<string, unknown>, by: number, tx?: string) =>
  store.update(
    'accounts',
    { query, update: { $inc: { amount: by } }, replace: false, multi: false, upsert: false, nowMs: 0 },
    tx,
  )

async function insertOne(): Promise<void> {
  const id = nextId('one')
  await store.insert('single', [{ _id: id, key: id, group: serial % 7 }])
  acknowledge('one', id)
}

/** Five documents in one request: they must be there together or not at all. */
async function insertFive(): Promise<void> {
  const id = nextId('five')
  await store.insert(
    'single',
    Array.from({ length: 5 }, (_, i) => ({ _id: `${id}.${i}`, key: `${id}.${i}`, five: id })),
  )
  acknowledge('five', id)
}

/** Two balances and the entry that explains them change in one transaction. */
async function transfer(): Promise<void> {
  const id = nextId('transfer')
  const from = Math.floor(Math.random() * ACCOUNTS)
  const to = (from + 1) % ACCOUNTS
  const tx = store.begin()
  try {
    await update({ _id: `a${from}` }, -1, tx)
    await update({ _id: `a${to}` }, 1, tx)
    await store.insert('entries', [{ _id: id, from: `a${from}`, to: `a${to}` }], tx)
    await store.commit(tx)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'TRANSACTION_CONFLICT') return
    throw error
  }
  acknowledge('transfer', id)
}

async function forever(work: () => Promise<void>): Promise<never> {
  for (;;) await work()
}

process.stdout.write('ready\n')
void Promise.all([
  ...Array.from({ length: 4 }, () => forever(insertOne)),
  ...Array.from({ length: 2 }, () => forever(insertFive)),
  ...Array.from({ length: 3 }, () => forever(transfer)),
])

/** Stores in folders of their own for tests, and short forms of the calls tests make most. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../../emulator/store/store'
import type { Doc, Store, StoreOptions, UpdateRequest, UpdateResult } from '../../../emulator/store/types'

const folders: string[] = []
const stores: Store[] = []

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  folders.push(folder)
  return folder
}

/** A store that is closed and removed after the test file. */
export function aStore(options: Omit<StoreOptions, 'dir'> & { dir?: string } = {}): Store {
  const store = openStore({ dir: options.dir ?? aFolder(), ...options })
  stores.push(store)
  return store
}

afterAll(async () => {
  for (const store of stores) await store.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export const NOW = Date.UTC(2026, 0, 1)

/** An update of one document with operators, outside or inside a transaction. */
export function change(
  store: Store,
  coll: string,
  query: Doc,
  update: Doc,
  tx?: string,
): Promise<UpdateResult> {
  return store.update(coll, request(query, update), tx)
}

export function request(query: Doc, update: Doc, more: Partial<UpdateRequest> = {}): UpdateRequest {
  return { query, update, replace: false, multi: false, upsert: false, nowMs: NOW, ...more }
}

export async function get(store: Store, coll: string, id: string, tx?: string): Promise<Doc | undefined> {
  return (await store.find(coll, { query: { _id: id } }, tx)).docs[0]
}

/** The code a call is refused with, or null when it is not refused. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return null
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

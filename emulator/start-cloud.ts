/** Owns starting a local cloud inside a program. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CloudClock } from './clock'
import { Cloud } from './cloud'
import { readDatabase, toDeclaration } from './database-file'
import { face } from './http/face'
import type { CloudOptions } from './options'
import { openStore } from './store/store'

export type { CallAnswer } from './calls'
export type { Cloud } from './cloud'
export type { CloudOptions } from './options'

/**
 * Starts a local cloud over a folder of cloud functions and answers it once it listens.
 * Rejects with STORE_LOCKED when another cloud holds the data folder, and when the port is taken.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { database, autoCollections, transactionMs, durable } = options
  const declaration =
    typeof database === 'string'
      ? await readDatabase(database)
      : database && toDeclaration(database, 'database')
  const clock = options.clock ?? new CloudClock()
  const data = options.data ?? mkdtempSync(path.join(tmpdir(), 'local-cloud-'))
  const store = openStore({
    dir: path.join(data, 'database'),
    now: () => clock.now(),
    ...(declaration && { declaration }),
    ...(autoCollections !== undefined && { autoCollections }),
    ...(transactionMs !== undefined && { transactionMs }),
    ...(durable !== undefined && { durable }),
  })
  const cloud = new Cloud({ ...options, clock }, store, data, [face])
  try {
    await cloud.open()
  } catch (error) {
    await cloud.close()
    throw error
  }
  return cloud
}

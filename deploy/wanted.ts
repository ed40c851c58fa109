/** Owns what an environment shall have: one object made of the declarations and of what the build has left. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { database } from '../cloudfunctions/database/declaration'
import { functions, RUNTIME, storageRule } from '../cloudfunctions/declaration'
import type { Index, Trigger } from './cloud'

export interface WantedFunction {
  name: string
  timeout: number
  memory: number
  triggers: Trigger[]
  openapi: string[]
  /** Of everything that is uploaded; what runs says which one it has in a variable. */
  digest: string
}

export interface Wanted {
  runtime: string
  collections: { name: string; indexes: Index[] }[]
  functions: WantedFunction[]
  storage: { read: unknown; write: unknown }
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort())
    hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** @param built the folder that `npm run build:functions` has written */
export const wantedOf = (built: string): Wanted => ({
  runtime: RUNTIME,
  collections: database.collections.map(({ name, indexes }) => ({ name, indexes })),
  functions: functions.map((one) => ({ ...one, digest: digestOf(join(built, one.name)) })),
  storage: storageRule,
})

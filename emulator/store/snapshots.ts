/** Owns named copies of the data and the way back to them. */
import { constants, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './errors'
import { type Database } from './sqlite'

/** Copies share blocks with the original where the file system can, so their size hardly matters there. */
const CLONE = constants.COPYFILE_FICLONE

export function saveSnapshot(database: Database, name: string): void {
  const file = snapshotFile(database.dir, name)
  mkdirSync(join(database.dir, 'snapshots'), { recursive: true })
  database.checkpoint()
  copyFileSync(database.file, `${file}.new`, CLONE)
  renameSync(`${file}.new`, file)
  database.hold(name)
}

/** Throws SNAPSHOT_NOT_EXIST. */
export function restoreSnapshot(database: Database, name: string): void {
  const file = snapshotFile(database.dir, name)
  if (!existsSync(file)) throw new StoreError('SNAPSHOT_NOT_EXIST', `There is no snapshot ${name}`)
  if (database.back(name)) return
  database.exchange((target) => copyFileSync(file, target, CLONE))
  database.hold(name)
}

function snapshotFile(dir: string, name: string): string {
  if (!/^[\w.-]{1,100}$/.test(name) || name.startsWith('.')) {
    throw new StoreError('BAD_QUERY', `${JSON.stringify(name)} is not a snapshot name`)
  }
  return join(dir, 'snapshots', `${name}.db`)
}

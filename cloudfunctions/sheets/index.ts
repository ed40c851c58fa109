/** Owns the entry of the `sheets` function: it reads one uploaded table for `api`, writes nothing and knows nobody. */
import type { TableAnswer } from '@/domain/imports/table'
import { askedFile, tableFile } from '../api/platform/sheets'
import { assertSettings } from '../api/platform/settings'
import { readCsv } from './csv'
import { FaultyTable } from './fault'
import { readXlsx } from './xlsx'

const beginsWith = (bytes: Buffer, ...begin: number[]): boolean =>
  begin.every((byte, at) => bytes[at] === byte)

function gridOf(bytes: Buffer) {
  // An .xls of old, and an .xlsx with a password, are the same kind of container.
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FaultyTable(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'oldExcel')
  if (beginsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes)
  if (bytes.subarray(2).includes(0) && !beginsWith(bytes, 0xff, 0xfe)) throw new FaultyTable('notTable')
  return readCsv(bytes)
}

export async function main(event: unknown): Promise<TableAnswer> {
  assertSettings()
  const fileId = askedFile(event)
  if (fileId === null) return { ok: false, fault: 'gone' }
  const file = await tableFile(fileId)
  if (!file.ok) return file
  try {
    return { ok: true, rows: gridOf(file.bytes).table() }
  } catch (error) {
    if (error instanceof FaultyTable) return { ok: false, fault: error.fault }
    console.error('a table could not be read', error)
    return { ok: false, fault: 'broken' }
  }
}

/**
 * Owns the way from `api` to the function that reads tables, which carries what unpacks and decodes them so that `api` does
 * not. Any mini-program may call any function by its name, so what is asked is signed: `sheets` reads for `api` alone.
 */
import cloud from 'wx-server-sdk'
import type { TableAnswer, TableFault } from '@/domain/imports/table'
import { tableRules } from '@/domain/imports/table'
import { translated } from './outside-error'
import { digestOf } from './identity'
import './cloud'

const signatureOf = (fileId: string): string => digestOf('sheet', fileId)

/** Reads an uploaded table. One call of the other function. @throws BusyError when it does not answer */
export async function readTable(fileId: string): Promise<TableAnswer> {
  try {
    const data = { fileId, signature: signatureOf(fileId) }
    const { result } = (await cloud.callFunction({ name: 'sheets', data })) as unknown as {
      result: TableAnswer
    }
    return result
  } catch (error) {
    throw translated(error)
  }
}

/** The file that `api` asks for; null when it was not `api` who asked. */
export function askedFile(event: unknown): string | null {
  const { fileId, signature } = (event ?? {}) as { fileId?: unknown; signature?: unknown }
  return typeof fileId === 'string' && signature === signatureOf(fileId) ? fileId : null
}

/** The bytes of a file, or why it is not read. */
export async function tableFile(
  fileId: string,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; fault: TableFault }> {
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as { fileContent: Buffer }
    return fileContent.length > tableRules.bytes
      ? { ok: false, fault: 'tooLarge' }
      : { ok: true, bytes: fileContent }
  } catch (error) {
    console.warn('a table could not be fetched', error)
    return { ok: false, fault: 'gone' }
  }
}

/** Deletes a file that was read: what stands in it is kept as rows, and no longer than those. Never throws. */
export async function forgetTable(fileId: string): Promise<void> {
  try {
    await cloud.deleteFile({ fileList: [fileId] })
  } catch (error) {
    console.warn('a table could not be deleted', error)
  }
}

/** Owns the storage requests of the wire protocol: where to upload, where to download, what to delete. */
import { addressOf, UPLOAD, uploadAddressOf } from '../storage/cos'
import { type CloudFiles, isCloudPath } from '../storage/files'
import type { Body } from './body'
import { invalidParam, WireError } from './errors'

const MAX_FILES = 50

interface StorageContext {
  files: CloudFiles
  origin: string
  nowMs: number
}

type Handler = (body: Body, context: StorageContext) => Promise<Body>

/** Every storage action of the protocol. */
export const STORAGE_ACTIONS: Readonly<Record<string, Handler>> = {
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': downloadUrls,
  'storage.batchDeleteFile': deleteFiles,
}

async function uploadMetadata(body: Body, { files, origin }: StorageContext): Promise<Body> {
  const { path } = body
  if (typeof path !== 'string' || !isCloudPath(path)) {
    throw new WireError('STORAGE_SIGN_PARAM_INVALID', 'path is not a cloud path')
  }
  const data = {
    url: uploadAddressOf(origin, path),
    token: UPLOAD.token,
    authorization: UPLOAD.authorization,
    fileId: files.fileId(path),
    cosFileId: files.cosId(path),
  }
  return { data }
}

async function downloadUrls(body: Body, { files, origin, nowMs }: StorageContext): Promise<Body> {
  const list = listOf(body.file_list, 'file_list')
  const download_list = await Promise.all(
    list.map(async (entry) => {
      const { fileid, max_age } = (entry ?? {}) as { fileid?: unknown; max_age?: unknown }
      if (typeof fileid !== 'string') throw invalidParam('file_list must name files by fileid')
      const path = files.pathOf(fileid)
      const stats = path === null ? null : await files.stat(path)
      if (path === null || !stats) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
      const untilMs = typeof max_age === 'number' && max_age > 0 ? Math.floor(nowMs + max_age * 1000) : null
      return { code: 'SUCCESS', fileID: fileid, tempFileURL: addressOf(origin, path, untilMs) }
    }),
  )
  return { data: { download_list } }
}

async function deleteFiles(body: Body, { files }: StorageContext): Promise<Body> {
  const list = listOf(body.fileid_list, 'fileid_list')
  if (!list.every((id) => typeof id === 'string')) throw invalidParam('fileid_list must hold file ids')
  const delete_list = await Promise.all(
    (list as string[]).map(async (fileID) => {
      const path = files.pathOf(fileID)
      const existed = path !== null && (await files.remove(path))
      return { code: existed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
    }),
  )
  return { data: { delete_list } }
}

function listOf(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${field} must be a non-empty array`)
  if (value.length > MAX_FILES) throw invalidParam(`${field} holds at most ${MAX_FILES} files`)
  return value
}

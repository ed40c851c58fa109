/** Owns copying what people uploaded to names of the station's own, so that what passed the check cannot be exchanged. */
import { createHash } from 'node:crypto'
import cloud from 'wx-server-sdk'
import { fitsEnding, isKept } from '@/domain/moderation/kept-files'
import { checkRules } from '@/domain/moderation/rules'
import { addressesOf } from './content'
import { copyPathOf, newNameOf } from './file-names'
import { digestOf } from './identity'
import { translated } from './outside-error'
import './cloud'

/** The copy, and whether its bytes are what its ending says and no more than may be shown. */
export interface KeptFile {
  fileId: string
  fits: boolean
}

/** The bytes of a picture that is kept; null when it is not there. One call of the storage. */
export async function pictureBytes(fileId: string): Promise<Buffer | null> {
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as { fileContent: Buffer }
    return fileContent
  } catch (error) {
    console.warn('a picture could not be read', error)
    return null
  }
}

/** Follows from the upload and from its bytes: what it was exchanged for later becomes another copy. */
const sealOf = (upload: string, content: Buffer): string =>
  digestOf('kept', `${upload}|${createHash('sha256').update(content).digest('hex')}`)

/** Copies an upload, once or again with the same outcome; null when it is not there or could not be copied. Never throws. */
export async function keepFile(fileId: string): Promise<KeptFile | null> {
  if (isKept(fileId)) return { fileId, fits: true }
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as { fileContent: Buffer }
    const cloudPath = copyPathOf(fileId, sealOf(fileId, fileContent))
    const { fileID } = (await cloud.uploadFile({ cloudPath, fileContent })) as { fileID: string }
    const head = fileContent.subarray(0, 8).toString('hex')
    return {
      fileId: fileID,
      fits: fileContent.length <= checkRules.mediumBytes && fitsEnding(fileId, head),
    }
  } catch (error) {
    console.warn('a file could not be kept', error)
    return null
  }
}

/**
 * Copies a copy of an earlier version to the name by which this one knows it; nothing where it lies there already, or where
 * there is none. @throws when the storage did not do it
 */
export async function copyUnderNewName(fileId: string): Promise<void> {
  const name = newNameOf(fileId)
  if (name === null) return
  const there = await addressesOf([fileId, name])
  if (there.has(name) || !there.has(fileId)) return
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as { fileContent: Buffer }
    await cloud.uploadFile({ cloudPath: name.replace(/^cloud:\/\/[^/]+\//, ''), fileContent })
  } catch (error) {
    throw translated(error)
  }
}

/** The service takes so many at once. */
const MOST_DELETED = 50

/** Deletes files; one that is gone already is no fault. @throws BusyError when the cloud did not answer */
export async function deleteFiles(fileIds: readonly string[]): Promise<void> {
  for (let from = 0; from < fileIds.length; from += MOST_DELETED) {
    try {
      await cloud.deleteFile({ fileList: fileIds.slice(from, from + MOST_DELETED) })
    } catch (error) {
      throw translated(error)
    }
  }
}

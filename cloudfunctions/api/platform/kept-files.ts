/** Owns copying what people uploaded to names of the station's own, so that what passed the check cannot be exchanged. */
import cloud from 'wx-server-sdk'
import { fitsEnding, isKept, keptPathOf } from '@/domain/moderation/kept-files'
import { checkRules } from '@/domain/moderation/rules'
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

/** Copies an upload, once or again with the same outcome; null when it is not there or could not be copied. Never throws. */
export async function keepFile(fileId: string): Promise<KeptFile | null> {
  if (isKept(fileId)) return { fileId, fits: true }
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as { fileContent: Buffer }
    const cloudPath = keptPathOf(fileId, digestOf('kept', fileId))
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

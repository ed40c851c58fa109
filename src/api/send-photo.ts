/** Owns how a form sends its photos: what came of each, in words where it did not go. */
import type { FileFolder } from './file-path'
import { upload } from './files'

/** A sender for the photos of one use, as a field for photos takes it. */
export const sendPhotoTo =
  (folder: FileFolder) =>
  async (
    path: string,
    onProgress: (percent: number) => void,
  ): Promise<{ ok: true; fileId: string } | { ok: false; text: string }> => {
    const answer = await upload(path, folder, onProgress)
    return answer.ok
      ? { ok: true, fileId: answer.data.fileId }
      : { ok: false, text: `${answer.failure.text}，照片还在，点一下重传` }
  }

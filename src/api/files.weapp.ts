/** Owns sending files to WeChat's cloud and naming them to its own parts. */
import Taro from '@tarojs/taro'
import { fault, offline, type Answer } from './failure'
import { cloudPathOf, type FileFolder } from './file-path'
import { openCloud } from './open-cloud'

const noSignal = /request:fail|createUploadTask:fail|timeout|time out|network|ERR_|abort/i

/** What the content check can look at or listen to; a phone's other picture kinds have become jpg by then. */
const extensionOf = (path: string): string =>
  /\.(jpe?g|png|gif|mp3|aac|m4a|wav)$/i.exec(path)?.[1]?.toLowerCase() ?? 'jpg'

/**
 * Sends a file that lies on the phone. Never throws; sending again makes another file, and one that nothing names is
 * of no use to anybody.
 * @param onProgress per cent sent so far
 */
export function upload(
  path: string,
  folder: FileFolder,
  onProgress?: (percent: number) => void,
): Promise<Answer<{ fileId: string }>> {
  openCloud()
  return new Promise((resolve) => {
    const task = Taro.cloud.uploadFile({
      cloudPath: cloudPathOf(folder, extensionOf(path)),
      filePath: path,
      success: ({ fileID }) => resolve({ ok: true, data: { fileId: fileID } }),
      fail: ({ errMsg }) => resolve({ ok: false, failure: noSignal.test(errMsg) ? offline : fault }),
    })
    if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
}

/** What an Image or a voice takes for a cloud file: WeChat knows its own ids. */
export const fileSrc = (fileId: string): string => fileId

/** Owns sending files to WeChat's cloud and naming them to its own parts. */
import Taro from '@tarojs/taro'
import { keptEnding } from '@/platform/picked-document'
import { fault, offline, type Answer } from './failure'
import { cloudPathOf, type FileFolder } from './file-path'
import { ownerOfFiles } from './file-owner'
import { openCloud } from './open-cloud'

const noSignal = /request:fail|createUploadTask:fail|timeout|time out|network|ERR_|abort/i

/**
 * A document and a voice keep their own ending, which says who looks at them; a phone's other picture kinds have become
 * jpg by then.
 */
const extensionOf = (name: string): string =>
  keptEnding(name) ?? /\.(jpe?g|png|gif|mp3|aac|m4a|wav)$/i.exec(name)?.[1]?.toLowerCase() ?? 'jpg'

/**
 * Sends a file that lies on the phone. Never throws; sending again makes another file, and one that nothing names is
 * of no use to anybody, unless `cloudName` says what it is called in the cloud: then it is the same file.
 * @param onProgress per cent sent so far @param name what its owner calls it, where the path does not say what it is
 */
export async function upload(
  path: string,
  folder: FileFolder,
  onProgress?: (percent: number) => void,
  name = path,
  cloudName?: string,
): Promise<Answer<{ fileId: string }>> {
  openCloud()
  const owner = await ownerOfFiles()
  return new Promise((resolve) => {
    const task = Taro.cloud.uploadFile({
      cloudPath: cloudPathOf(folder, owner, extensionOf(name), cloudName),
      filePath: path,
      success: ({ fileID }) => resolve({ ok: true, data: { fileId: fileID } }),
      fail: ({ errMsg }) => resolve({ ok: false, failure: noSignal.test(errMsg) ? offline : fault }),
    })
    if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
}

/** What an Image or a voice takes for a cloud file: WeChat knows its own ids. */
export const fileSrc = (fileId: string): string => fileId

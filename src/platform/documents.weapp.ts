/** Owns taking documents out of WeChat's chats, and showing them in WeChat's own viewer. */
import Taro from '@tarojs/taro'
import { documentTypeOf, documentTypes, type DocumentsAnswer } from './picked-document'

/** Opens WeChat's choice of files from chats for at most `count` documents. Call it from a tap. */
export async function chooseDocuments(
  count: number,
  types: readonly string[] = documentTypes,
): Promise<DocumentsAnswer> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: [...types] })
    return { ok: true, documents: tempFiles.map(({ path, name, size }) => ({ path, name, sizeBytes: size })) }
  } catch (error) {
    const text = (error as { errMsg?: string } | null)?.errMsg ?? ''
    return { ok: false, reason: text.includes('cancel') ? 'closed' : 'unavailable' }
  }
}

/** Fetches a document of the cloud and shows it, with WeChat's menu to pass it on. @returns whether it is shown. */
export async function openDocument(fileID: string, name: string): Promise<boolean> {
  try {
    const { tempFilePath } = await Taro.cloud.downloadFile({ fileID })
    const fileType = documentTypeOf(name)
    await Taro.openDocument({
      filePath: tempFilePath,
      showMenu: true,
      ...(fileType !== null && { fileType }),
    })
    return true
  } catch {
    return false
  }
}

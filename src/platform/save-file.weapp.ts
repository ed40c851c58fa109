/**
 * Owns handing a file to a person on WeChat: it is sent to a chat, from where a computer takes it. WeChat's viewer shows no
 * comma separated tables, so it is not opened here.
 */
import Taro from '@tarojs/taro'

/**
 * Writes a file of this name and offers to send it; where that is not possible, shows it, with WeChat's menu to pass it on.
 * @returns whether it was handed over; whoever chose nobody to send it to has been asked
 */
export async function saveFile(name: string, base64: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64')
  } catch {
    return false
  }
  try {
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch (error) {
    const text = (error as { errMsg?: string } | null)?.errMsg ?? ''
    return text.includes('cancel') || show(filePath)
  }
}

async function show(filePath: string): Promise<boolean> {
  try {
    await Taro.openDocument({ filePath, showMenu: true })
    return true
  } catch {
    return false
  }
}

/** What the button says. */
export const saveWord = '发成表格'

/** Writes a text to a file of this name and offers to send it. Call it from a tap. @returns whether it went to a chat. */
export async function saveText(name: string, text: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch {
    return false
  }
}

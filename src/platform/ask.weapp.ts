/** Owns asking a question that must be answered before anything else happens. */
import Taro from '@tarojs/taro'

interface Question {
  title: string
  text: string
  /** At most four characters each, which is what WeChat's dialog shows. */
  yes: string
  no: string
}

/** Asks with WeChat's own dialog. @returns whether the answer was yes; a dialog that could not be shown is a no. */
export async function ask({ title, text, yes, no }: Question): Promise<boolean> {
  try {
    const { confirm } = await Taro.showModal({ title, content: text, confirmText: yes, cancelText: no })
    return confirm
  } catch {
    return false
  }
}

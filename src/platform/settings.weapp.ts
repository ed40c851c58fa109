/** Owns the way to what this app may use of the phone. */
import Taro from '@tarojs/taro'

/** Whether there is a page of permissions that can be opened from here. */
export const hasSettings = true

/** Opens WeChat's page of what this app may use; call it from a tap. */
export async function openSettings(): Promise<void> {
  try {
    await Taro.openSetting()
  } catch {
    // The menu ··· leads there as well, as the words beside the button say.
  }
}

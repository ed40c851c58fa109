/** Owns going on to somebody else's mini-program. */
import Taro from '@tarojs/taro'

/** Opens it, after WeChat has asked. Call it from a tap. @returns whether it was opened. */
export async function openMiniProgram({ appId, path }: { appId: string; path: string }): Promise<boolean> {
  try {
    await Taro.navigateToMiniProgram({ appId, ...(path !== '' && { path }) })
    return true
  } catch {
    return false
  }
}

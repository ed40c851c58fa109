/** Owns WeChat's own privacy agreement, apart from the consents that the station keeps. */
import Taro from '@tarojs/taro'

/** Opens the privacy guide that WeChat keeps for this mini-program. @returns whether it could be opened. */
export async function openPrivacyGuide(): Promise<boolean> {
  try {
    await new Promise<void>((resolve, reject) => {
      wx.openPrivacyContract({ success: () => resolve(), fail: reject })
    })
    return true
  } catch {
    await Taro.showToast({ title: '请在右上角 ··· 里查看隐私指引', icon: 'none' })
    return false
  }
}

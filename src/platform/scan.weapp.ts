/** Owns reading a QR code with the camera. */
import Taro from '@tarojs/taro'

type ScanAnswer = { ok: true; text: string } | { ok: false; reason: 'closed' | 'unavailable' }

/** Opens WeChat's scanner. Answers what the code says, or why there is nothing. Call it from a tap. */
export async function scan(): Promise<ScanAnswer> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] })
    return { ok: true, text: result }
  } catch (error) {
    const text = (error as { errMsg?: string } | null)?.errMsg ?? ''
    return { ok: false, reason: text.includes('cancel') ? 'closed' : 'unavailable' }
  }
}

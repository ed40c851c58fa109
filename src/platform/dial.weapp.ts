/** Owns calling a number with the phone this runs on. */
import Taro from '@tarojs/taro'

/** Opens the phone with the number ready to be called. Call it from a tap. @returns whether it was opened. */
export async function dial(phoneNumber: string): Promise<boolean> {
  try {
    await Taro.makePhoneCall({ phoneNumber })
    return true
  } catch {
    return false
  }
}

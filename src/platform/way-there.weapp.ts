/** Owns showing the way to a place on the phone's map. */
import Taro from '@tarojs/taro'

export interface Place {
  name: string
  address: string
  /** Degrees as WeChat counts them (GCJ-02). */
  latitude: number
  longitude: number
}

/** Opens the map at the place. Call it from a tap. @returns whether it was opened. */
export async function showWay(place: Place): Promise<boolean> {
  try {
    await Taro.openLocation({ ...place, scale: 17 })
    return true
  } catch {
    return false
  }
}

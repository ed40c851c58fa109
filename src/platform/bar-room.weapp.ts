/** Owns the room that a phone and WeChat keep for themselves at the head of a page. */
import Taro from '@tarojs/taro'

interface BarRoom {
  /** Above the bar: the phone's own line of clock and signal, in px. */
  top: number
  /** At the end of the bar: WeChat's two buttons with the distance to them, in px. */
  right: number
}

const beside = 7
/** As on most phones, for one that does not tell. */
const usual: BarRoom = { top: 24, right: 104 }

function asked(): BarRoom {
  try {
    const { statusBarHeight, windowWidth } = Taro.getWindowInfo()
    const { left, top } = Taro.getMenuButtonBoundingClientRect()
    if (!(left > 0)) return usual
    return { top: statusBarHeight ?? Math.max(0, top - beside), right: windowWidth - left + beside }
  } catch {
    return usual
  }
}

let room: BarRoom | undefined

/** Null where nobody else draws at the head of a page. Measured once: a phone does not change its head. */
export const barRoom = (): BarRoom | null => (room ??= asked())

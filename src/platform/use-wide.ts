/** Owns how wide the window is. A phone's stays as it is; a computer's is pulled wider and narrower. */
import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'

/** In px; no phone is as wide, held upright. */
const noPhone = 600

/** Zero where an old WeChat does not tell: it is a phone then. */
function widthNow(): number {
  try {
    return Taro.getWindowInfo().windowWidth
  } catch {
    return 0
  }
}

/** A hook: whether the window is at least so many px wide. */
export function useWide(least: number): boolean {
  const [wide, setWide] = useState(() => widthNow() >= least)
  useEffect(() => {
    const look = () => setWide(widthNow() >= least)
    if (process.env.TARO_ENV === 'weapp') {
      if (widthNow() < noPhone) return
      Taro.onWindowResize(look)
      return () => Taro.offWindowResize(look)
    }
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [least])
  return wide
}

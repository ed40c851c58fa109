/** Owns keeping the screen bright while a page is in sight that others look at. */
import { useEffect } from 'react'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'

function keepOn(keepScreenOn: boolean): void {
  try {
    void Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)
  } catch {
    // A platform without it darkens as it always does.
  }
}

/** The screen does not darken while the page is shown. */
export function useAwake(): void {
  useEffect(() => {
    keepOn(true)
    return () => keepOn(false)
  }, [])
  useDidShow(() => keepOn(true))
  useDidHide(() => keepOn(false))
}

/** Owns when something is asked for: each time it comes into sight, when the page is pulled down, when signal comes back. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { onNetworkBack } from './network'
import { useInSight } from './use-in-sight'

/**
 * Runs `open` whenever the page comes into sight, is pulled down, or finds signal again while in sight. What comes onto a page
 * that is in sight already, as a sheet does, is asked for as it comes, and so is what takes the place of something else.
 * @param of what `open` asks for, where one thing may take another's place
 */
export function useShown(open: () => Promise<unknown>, of = ''): void {
  const inSight = useInSight()
  const latest = useRef(open)
  latest.current = open
  useDidShow(() => void open())
  usePullDownRefresh(() => void open().finally(() => Taro.stopPullDownRefresh()))
  // Before anything is drawn, so that what is known of it is drawn at once.
  useLayoutEffect(() => {
    if (inSight.current) void latest.current()
  }, [inSight, of])
  useEffect(
    () =>
      onNetworkBack(() => {
        if (inSight.current) void latest.current()
      }),
    [inSight],
  )
}

/** Owns when a page asks for its data: each time it is shown, when it is pulled down, when signal comes back. */
import { useEffect, useRef } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { onNetworkBack } from './network'
import { useInSight } from './use-in-sight'

/** Runs `open` whenever the page comes into sight, is pulled down, or finds signal again while in sight. */
export function useShown(open: () => Promise<unknown>): void {
  const inSight = useInSight()
  const latest = useRef(open)
  latest.current = open
  useDidShow(() => void open())
  usePullDownRefresh(() => void open().finally(() => Taro.stopPullDownRefresh()))
  useEffect(
    () =>
      onNetworkBack(() => {
        if (inSight.current) void latest.current()
      }),
    [inSight],
  )
}

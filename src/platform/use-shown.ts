/** Owns when a page asks for its data: each time it is shown, when it is pulled down, when signal comes back. */
import { createContext, useContext, useEffect, useRef } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { onNetworkBack } from './network'
import { useInSight } from './use-in-sight'

/** How often the page in sight was begun anew after it broke; it is not shown again then, but has to ask again. */
export const PageTurn = createContext(0)

/** Runs `open` whenever the page comes into sight, is pulled down, or finds signal again while in sight. */
export function useShown(open: () => Promise<unknown>): void {
  const inSight = useInSight()
  const latest = useRef(open)
  latest.current = open
  useDidShow(() => void open())
  usePullDownRefresh(() => void open().finally(() => Taro.stopPullDownRefresh()))
  const turn = useContext(PageTurn)
  useEffect(() => {
    if (turn > 0) void latest.current()
  }, [turn])
  useEffect(
    () =>
      onNetworkBack(() => {
        if (inSight.current) void latest.current()
      }),
    [inSight],
  )
}

/** Owns knowing whether a page is the one in sight: pages beneath it stay mounted. */
import { useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** A ref that is true while the page is shown. */
export function useInSight(): { readonly current: boolean } {
  const inSight = useRef(false)
  useDidShow(() => {
    inSight.current = true
  })
  useDidHide(() => {
    inSight.current = false
  })
  return inSight
}

/** Owns knowing whether a page is the one in sight: pages beneath it stay mounted. */
import { createContext, useContext, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

interface InSight {
  /** True from when the page is shown until it is hidden. */
  readonly current: boolean
}

/** Of the page that something stands on; the page itself provides it, since only what is there when it is shown is told so. */
export const PageInSight = createContext<InSight>({ current: false })

/** Knows of a page whether it is shown. For the page itself; whatever stands on it calls `useInSight`. */
export function usePageInSight(): InSight {
  const inSight = useRef(false)
  useDidShow(() => {
    inSight.current = true
  })
  useDidHide(() => {
    inSight.current = false
  })
  return inSight
}

/** A ref that is true while the page is shown. */
export const useInSight = (): InSight => useContext(PageInSight)

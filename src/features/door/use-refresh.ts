/** Owns asking again by itself while a page is in sight, and only then. */
import { useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { Resource } from '@/api/resource'
import type { Roster } from './store'

const soonMs = 10_000
/** The figures of a crowd are counted from thousands of rows. */
const crowdMs = 60_000

/** How long after one answer the next is asked for. */
export const refreshMs = (roster: Resource<Roster>): number =>
  roster.status === 'ready' && roster.data.crowd ? crowdMs : soonMs

/** Runs `ask` every `everyMs` while the page is shown; the first time after one interval. */
export function useRefresh(ask: () => unknown, everyMs: number): void {
  const [shown, setShown] = useState(true)
  const latest = useRef(ask)
  latest.current = ask
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(() => void latest.current(), everyMs)
    return () => clearInterval(timer)
  }, [shown, everyMs])
}

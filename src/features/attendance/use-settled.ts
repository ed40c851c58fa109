/** Owns noticing that a proof kept on this phone has gone through, so that what it changed is read anew. */
import { useEffect, useRef } from 'react'
import { useDoorVisits } from '@/api/door-queue'
import { useInSight } from '@/platform/use-in-sight'

/** Runs `read` each time fewer visits wait than before, while the page is in sight. */
export function useSettled(read: () => Promise<unknown>): void {
  const waiting = useDoorVisits(({ items }) => items.filter(({ state }) => state.status === 'waiting').length)
  const inSight = useInSight()
  const before = useRef(waiting)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    if (waiting < before.current && inSight.current) void latest.current()
    before.current = waiting
  }, [waiting, inSight])
}

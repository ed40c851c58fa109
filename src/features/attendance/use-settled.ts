/** Owns noticing that a proof kept on this phone has gone through, so that what it changed is read anew. */
import { useEffect, useRef } from 'react'
import { type QueuedVisit, useDoorVisits } from '@/api/door-queue'
import { useInSight } from '@/platform/use-in-sight'

const waitingIn = ({ items }: { items: readonly QueuedVisit[] }): number =>
  items.filter(({ state }) => state.status === 'waiting').length

/** Runs `read` each time fewer visits wait than before, while the page is in sight. */
export function useSettled(read: () => Promise<unknown>): void {
  const inSight = useInSight()
  const latest = useRef(read)
  latest.current = read
  useEffect(
    () =>
      useDoorVisits.subscribe((now, before) => {
        if (waitingIn(now) < waitingIn(before) && inSight.current) void latest.current()
      }),
    [inSight],
  )
}

/** Owns redrawing what counts down. */
import { useEffect, useState } from 'react'

/** Redraws the part every `everyMs` while `on`. */
export function useTick(everyMs: number, on = true): void {
  const [, setTurn] = useState(0)
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => setTurn((turn) => turn + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, on])
}

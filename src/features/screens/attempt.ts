/** Owns of which version an attempt is, where a form is handed in beneath which what is stored may change. */
import { useRef } from 'react'
import { type Answer, isSettled } from '@/api/failure'

/**
 * Sent again after its answer was lost it is the same attempt, of the version that it began with, so that it happens
 * once; after an answer, whatever it was, the next one is of the version that is in sight.
 */
export function useAttempt(version: number) {
  const open = useRef<number | null>(null)
  return async <T>(send: (version: number) => Promise<Answer<T> | null>): Promise<Answer<T> | null> => {
    open.current ??= version
    const answer = await send(open.current)
    if (answer === null || isSettled(answer)) open.current = null
    return answer
  }
}

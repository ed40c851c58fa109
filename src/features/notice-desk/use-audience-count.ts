/** Owns knowing how many people an audience is: asked for after a choice has rested, and never for nobody. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '@/api/failure'
import { countAudience, type Audience, type AudienceCount } from './store'
import { isNobody } from './notice-draft'

export type Counting =
  | { status: 'none' }
  | { status: 'counting' }
  | { status: 'ready'; count: AudienceCount }
  | { status: 'failed'; failure: Failure }

/** Choices follow one another quickly. */
const restMs = 500

export interface AudienceCounting {
  counting: Counting
  /** Asks at once, where the number is not known yet. */
  ask: () => void
}

/**
 * Counts whenever the audience has changed since the page was opened; `ask` counts it as it is.
 * An answer to an older question is not shown.
 */
export function useAudienceCount(audience: Audience): AudienceCounting {
  const key = JSON.stringify(audience)
  const [known, setKnown] = useState<{ key: string; counting: Counting }>({
    key,
    counting: { status: 'none' },
  })
  const asked = useRef(key)
  const latest = useRef(audience)
  latest.current = audience

  const count = useCallback(async (about: string) => {
    asked.current = about
    setKnown({ key: about, counting: { status: 'counting' } })
    const answer = await countAudience(latest.current)
    if (asked.current !== about) return
    const counting: Counting = answer.ok
      ? { status: 'ready', count: answer.data }
      : { status: 'failed', failure: answer.failure }
    setKnown({ key: about, counting })
  }, [])

  useEffect(() => {
    if (asked.current === key) return
    asked.current = key
    if (isNobody(latest.current)) return setKnown({ key, counting: { status: 'none' } })
    setKnown({ key, counting: { status: 'counting' } })
    const timer = setTimeout(() => void count(key), restMs)
    return () => clearTimeout(timer)
  }, [key, count])

  const counting = known.key === key ? known.counting : { status: 'none' as const }
  return {
    counting,
    ask: () => {
      if (counting.status === 'none' || counting.status === 'failed') void count(key)
    },
  }
}

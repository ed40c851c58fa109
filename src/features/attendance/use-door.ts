/** Owns a visit to the check-in page: what was read, what is still missing, what became of the proof. */
import { useEffect, useRef, useState } from 'react'
import { proveAtDoor, useVisitState } from '@/api/door-queue'
import type { VisitState } from '@/api/offline-queue'
import { scanDoor, type AtDoor } from './door'

export type DoorStep =
  /** `problem` is why the last try did not count, in words. */
  { step: 'reading'; problem: string | null } | { step: 'sending' } | { step: 'done'; state: VisitState }

export interface Door {
  now: DoorStep
  /** Whether a place sticker was read. */
  placeKnown: boolean
  scan: () => Promise<void>
  /** Takes six typed digits. */
  type: (code: string) => Promise<void>
}

const untitled = '这场活动'

/** @param read digits that were read before the page opened */
export function useDoor(at: AtDoor, read: string | null): Door {
  const [now, setNow] = useState<DoorStep>(
    read === null ? { step: 'reading', problem: null } : { step: 'sending' },
  )
  const [done, setDone] = useState<{ nonce: string; state: VisitState } | null>(null)
  const [placeCode, setPlaceCode] = useState<string | null>(null)
  // What was kept without signal may go through while the receipt is still in sight.
  const state = useVisitState(done?.nonce ?? null, done?.state ?? null)

  async function prove(sessionId: string | undefined, code: string): Promise<void> {
    if (sessionId === undefined)
      return setNow({ step: 'reading', problem: '还不知道是哪一场，请扫组织者屏幕上的码' })
    setNow({ step: 'sending' })
    const { as, title = untitled, forPersonId } = at
    const { nonce, state } = await proveAtDoor({
      as,
      sessionId,
      title,
      code,
      ...(forPersonId && { forPersonId }),
      ...(placeCode !== null && { placeCode }),
    })
    if (state.status === 'refused') setNow({ step: 'reading', problem: `${state.text}，${state.next}` })
    else setDone({ nonce, state })
  }

  async function scan(): Promise<void> {
    const found = await scanDoor()
    if (found.kind === 'code') return prove(found.sessionId, found.code)
    if (found.kind === 'place') {
      setPlaceCode(found.placeCode)
      return setNow({ step: 'reading', problem: '位置记下了，请再扫组织者屏幕上的码' })
    }
    setNow({ step: 'reading', problem: found.why })
  }

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || read === null) return
    begun.current = true
    void prove(at.sessionId, read)
  })

  const step: DoorStep = state ? { step: 'done', state } : now
  return { now: step, placeKnown: placeCode !== null, scan, type: (code) => prove(at.sessionId, code) }
}

/** Owns a visit to the check-in page: what was read, what is still missing, what became of the proof. */
import { useEffect, useRef, useState } from 'react'
import { readPlaceScene } from '@/domain/attendance/scan-text'
import { proveAtDoor, useVisitState } from '@/api/door-queue'
import type { VisitState } from '@/api/door-queue'
import { isOther, scanDoor, wrongWords, type AtDoor } from './door'

type DoorStep =
  /** `problem` is why the last try did not count, in words. */
  { step: 'reading'; problem: string | null } | { step: 'sending' } | { step: 'done'; state: VisitState }

interface Door {
  now: DoorStep
  /** Of which place a sticker was read. */
  place: ReturnType<typeof readPlaceScene>
  scan: () => Promise<void>
  /** Takes six typed digits. */
  type: (code: string) => Promise<void>
}

const untitled = '这场活动'

/** What was read before the page opened. */
export interface ReadBefore {
  code: string | null
  place: string | null
  wrong: keyof typeof wrongWords | null
}

const placeKept = '位置记下了，请再扫组织者屏幕上的码'

function firstStep({ code, place, wrong }: ReadBefore): DoorStep {
  if (code !== null) return { step: 'sending' }
  const problem = wrong !== null ? wrongWords[wrong] : place !== null ? placeKept : null
  return { step: 'reading', problem }
}

export function useDoor(at: AtDoor, before: ReadBefore): Door {
  const read = before.code
  const [now, setNow] = useState<DoorStep>(() => firstStep(before))
  const [done, setDone] = useState<{ nonce: string; state: VisitState } | null>(null)
  const [place, setPlace] = useState(() => readPlaceScene(before.place ?? ''))
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
      ...(place && { placeCode: place.placeCode }),
    })
    if (state.status === 'refused') setNow({ step: 'reading', problem: `${state.text}，${state.next}` })
    else setDone({ nonce, state })
  }

  async function scan(): Promise<void> {
    const found = await scanDoor()
    if (found.kind === 'code' && isOther(at, found))
      return setNow({ step: 'reading', problem: wrongWords.otherSession })
    if (found.kind === 'code') return prove(found.sessionId, found.code)
    if (found.kind === 'place') {
      setPlace(found)
      return setNow({ step: 'reading', problem: placeKept })
    }
    setNow({ step: 'reading', problem: found.why && wrongWords[found.why] })
  }

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || read === null) return
    begun.current = true
    void prove(at.sessionId, read)
  })

  const step: DoorStep = state ? { step: 'done', state } : now
  return { now: step, place, scan, type: (code) => prove(at.sessionId, code) }
}

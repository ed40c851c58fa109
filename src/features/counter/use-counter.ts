/** Owns a turn at the counter: what was scanned, whose it is, what was handed over, and what stood in the way. */
import { useState } from 'react'
import { failureText, type Failure } from '@/api/failure'
import { isPickUpCode, scanPickUp } from './read-pick-up'
import { lookUp, redeem, type Found, type CounterRedemption } from './store'

interface Said {
  tone: 'jade' | 'amber' | 'seal'
  text: string
}

interface Counter {
  /** Null until something was scanned. */
  found: Found | null
  /** The card that was scanned; null for a code. */
  card: string | null
  said: Said | null
  hush: () => void
  scan: () => Promise<void>
  /** Looks up what was typed or scanned; whether it was found. */
  look: (scanned: string) => Promise<boolean>
  hand: (item: CounterRedemption) => Promise<void>
  /** Clears the counter for the next person. */
  next: () => void
}

/** Nothing leaves the counter while the cloud cannot say whose it is. */
const problemOf = (failure: Failure): string =>
  failure.kind === 'offline' ? '没有连上网络，东西先别交出去，连上后再扫一次' : failureText(failure)

export function useCounter(onHanded: () => void): Counter {
  const [scanned, setScanned] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [said, setSaid] = useState<Said | null>(null)

  async function look(text: string): Promise<boolean> {
    const answer = await lookUp(text)
    setScanned(text)
    setFound(answer.ok ? answer.data : null)
    setSaid(answer.ok ? null : { tone: 'seal', text: problemOf(answer.failure) })
    return answer.ok
  }

  async function scan(): Promise<void> {
    const read = await scanPickUp()
    if ('scanned' in read) await look(read.scanned)
    else if (read.problem !== null) setSaid({ tone: 'seal', text: read.problem })
  }

  async function hand(item: CounterRedemption): Promise<void> {
    const answer = await redeem({ redemptionId: item.redemptionId, scanned })
    if (!answer.ok) return setSaid({ tone: 'seal', text: problemOf(answer.failure) })
    // What was just handed over is over, and that is no obstacle to be told of.
    const handed = { ...answer.data, obstacle: null }
    setFound((at) =>
      at === null
        ? null
        : {
            ...at,
            items: at.items.map((each) => (each.redemptionId === handed.redemptionId ? handed : each)),
          },
    )
    setSaid({ tone: 'jade', text: `${handed.title}交给${handed.name}了，扣 ${handed.points} 分` })
    onHanded()
  }

  return {
    found,
    card: found?.person && !isPickUpCode(scanned) ? scanned : null,
    said,
    hush: () => setSaid(null),
    scan,
    look,
    hand,
    next: () => {
      setFound(null)
      setSaid(null)
    },
  }
}

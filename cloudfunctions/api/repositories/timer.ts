/** Owns what the timer leaves behind at each run: when it last ran and where the next run begins. */
import { addDoc, type Doc, getDoc, getJoined, setDoc } from '../platform/cloud'
import type { Counting, Fields, Join } from '../platform/joins'

const PASSES = 'passes'
const TIMER = 'timer'

export interface TimerDocument extends Doc {
  /** When the last run began. */
  lastAt: number
  /** The job with which the next run begins; null for the first one. */
  next: string | null
  /** Jobs that failed in the last run, by name. */
  failing: string[]
}

/** What a look brings along of each document that is due: these fields, all without any, and what goes with it. */
export interface Bringing {
  fields?: Fields
  order?: Record<string, 1 | -1>
  counting?: readonly Counting[]
}

export const readTimer = (): Promise<TimerDocument | null> => getDoc<TimerDocument>(PASSES, TIMER)

/**
 * What the last run left, and what each of these looks found: one request for all of them, so that a run in which
 * nothing is due costs as much with forty things to look for as with one. The first run of all, which nobody has left
 * anything, writes down at `now` that there is one, and looks then: three requests.
 */
export async function lookAround(
  looks: Record<string, Join>,
  now: number,
): Promise<{ timer: TimerDocument | null; joined: Record<string, Doc[]> }> {
  const look = () => getJoined<TimerDocument>(PASSES, TIMER, looks)
  const found = await look()
  if (found) return { timer: found.doc, joined: found.joined }
  await addDoc(PASSES, { _id: TIMER, lastAt: now, next: null, failing: [] } as TimerDocument)
  return { timer: null, joined: (await look())?.joined ?? {} }
}

export const beat = (timer: Omit<TimerDocument, '_id'>): Promise<void> =>
  setDoc(PASSES, { _id: TIMER, ...timer } as TimerDocument)

/** The timer's last run, along with the caller. */
export const timerJoin: Join = { from: PASSES, where: { _id: TIMER }, limit: 1 }

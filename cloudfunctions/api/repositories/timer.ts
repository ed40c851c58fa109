/** Owns what the timer leaves behind at each run: when it last ran and where the next run begins. */
import { type Doc, getDoc, getJoined, setDoc } from '../platform/cloud'
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
 * nothing is due costs as much with forty things to look for as with one.
 * @returns null before the first run, when nothing could be looked for
 */
export async function lookAround(
  looks: Record<string, Join>,
): Promise<{ timer: TimerDocument; joined: Record<string, Doc[]> } | null> {
  const read = await getJoined<TimerDocument>(PASSES, TIMER, looks)
  return read && { timer: read.doc, joined: read.joined }
}

export const beat = (timer: Omit<TimerDocument, '_id'>): Promise<void> =>
  setDoc(PASSES, { _id: TIMER, ...timer } as TimerDocument)

/** The timer's last run, along with the caller. */
export const timerJoin: Join = { from: PASSES, where: { _id: TIMER }, limit: 1 }

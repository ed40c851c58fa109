/** Owns what the timer leaves behind at each run: when it last ran and where the next run begins. */
import { type Doc, getDoc, type Join, setDoc } from '../platform/cloud'

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

export const readTimer = (): Promise<TimerDocument | null> => getDoc<TimerDocument>(PASSES, TIMER)

export const beat = (timer: Omit<TimerDocument, '_id'>): Promise<void> =>
  setDoc(PASSES, { _id: TIMER, ...timer } as TimerDocument)

/** The timer's last run, along with the caller. */
export const timerJoin: Join = { from: PASSES, where: { _id: TIMER }, limit: 1 }

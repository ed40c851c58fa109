/** Owns how a paper in a volunteer's file is stored: with the person, so that whoever signs up is judged by what was read anyhow. */
import type { Day } from '../kernel/clock'
import type { PaperSort } from './vocabulary'

export interface Paper {
  /** Derived from who wrote it down and the request key: a repeat meets its own. */
  paperId: string
  sort: PaperSort
  kind: string
  title: string
  organiser: string
  /** AES-256-GCM, see platform/cipher; empty without a number. */
  numberCipher: string
  /** The first and the last day on which it holds; null where it says none. For a training the day it took place. */
  from: Day | null
  until: Day | null
  hours: number | null
  /** Who saw the original and wrote it down, and when. */
  by: string
  byName: string
  at: number
  /** When the person was told that it runs out; absent before. */
  toldAt?: number
  /** Who ended it, when and why; absent while it stands. */
  ended?: { at: number; byName: string; reason: string }
}

/** Somebody with a file of papers. */
export interface Filed {
  /** The oldest first; absent before the first. */
  papers?: Paper[]
}

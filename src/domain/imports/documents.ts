/** Owns how an import is stored: what came of a file as a whole, and its rows in parts that are written one after the other. */
import type { ImportKindName } from './kinds'

/** `previewed`: nothing of it was written; `running`, `undoing`: on the way, and gone on with by whoever asks. */
export const importStates = {
  previewed: '还没导入',
  running: '导入了一部分',
  done: '导入好了',
  undoing: '撤销了一部分',
  undone: '撤销了',
} as const
export type ImportState = keyof typeof importStates

/** How many rows are new, change something, say what stands already, and are refused. */
export interface ImportCounts {
  added: number
  changed: number
  same: number
  refused: number
}

export interface ImportDocument {
  _id: string
  stationId: string
  kind: ImportKindName
  /** Deleted once it was looked at, and again when what stood in it is forgotten. */
  fileId: string
  /** As its owner calls it. */
  fileName: string
  state: ImportState
  counts: ImportCounts
  /** Heads of columns that were of no use. */
  unknown: string[]
  /** How many parts there are, and how many of them are written; while it is undone, how many still are. */
  parts: number
  written: number
  /** What undoing came to: rows that went back, and rows that somebody has touched since. */
  undone: number
  kept: number
  /** Whole names. */
  byName: string
  by: string
  createdAt: number
  /** When its first part was written, and by whom; null before. */
  ranAt: number | null
  ranByName: string
  /** Until when what stood in the file is remembered, and an import can be undone. */
  forgetAt: number
  /** Whether it still is. */
  remembered: boolean
}

/** What was, or will be, written for a row. */
export interface ImportEntry {
  /** The row's number in the file. */
  at: number
  /** What was written: the id of a document, or what the kind tells it by. */
  id: string
  isNew: boolean
  /** The version that it has by this. */
  version: number
  /** What stands there afterwards and what stood there before, as JSON; of something new nothing stood there. */
  after: string
  before: string
  /** Why it was not written after all; empty while it was. */
  problem: string
}

export interface ImportLine {
  /** The row's number in the file. */
  at: number
  /** What stands in the columns of the kind, in their order, numbers sealed; it is read anew when it is written. */
  texts: string[]
  /** Why it is refused; empty where it is not. */
  problem: string
  /** What of it was left out though it is imported; absent where nothing was. */
  note?: string
}

export interface ImportPartDocument {
  _id: string
  stationId: string
  importId: string
  part: number
  lines: ImportLine[]
  /** How many of its lines are refused or have a note; by it those are found. */
  told: number
  /** What its lines come to, and what they were said to come to when the file was looked at. */
  counts: ImportCounts
  planned: ImportCounts
  /** What it writes, noted before the first of it is written; null before. */
  entries: ImportEntry[] | null
  state: 'waiting' | 'begun' | 'written' | 'undone'
  forgetAt: number
}

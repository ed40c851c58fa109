/** Owns how a move to another home station is stored: with the person, whose station it changes in the same write. */
import type { HistoryEntry } from '../kernel/history'
import type { HomeMoveState } from './home-move-flow'

/** The latest one that was asked for; there is never a second beside it. */
export interface HomeMove {
  state: HomeMoveState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  /** The station that was home when it was asked for, and the one it leads to, as they were called then. */
  from: string
  fromName: string
  to: string
  toName: string
  /** Where the new home is, as the person wrote it; may be empty. */
  where: string
  /** When anything happened to it last. */
  at: number
  askedAt: number
  /** Why it was refused; empty otherwise. */
  reason: string
  /** Where the person lived before one was agreed to last, for taking that back; absent or null before. */
  before?: { gridId: string | null; building: string; unit: string; room: string } | null
}

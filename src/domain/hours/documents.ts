/** Owns how a service record is stored: what was proved, what rule changed it, who decided. */
import type { HistoryEntry } from '../kernel/workflow'
import type { VisitProof } from '../activity/documents'

export type RecordState =
  | 'open'
  | 'submitted'
  | 'leaderOk'
  | 'approved'
  | 'returned'
  | 'rejected'
  | 'appealed'
  | 'corrected'
  | 'upheld'
  | 'voided'
  | 'undone'

export interface AppliedRule {
  ruleId: string
  text: string
  delta: number
}

export interface AppealCase {
  reason: string
  level: 'staff' | 'station_admin' | 'outside'
  openedAt: number
  dueAt: number | null
  outcome: string | null
}

export interface ServiceRecordDocument {
  /** The enrollment's id for a visit that was proved; a derived id for all others. */
  _id: string
  stationId: string
  sessionId: string | null
  /** The case, by its kind and id, to which the time was given; absent for all others. */
  source?: { kind: string; id: string }
  personId: string
  ownerId: string
  /** The record that stands for the person since the one of `personId` was closed into it; absent for all others. */
  standsFor?: string
  name: string
  title: string
  day: string
  placeName: string
  organiserName: string
  leaderId: string
  kind: 'proved' | 'added'
  plannedStartAt: number | null
  plannedEndAt: number | null
  checkIn: VisitProof | null
  checkOut: VisitProof | null
  rawMinutes: number
  minutes: number
  /** Minutes of the same person on the same day, this record included, when it was last decided. */
  dayMinutes: number
  rules: AppliedRule[]
  /** Why a person must look at it; empty when the rules approved it. */
  why: string
  note: string
  /** Who wrote an added record; that person may not approve it. */
  recorderId: string
  recorderName: string
  leaderCheckedBy: string | null
  approverId: string | null
  approverName: string | null
  approvedAt: number | null
  points: number
  pointsRuleId: string | null
  /** How many times it has been credited; the number of its last credit in the ledger. */
  credits: number
  /** Whether that last credit stands, neither reversed by a correction nor by voiding. */
  creditStands: boolean
  appeal: AppealCase | null
  /** Whole names of those who moved it, by person; masked on the way out. */
  names: Record<string, string>
  /** Waiting for the person's answer about when they left. */
  asksWhenLeft: boolean
  state: RecordState
  dueAt: number | null
  version: number
  history: HistoryEntry[]
  createdAt: number
}

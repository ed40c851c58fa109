/** Owns how a team and a membership in one are stored. A membership is a row of its own, never a list inside the team. */
import type { HistoryEntry } from '../kernel/history'
import type { WithOutbox } from '../kernel/outbox'
import type { Answers } from '../kernel/form'
import type { MemberState } from './member-flow'
import type { TeamState } from './team-flow'
import type { teamForm } from './form'

export interface TeamDocument extends WithOutbox {
  _id: string
  stationId: string
  /** As it was written down; the telephone is empty unless its leader has agreed to it. */
  form: Answers<typeof teamForm>
  /** The name as it is compared: no two teams of a station have the same. */
  nameKey: string
  /** The team that this one belongs to; null for one that stands by itself. */
  parentId: string | null
  /** What that one is called; follows it when it is renamed. */
  parentName: string
  /** The positions of the station that it serves. */
  positionIds: string[]
  /** The station that records the hours of what it does. */
  recordingStationId: string
  leaderId: string | null
  /** Whole; masked where residents see it, empty where nobody leads. */
  leaderName: string
  /** How many are members, as the rows were last counted. */
  memberCount: number
  /** Moves on with every count, so that an older count is never written over a newer one. */
  counts: number
  /** Where it stands in lists: by kind. */
  order: number
  state: TeamState
  dueAt: number | null
  version: number
  history: HistoryEntry[]
  createdAt: number
  /** Whole name of whoever wrote it last; masked for whoever was overtaken. */
  changedBy: string
}

export interface TeamMemberDocument extends WithOutbox {
  /** Follows from the team and the person: nobody is twice in one team. */
  _id: string
  stationId: string
  teamId: string
  /** What the team is called; follows it when it is renamed. */
  teamName: string
  personId: string
  /** Whole; masked for everybody but the staff. */
  name: string
  state: MemberState
  dueAt: number | null
  version: number
  history: HistoryEntry[]
  /** What the member does in the team, in a word; absent where nobody has said. */
  part?: string
  /** When it came to stand as it does. */
  at: number
}

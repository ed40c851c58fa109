/** Owns how a campaign is stored: what it is, who marks, and what everybody's score came to when it was decided. */
import type { Objections } from '../case/documents'
import { DAY, HOUR, NEVER, startOfDay } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import { overdueEvents } from '../kernel/workflow-reading'
import type { HistoryEntry } from '../kernel/workflow'
import { campaignFlow, type CampaignState } from './flow'
import type { CampaignKind, Theme } from './kinds'
import type { Period } from '../score/period'
import type { Figures, Scale, ScoreWeights } from '../score/rules'

/** Somebody of the panel, as called then. */
export interface Panelist {
  personId: string
  name: string
}

/** What somebody came to when the notice was made: the figures, of which the score follows by the sheet and the scale. */
export interface Standing extends Figures {
  entryId: string
  personId: string
  tenths: number
  /** How often this one was chosen before. */
  earlier: number
}

/** Somebody who was chosen. */
export interface Winner {
  entryId: string
  personId: string
  teamId: string | null
  /** What is shown of a team; empty of everybody else, whose name is read with the person. */
  called: string
}

export interface CampaignDocument extends WithOutbox {
  _id: string
  stationId: string
  kind: CampaignKind
  title: string
  about: string
  period: Period
  theme: Theme | null
  /** How many are chosen. */
  places: number
  /** Only those may enter who were chosen in the shorter periods within this one. */
  chained: boolean
  opensAt: number
  closesAt: number
  /** The sheet by which it is scored: that of the day on which it was published. */
  weights: ScoreWeights
  panel: Panelist[]
  /** The measure as it was reckoned last; null before. */
  scale: Scale | null
  scaledAt: number
  /** Empty before there is a notice; of those who were not chosen nothing is left when it is filed. */
  standings: Standing[]
  winners: Winner[]
  /** Whom the panel has chosen among equals, and why. */
  tie: { entryIds: string[]; reason: string } | null
  /** How often it has been put up. */
  round: number
  noticedAt: number | null
  /** Objections, each with the one among those chosen whom it is about; absent before the first. */
  objections?: Objections
  /** Whether an objection to all of it was right since it was put up last; absent before the first. */
  overruled?: boolean
  /** The deadline that the notice had when it was frozen, and when that was. */
  stood: { at: number; dueAt: number } | null
  state: CampaignState
  version: number
  dueAt: number | null
  /** When the timer has to look at it; it may ring early, never late. */
  wakeAt: number
  history: HistoryEntry[]
  createdAt: number
  movedAt: number
}

const timed = overdueEvents(campaignFlow)

/** What the timer sends when the deadline of a state has passed; undefined where it sends nothing. */
export const overdueIn = (state: CampaignState) => timed.get(state)

/** While people enter, the measure is reckoned anew each night at this hour. */
const SCALED_AT = 3 * HOUR

/** When the timer has to look at a campaign; a number nobody lives to see where nothing happens by itself. */
export function wakeOf({
  state,
  dueAt,
  scaledAt,
}: Pick<CampaignDocument, 'state' | 'dueAt' | 'scaledAt'>): number {
  const due = overdueIn(state) === undefined || dueAt === null ? NEVER : dueAt
  if (state !== 'nominating') return due
  return Math.min(due, scaledAt === 0 ? 0 : startOfDay(scaledAt) + DAY + SCALED_AT)
}

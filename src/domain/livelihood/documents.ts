/** Owns how works for the neighbourhood are stored, and what residents ask about them. */
import type { Day } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { CheckedPiece } from '../moderation/documents'
import type { LivelihoodAnswers, Metric } from './form'

interface Step {
  id: string
  day: Day
  text: string
}

/** A thing that somebody has reported and that the work puts right, as it is called on the board. */
interface LinkedIncident {
  caseId: string
  number: number
  text: string
}

export interface LivelihoodDocument extends WithOutbox {
  _id: string
  stationId: string
  form: LivelihoodAnswers
  metrics: Metric[]
  /** What has happened, in the order in which it was written down. */
  steps: Step[]
  incidents: LinkedIncident[]
  /** The check of the pictures; null without any. */
  content: CheckedPiece | null
  /** Those who want to hear of it. */
  followers: string[]
  /** Whole name of whoever wrote it last; masked for whoever was overtaken. */
  changedBy: string
  version: number
  createdAt: number
}

export interface LivelihoodQuestionDocument extends WithOutbox {
  _id: string
  stationId: string
  workId: string
  /** What the work was called. */
  title: string
  personId: string
  text: string
  answer: string
  /** Whether everybody reads both; nobody but the asker and the staff before somebody has decided that. */
  open: boolean
  state: 'asked' | 'answered'
  answeredAt: number | null
  version: number
  createdAt: number
}

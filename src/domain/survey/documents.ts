/** Owns how surveys are stored: what is asked, that somebody has answered, what was answered, and who wants to be called. */
import type { Case } from '../kernel/workflow'
import type { AudienceChoice } from '../notice/documents'
import type { Question } from './questions'
import type { SurveyState } from './flow'

/** What a survey came to, once and for all. */
export interface SurveyFigures {
  /** How often each mark of the answers stands there, see marksOf. */
  sums: Record<string, number>
  /** Short texts by question, in the order of the alphabet. */
  texts: Record<string, string[]>
}

export interface SurveyDocument extends Case<SurveyState> {
  _id: string
  stationId: string
  title: string
  intro: string
  questions: Question[]
  /** Whom it asks, of those whom a notice can be for. */
  chosen: Pick<AudienceChoice, 'station' | 'gridIds'>
  /** The keys by which it is found for a person. */
  audience: string[]
  /** From then on it takes no answers. */
  endsAt: number
  /** Whether everybody of the station sees what it came to. */
  open: boolean
  /** How many people it was for when it was published. */
  people: number
  figures: SurveyFigures | null
  /** The picture of the code that opens it; absent before it was asked for. */
  code?: string
  /** Whether its notice has still to be written; absent where there is none to write. */
  untold?: boolean
  createdAt: number
  dueAt: number | null
  /** When the single answers are forgotten; absent before they are counted, and once that has been done. */
  forgetAt?: number
  history: NonNullable<Case['history']>
  /** Whole name of whoever wrote it last; masked for whoever was overtaken. */
  changedBy: string
}

/**
 * That somebody has answered. Its id is a keyed hash of survey and person, `ownerKey` one of the person alone. It holds
 * nothing else, and above all no time.
 */
export interface SurveyTicketDocument {
  _id: string
  surveyId: string
  ownerKey: string
}

/** What somebody answered: under a random id, without a time, without anything of whoever it was. */
export interface SurveyAnswerDocument {
  _id: string
  surveyId: string
  marks: string[]
  texts: Record<string, string>
}

/** Somebody who wants to be called about one question of a survey, and has agreed to that being known. */
export interface SurveyContactDocument {
  _id: string
  surveyId: string
  stationId: string
  personId: string
  /** Whole; masked where it is listed. */
  name: string
  questionId: string
  /** What the question was called. */
  about: string
  /** The day on which it was said. */
  day: string
  state: 'waiting' | 'ordered'
  /** The order that it became. */
  orderId: string | null
}

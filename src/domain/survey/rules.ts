/** Owns the measures of surveys. */
import { HISTORY_LIMIT } from '../kernel/history'

const MOST_GRIDS = 30

export const surveyRules = {
  questions: 20,
  options: 10,
  /** Letters of a question, of an option, and of a short text that is answered. */
  titleLetters: 60,
  optionLetters: 20,
  textLetters: 100,
  /** Below so many nothing is said of what they chose. */
  fewest: 5,
  /** Younger people are not asked: what they say about their home is for their guardians to say. */
  youngest: 14,
  /** How long a survey may be open. */
  mostDays: 60,
  /** After its end so long passes before it is counted: whatever was on its way has arrived or failed by then. */
  settleMinutes: 10,
  /** So many days after they were counted the single answers are kept; what they came to stays. */
  answersDays: 365,
  /** Short texts that the frozen figures keep of a survey. */
  texts: 200,
  /** Contacts that become orders at a time. */
  ordersAtOnce: 20,
} as const

/** How much a document of a survey holds. */
export const surveyLists = {
  history: HISTORY_LIMIT,
  questions: surveyRules.questions,
  'questions[].options': surveyRules.options,
  audience: MOST_GRIDS,
  'chosen.gridIds': MOST_GRIDS,
  'figures.sums': 1000,
  'figures.texts': surveyRules.questions,
  'figures.texts.*': surveyRules.texts,
} as const

export const surveyAnswerLists = {
  // Each question has a mark at least, one of several choices as many as were chosen.
  marks: 1 + surveyRules.questions * surveyRules.options,
  texts: surveyRules.questions,
} as const

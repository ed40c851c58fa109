/** Owns the measures of articles. */
import { HISTORY_LIMIT } from '../kernel/history'

export const articleRules = {
  blocks: 40,
  blockLetters: 500,
  pictures: 9,
  attachments: 3,
  /** Letters of the beginning that lists show. */
  summaryLetters: 60,
  /** How many versions of a convention are told of beside one. */
  versions: 20,
  /** How many answers about one thing its page shows. */
  answers: 60,
  /** How far ahead an article may be dated, in days. */
  aheadDays: 180,
} as const

/** How much a document of an article holds. */
export const articleLists = {
  history: HISTORY_LIMIT,
  outbox: 60,
  blocks: articleRules.blocks,
  attachments: articleRules.attachments,
} as const

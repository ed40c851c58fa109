/** Owns how the verdict on a piece reaches the document it belongs to: one line for each kind of subject. */
import type { SubjectKind } from '@/domain/moderation/documents'
import { carryToActivity } from './activity-verdicts'
import { carryToArticle } from './article-verdicts'
import type { Carrier } from './carrier'
import { carryToCase } from './case-verdicts'
import { carryToDutyNote } from './duty-verdicts'
import { carryToHonour } from './honour-verdicts'
import { carryToLivelihood } from './livelihood-verdicts'
import { carryToNotice } from './notice-verdicts'
import { carryToPrize } from './prize-verdicts'
import { carryToRecap } from './recap-verdicts'
import { carryToThanks } from './thanks-verdicts'
import { carryToVisit } from './visit-verdicts'
import { carryToWish } from './wishes'

export const carriers: Record<SubjectKind, Carrier> = {
  wish: carryToWish,
  notice: carryToNotice,
  prize: carryToPrize,
  activity: carryToActivity,
  recap: carryToRecap,
  thanks: carryToThanks,
  duty: carryToDutyNote,
  visit: carryToVisit,
  case: carryToCase,
  honour: carryToHonour,
  article: carryToArticle,
  livelihood: carryToLivelihood,
}

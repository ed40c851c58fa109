/** Owns how long the lists of a campaign, and of somebody who stands in one, may grow. */
import { MOST_OBJECTIONS } from '../case/documents'
import { HISTORY_LIMIT } from '../kernel/history'
import { campaignRules } from './flow'
import { panelRules } from './panel'

export const campaignLists = {
  panel: panelRules.most,
  standings: campaignRules.mostEntries,
  winners: campaignRules.mostPlaces,
  'tie.entryIds': campaignRules.mostPlaces,
  'objections.open': MOST_OBJECTIONS,
  'objections.ended': MOST_OBJECTIONS,
  history: HISTORY_LIMIT,
} as const
export const campaignEntryLists = {
  nominations: campaignRules.mostNominations,
  marks: panelRules.most,
  history: HISTORY_LIMIT,
} as const

/** Owns what follows from the answers of whoever writes a campaign. */
import { DAY, type Day, startOf } from '../kernel/clock'
import { campaignKinds } from './kinds'
import { daysOfPeriod, type Period, periodWord } from '../score/period'
import type { CampaignKind } from './kinds'

/** What a campaign is called. */
export const titleOf = (kind: CampaignKind, period: Period): string =>
  `${periodWord(period)}${campaignKinds[kind].title}`

/** It opens with the first day and closes with the end of the last. */
export const spanOf = (opensOn: Day, closesOn: Day): { opensAt: number; closesAt: number } => ({
  opensAt: startOf(opensOn),
  closesAt: startOf(closesOn) + DAY,
})

/** When the last day of a period is over. */
export const endOf = (period: Period): number => startOf(daysOfPeriod(period).until)

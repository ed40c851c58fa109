/** Owns which campaigns wait for somebody, with how many of those who stand in each do. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { panelRules } from '@/domain/campaign/panel'
import type { Doc } from '../platform/cloud'
import type { Counting, Join } from '../platform/joins'
import { ENTRIES } from './campaign-entries'
import { CAMPAIGNS } from './campaigns'

type Counted = { n: number }[]
type Listed = Doc & Pick<CampaignDocument, 'kind' | 'title' | 'state' | 'dueAt' | 'round' | 'period'>

/** One with how many have no mark of somebody yet. */
export type ToMark = Listed & { unmarked: Counted }
/** One with how many were recommended and not found yet, and how many have too few marks. */
export type HeldCampaign = Listed & { named: Counted; short: Counted }

const fields = { title: 1, kind: 1, state: 1, dueAt: 1, round: 1, period: 1 } as const

/** How many stand in a campaign in a state, of whom something else is so. */
const counted = (as: string, state: string, ...also: readonly unknown[]): Counting => ({
  ...{ as, from: ENTRIES, variables: { campaign: '$_id' } },
  fits: { $and: [{ $eq: ['$campaignId', '$$campaign'] }, { $eq: ['$state', state] }, ...also] },
})

/** Campaigns in which somebody of the panel marks now; of those who stand in them not the ones that one may not mark. */
export const toMark = (stationId: string, panelist: string, kin: readonly string[], limit: number): Join => ({
  ...{ from: CAMPAIGNS, where: { 'panel.personId': panelist, state: 'reviewing', stationId } },
  ...{ order: { createdAt: 1 }, limit, fields },
  counting: counted(
    ...(['unmarked', 'entered'] as const),
    { $not: [{ $in: ['$personId', [...kin]] }] },
    { $not: [{ $in: [panelist, '$nominations.by'] }] },
    { $not: [{ $gt: [`$marks.${panelist}`, null] }] },
  ),
})

/** Campaigns of a station that are somebody's work now. */
export const heldCampaigns = (stationId: string, limit: number): Join => ({
  ...{ from: CAMPAIGNS, where: { stationId, state: { $in: ['nominating', 'reviewing', 'decided'] } } },
  ...{ order: { createdAt: 1 }, limit, fields },
  counting: [
    counted('named', 'named'),
    counted('short', 'entered', {
      $lt: [{ $size: { $objectToArray: '$marks' } }, panelRules.fewest],
    }),
  ],
})

/** Owns which campaigns wait for somebody, with how many of those who stand in each do. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import type { EntryDocument } from '@/domain/campaign/entry'
import { GOING_STATES, LEAVING_STATES } from '@/domain/campaign/flow'
import { panelRules } from '@/domain/campaign/panel'
import type { Doc } from '../platform/cloud'
import type { Counting, Join } from '../platform/joins'
import { ENTRIES } from './campaign-entries'
import { CAMPAIGNS } from './campaigns'

type Counted = { n: number }[]
type Listed = Doc & Pick<CampaignDocument, 'kind' | 'title' | 'state' | 'dueAt' | 'round' | 'period'>

/** One with how many have no mark of somebody yet, and how many of the own home stand in it, by whom one does not mark. */
export type ToMark = Listed & { unmarked: Counted; own: Counted }
/** One with how many were recommended and not found yet, and how many have too few marks. */
export type HeldCampaign = Listed & { named: Counted; short: Counted }

const fields = { title: 1, kind: 1, state: 1, dueAt: 1, round: 1, period: 1 } as const

/** How many stand in a campaign in a state, of whom something else is so. */
const counted = (as: string, state: string, ...also: readonly unknown[]): Counting => ({
  ...{ as, from: ENTRIES, variables: { campaign: '$_id' } },
  fits: { $and: [{ $eq: ['$campaignId', '$$campaign'] }, { $eq: ['$state', state] }, ...also] },
})

/** Campaigns in which somebody of the panel marks now; those whom one has recommended oneself are not among the unmarked. */
export const toMark = (stationId: string, panelist: string, kin: readonly string[], limit: number): Join => ({
  ...{ from: CAMPAIGNS, where: { 'panel.personId': panelist, state: 'reviewing', stationId } },
  ...{ order: { createdAt: 1 }, limit, fields },
  counting: [
    counted(
      ...(['unmarked', 'entered'] as const),
      { $not: [{ $in: [panelist, '$nominations.by'] }] },
      { $not: [{ $gt: [`$marks.${panelist}`, null] }] },
    ),
    counted('own', 'entered', { $in: ['$personId', [...kin]] }),
  ],
})

/** Somebody who stands in a campaign or was asked, with that campaign while nothing in it is decided. */
export type StandingIn = Doc &
  Pick<EntryDocument, 'personId' | 'campaignId' | 'state'> & {
    going: { n: { title: string; leaving: boolean } }[]
  }

/** The campaigns in which these people stand, along with the caller; one that is decided goes with none. */
export const standingJoin = (personIds: readonly string[], limit: number): Join => ({
  ...{ from: ENTRIES, where: { personId: { $in: [...personIds] }, state: { $in: ['asked', 'entered'] } } },
  ...{ order: { createdAt: -1 }, limit, fields: { personId: 1, campaignId: 1, state: 1 } },
  counting: {
    ...{ as: 'going', from: CAMPAIGNS, variables: { campaign: '$campaignId' } },
    fits: { $and: [{ $eq: ['$_id', '$$campaign'] }, { $in: ['$state', [...GOING_STATES]] }] },
    says: { title: '$title', leaving: { $in: ['$state', [...LEAVING_STATES]] } },
  },
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

/** Owns the way of a campaign (domain rules SM-11), and that of somebody who stands in one. */
import type { EffectOf } from '../kernel/effects'
import { refusing } from '../kernel/guards'
import { type Rejection, reject } from '../kernel/errors'
import { defineWorkflow } from '../kernel/workflow'
import { HEAD, STAFF } from '../person/roles'
import { panelRules } from './panel'

export const campaignRules = {
  /** What was chosen hangs on the notice for so many working days. */
  noticeWorkingDays: 5,
  /** So many working days the panel has. */
  reviewWorkingDays: 5,
  /** What is over stands among the others for so many days. */
  keptDays: 90,
  mostPlaces: 60,
  mostEntries: 200,
  mostNominations: 5,
} as const

export interface CampaignFacts {
  now: number
  opensAt: number
  closesAt: number
  /** When the period is over of which service is counted. */
  periodEndsAt: number
  panel: number
  candidates: number
  /** How many of them have fewer marks than they need. */
  unmarked: number
  /** How many stand alike on the last places, and who they are. */
  tied: number
  alike: string
  reason: string
  /** Until when a notice hangs after it stood still. */
  resumeAt: number
  /** Objections that have no answer. */
  objections: number
  /** Whether whoever moves it neither stands in it nor is close to somebody who does. */
  apart: boolean
}

const NOTICE = { due: { workingDays: campaignRules.noticeWorkingDays }, overdue: 'decide' } as const

const whenItOpens = { until: ({ opensAt }: CampaignFacts) => opensAt }
const whenItCloses = { until: ({ closesAt }: CampaignFacts) => closesAt }
const whenItGoesOn = { until: ({ resumeAt }: CampaignFacts) => resumeAt }

/** Refuses with the code and says of how many people, unless there is nobody. */
const counting = <const K extends string>(
  code: K,
  count: (facts: CampaignFacts) => number,
  more: (facts: CampaignFacts) => Record<string, string> = () => ({}),
) =>
  Object.assign(
    (facts: CampaignFacts): true | Rejection<K> =>
      count(facts) === 0 || reject(code, { people: count(facts), ...more(facts) }).error,
    { code },
  )

export const campaignFlow = defineWorkflow({
  name: 'campaign',
  title: '评选',
  start: 'draft',
  roles: ['staff', 'station_admin', 'system'],
  states: {
    draft: { label: '还没发布', tone: 'plain' },
    published: { label: '快开始了', tone: 'waiting' },
    nominating: { label: '正在报名', tone: 'waiting' },
    reviewing: { label: '正在评', tone: 'waiting', waitsFor: STAFF },
    noticing: { label: '公示中', tone: 'waiting' },
    frozen: { label: '有异议，公示停着', tone: 'warn' },
    decided: { label: '评出来了', tone: 'good', waitsFor: STAFF },
    awarded: { label: '表彰过了', tone: 'good' },
    archived: { label: '存档了', tone: 'done', final: true },
    stopped: { label: '不办了', tone: 'done', final: true },
  },
  events: {
    publish: { label: '发布' },
    open: { label: '报名开始' },
    close: { label: '报名截止' },
    propose: { label: '定下来，去公示' },
    freeze: { label: '停下公示' },
    thaw: { label: '接着公示' },
    renew: { label: '重新公示' },
    reopen: { label: '请评议再定' },
    decide: { label: '公示期满' },
    award: { label: '表彰过了' },
    archive: { label: '存档' },
    stop: { label: '不办了' },
  },
  guards: {
    isAhead: refusing(
      'CAMPAIGN_DATES',
      ({ now, opensAt, closesAt }: CampaignFacts) => closesAt > Math.max(now, opensAt),
    ),
    hasPanel: refusing('PANEL_SMALL', ({ panel }: CampaignFacts) => panel >= panelRules.fewest),
    periodOver: refusing('PERIOD_RUNS', ({ now, periodEndsAt }: CampaignFacts) => now >= periodEndsAt),
    somebody: refusing('NOBODY_ENTERED', ({ candidates }: CampaignFacts) => candidates > 0),
    allMarked: counting('MARKS_MISSING', ({ unmarked }: CampaignFacts) => unmarked),
    notTied: counting(
      'TIE_OPEN',
      ({ tied }: CampaignFacts) => tied,
      ({ alike }) => ({ alike }),
    ),
    apart: refusing('STANDS_IN_IT', ({ apart }: CampaignFacts) => apart),
    hasReason: refusing('REASON_NEEDED', ({ reason }: CampaignFacts) => reason !== ''),
    unopposed: refusing('OBJECTION_OPEN', ({ objections }: CampaignFacts) => objections === 0),
  },
  effects: ['grant', 'tellEntrants', 'tellPanel', 'tidy'],
  rows: [
    {
      ...{ from: 'draft', on: 'publish', by: STAFF, needs: ['isAhead', 'hasPanel'], to: 'published' },
      ...{ due: whenItOpens, overdue: 'open' },
    },
    {
      ...{ from: 'published', on: 'open', by: ['system'], to: 'nominating' },
      ...{ due: whenItCloses, overdue: 'close' },
    },
    {
      ...{ from: 'nominating', on: 'close', by: ['system'], to: 'reviewing', effects: ['tellPanel', 'tidy'] },
      due: { workingDays: campaignRules.reviewWorkingDays },
    },
    {
      ...{ from: 'reviewing', on: 'propose', by: STAFF, to: 'noticing', ...NOTICE },
      needs: ['apart', 'periodOver', 'somebody', 'allMarked', 'notTied'],
    },
    { from: 'noticing', on: 'freeze', by: ['system'], to: 'frozen' },
    {
      ...{ from: 'frozen', on: 'thaw', by: ['system'], needs: ['unopposed'], to: 'noticing' },
      ...{ due: whenItGoesOn, overdue: 'decide' },
    },
    // Whoever follows one who has dropped out is looked at as long as the others were.
    { from: 'noticing', on: 'renew', by: ['system'], to: 'noticing', ...NOTICE },
    { from: 'frozen', on: 'renew', by: ['system'], needs: ['unopposed'], to: 'noticing', ...NOTICE },
    // Where the next ones stand alike, the panel has to say who.
    {
      ...{ from: ['noticing', 'frozen'], on: 'reopen', by: ['system'], to: 'reviewing' },
      ...{ needs: ['unopposed'], effects: ['tellPanel'] },
      due: { workingDays: campaignRules.reviewWorkingDays },
    },
    {
      ...{ from: 'noticing', on: 'decide', by: ['system'], needs: ['unopposed'], to: 'decided' },
      ...{ effects: ['grant', 'tellEntrants'], due: { days: campaignRules.keptDays }, overdue: 'archive' },
    },
    {
      ...{ from: 'decided', on: 'award', by: STAFF, to: 'awarded' },
      ...{ due: { days: campaignRules.keptDays }, overdue: 'archive' },
    },
    { from: ['decided', 'awarded'], on: 'archive', by: ['system'], to: 'archived', effects: ['tidy'] },
    {
      from: ['draft', 'published', 'nominating', 'reviewing'],
      ...{
        on: 'stop',
        by: HEAD,
        needs: ['apart', 'hasReason'],
        to: 'stopped',
        effects: ['tellEntrants', 'tidy'],
      },
    },
  ],
})

export type CampaignState = keyof typeof campaignFlow.states
export type CampaignEvent = keyof typeof campaignFlow.events
export type CampaignActor = (typeof campaignFlow.roles)[number]
export type CampaignEffect = EffectOf<typeof campaignFlow>

/** States in which whoever stands in it may still leave. */
export const LEAVING_STATES: readonly CampaignState[] = ['nominating', 'reviewing']
/** States in which people stand in it and nothing is decided. */
export const GOING_STATES: readonly CampaignState[] = [...LEAVING_STATES, 'noticing', 'frozen']
/** States in which everybody sees who was chosen. */
export const SHOWN_STATES: readonly CampaignState[] = ['noticing', 'frozen', 'decided', 'awarded', 'archived']
/** States in which somebody is chosen for good. */
export const DECIDED_STATES: readonly CampaignState[] = ['decided', 'awarded', 'archived']

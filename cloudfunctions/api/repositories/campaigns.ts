/** Owns reading and moving campaigns: one document, in which one write decides. */
import { honourPages } from '@/domain/honour-pages'
import { type CampaignDocument, wakeOf, type Winner } from '@/domain/campaign/documents'
import {
  type CampaignActor,
  type CampaignEffect,
  type CampaignEvent,
  type CampaignFacts,
  campaignFlow,
  type CampaignState,
  DECIDED_STATES,
} from '@/domain/campaign/flow'
import { endOf } from '@/domain/campaign/form'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { type Guard, setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { alreadyDone, type Attempt, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import { moveCase } from '../kernel/move-case'
import { inPages } from '../kernel/paging'
import { changeDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { withoutFallen } from './campaign-honours'
import { itemKinds } from './items'

export const CAMPAIGNS = 'campaigns'
export type CampaignDoc = CampaignDocument & Doc

export const findCampaign = (id: string): Promise<CampaignDoc | null> => getDoc<CampaignDoc>(CAMPAIGNS, id)

export const campaignJoin = (id: string): Join => ({ from: CAMPAIGNS, where: { _id: id }, limit: 1 })

export const findDueCampaigns = (where: Guard, limit: number): Promise<CampaignDoc[]> =>
  findDocs<CampaignDoc>(CAMPAIGNS, where, { limit, order: [['wakeAt', 'asc']] })

const pages = inPages<CampaignDoc>(20, ['createdAt', 'desc'])

/** What a list shows of each: nobody's standing. */
const cardFields = { standings: 0, history: 0, outbox: 0, tie: 0 } as const

/** A page of the campaigns of a station in some states, the newest first. One request. */
export const campaignsIn = (
  stationId: string,
  states: readonly CampaignState[],
  cursor: string | undefined,
) =>
  pages.read(
    (where, options) => findDocs<CampaignDoc>(CAMPAIGNS, where, { ...options, fields: cardFields }),
    { stationId, state: { $in: [...states] } },
    cursor,
  )

/** A team wins as a team, whoever leads it. */
const winnerKey = ({ personId, teamId }: Pick<Winner, 'personId' | 'teamId'>): string => teamId ?? personId

type Past = Doc & Pick<CampaignDocument, 'kind' | 'period' | 'winners'>

/** Two years of weeks, months, quarters and years. */
const MOST_PAST = 150

/** Notes the measure of today, and when the timer looks again. One request. @returns whether nobody has moved it meanwhile */
export const noteScale = (
  { _id, version }: CampaignDoc,
  change: Pick<CampaignDocument, 'scale' | 'scaledAt' | 'wakeAt'>,
): Promise<boolean> => changeDoc(CAMPAIGNS, _id, { version }, { $set: change })

/** The campaigns of the kind that were decided before. One request. */
async function decidedBefore({
  _id,
  stationId,
  kind,
}: Pick<CampaignDocument, '_id' | 'stationId' | 'kind'>): Promise<Past[]> {
  const found = await findDocs<Past>(
    CAMPAIGNS,
    { stationId, state: { $in: [...DECIDED_STATES] } },
    {
      order: [['createdAt', 'desc']],
      ...{ limit: MOST_PAST, fields: { kind: 1, period: 1, winners: 1 } },
    },
  )
  return found.filter((one) => one.kind === kind && one._id !== _id)
}

/** The same with those of them alone who are looked for and whose honour stands. */
export async function wonBefore(
  campaign: Pick<CampaignDocument, '_id' | 'stationId' | 'kind'>,
  isMeant: (winner: Winner) => boolean,
): Promise<Past[]> {
  const past = await decidedBefore(campaign)
  return withoutFallen(past.map((one) => ({ ...one, winners: one.winners.filter(isMeant) })))
}

/** The last campaign of a station that was decided and scored from service, with its standings; null before the first. One request. */
export async function lastScored(stationId: string): Promise<CampaignDoc | null> {
  const found = await findDocs<CampaignDoc>(
    CAMPAIGNS,
    { stationId, state: { $in: ['decided', 'awarded'] } },
    { order: [['createdAt', 'desc']], limit: 10 },
  )
  return found.find(({ weights, standings }) => weights.hours > 0 && standings.length > 0) ?? null
}

/** How often each of some has won before, by the ids of people and of teams. One request, and one where somebody has. */
export async function earlierWinners(
  campaign: CampaignDocument,
  ids: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const won = new Map<string, number>()
  for (const { winners } of await wonBefore(campaign, (one) => ids.has(winnerKey(one))))
    for (const one of winners) won.set(winnerKey(one), (won.get(winnerKey(one)) ?? 0) + 1)
  return won
}

interface Granted {
  after: CampaignDocument
  event: CampaignEvent
  now: number
  /** Who stands in it, where it is told to all. */
  entrants: readonly string[]
}

const toSome = (
  { after, event, now }: Granted,
  personIds: readonly string[],
  said: { title: string; text: string; page: string },
): OutboxItem[] =>
  personIds.length === 0
    ? []
    : [
        itemKinds.tellSome.item(`${event}|${after.version}|${said.title}`, now, {
          ...{ stationId: after.stationId, personIds: [...personIds], said },
          cause: ['campaign', after._id, event, after.round],
        }),
      ]

const executors: Executors<CampaignEffect, Granted, OutboxItem> = {
  grant: ({ after, now }) => itemKinds.grantWinners.item(`grant|${after.version}`, now, {}),
  tidy: ({ after, now }) => itemKinds.tidyEntrants.item(`tidy|${after.version}`, now, {}),
  tellPanel: (granted) =>
    toSome(
      granted,
      granted.after.panel.map(({ personId }) => personId),
      {
        title: granted.event === 'reopen' ? '请再评一评' : '请您评一评',
        text:
          granted.event === 'reopen'
            ? `「${granted.after.title}」有人退下来，后面几位分数一样，请商量选出来。`
            : `「${granted.after.title}」报名截止了，请在 5 个工作日内给每位打分。`,
        page: honourPages.campaignDesk(granted.after._id),
      },
    ),
  /** Whoever was not chosen is told alone, and how the own figure came about. */
  tellEntrants: (granted) => {
    const { after, event, entrants } = granted
    const page = honourPages.campaign(after._id)
    if (event === 'stop')
      return toSome(granted, entrants, {
        ...{ title: '评选不办了', page },
        text: `「${after.title}」不办了，报名不作数，什么都不影响。`,
      })
    const won = after.winners.map(({ personId }) => personId)
    const others = after.standings.map(({ personId }) => personId).filter((id) => !won.includes(id))
    return [
      ...toSome(granted, won, {
        ...{ title: '您评上了', page },
        text: `「${after.title}」公示期满，评上的有您。谢谢您为邻里做的事。`,
      }),
      ...toSome(granted, others, {
        ...{ title: '评选结束了', page },
        text: `「${after.title}」评完了，这回名额有限。您做的每一次都记着，点开看自己的明细。`,
      }),
    ]
  },
}

interface Moving {
  event: CampaignEvent
  /** The version that was seen; left out by time, which takes it as it is. */
  version?: number
  attempt: Pick<Attempt<CampaignActor, CampaignFacts>, 'by' | 'roles' | 'note' | 'holidays'>
  now: number
  /** What the table shall know beside the campaign itself. */
  facts?: Partial<CampaignFacts>
  /** What changes with the move. */
  also?: (current: CampaignDoc) => Partial<CampaignDocument>
  entrants?: readonly string[]
}

/** What the table looks at. */
export const factsOf = (
  { opensAt, closesAt, period, panel, objections }: CampaignDocument,
  now: number,
  more: Partial<CampaignFacts> = {},
): CampaignFacts => ({
  ...{ now, opensAt, closesAt, periodEndsAt: endOf(period), panel: panel.length },
  ...{
    candidates: 0,
    unmarked: 0,
    tied: 0,
    alike: '',
    apart: true,
    reason: '',
    resumeAt: now,
    objections: objections?.open.length ?? 0,
  },
  ...more,
})

type GuardCode = Extract<ReturnType<(typeof campaignFlow.guards)[keyof typeof campaignFlow.guards]>, string>
type CampaignCode =
  GuardCode | 'MARKS_MISSING' | 'TIE_OPEN' | 'STALE' | 'INVALID_STATE' | 'FORBIDDEN' | 'OTHER_DECIDER'

/** Moves a campaign, with what follows. The requests of `moveCase`. */
export async function moveCampaign(
  read: CampaignDoc,
  { event, version, attempt, now, facts, also = () => ({}), entrants = [] }: Moving,
): Promise<Decision<CampaignDoc, CampaignCode | 'NOT_FOUND'>> {
  const result = await moveCase<CampaignDoc, CampaignCode>({
    ...{ collection: CAMPAIGNS, read, now },
    decide: (current) => {
      if (version !== undefined && current.version !== version)
        return alreadyDone(current, event, attempt) ? ok({ update: null, after: current }) : reject('STALE')
      const changes = also(current)
      const move = decide(campaignFlow, current, event, {
        ...{ ...attempt, at: now },
        facts: factsOf({ ...current, ...changes }, now, facts),
      })
      if (!move.ok) return move as Decision<never, CampaignCode>
      const bare = { ...moved(current, move.value), ...changes, movedAt: now }
      const after: CampaignDoc = { ...bare, wakeAt: wakeOf(bare) }
      const { items } = carryOut(executors, move.value.effects, { after, event, now, entrants })
      const update = together(
        transitionPatch(current, move.value),
        setting({ ...changes, movedAt: now, wakeAt: after.wakeAt }),
      )
      return ok({ update, after, items })
    },
  })
  return result.ok ? ok(result.value.doc) : result
}

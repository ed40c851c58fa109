/** Owns somebody who stands in a campaign: entered by oneself, or recommended and asked; and what the panel has marked. */
import { refusing } from '../kernel/guards'
import { defineForm } from '../kernel/form'
import { defineWorkflow, type HistoryEntry } from '../kernel/workflow'
import type { PersonDocument } from '../person/documents'
import { STAFF } from '../person/roles'
import type { EntrantKind } from './kinds'

/** Raised whenever the words below change: what was agreed to before is asked again. */
export const ENTRY_CONSENT_VERSION = 3

interface ConsentLine {
  title: string
  text: string
}

const ofPerson: readonly ConsentLine[] = [
  { title: '用到什么', text: '评选那段时间里您的服务时长、次数、评价，和推荐您的话。' },
  { title: '谁看得到', text: '评议的几位和社区工作人员。别的居民看不到您报了名，也看不到您的分。' },
  { title: '评上以后', text: '公示和荣誉墙上写“王*”；您同意过公开姓名，才写全名。' },
]

const ofFamily: readonly ConsentLine[] = [
  { title: '用到什么', text: '推荐您家的话，和您的姓名。' },
  { title: '谁看得到', text: '评议的几位和社区工作人员。别的居民看不到您家报了名，也看不到分。' },
  { title: '评上以后', text: '公示和荣誉墙上写“王*家”；您同意过公开姓名，才写全名。' },
]

const ofTeam: readonly ConsentLine[] = [
  { title: '用到什么', text: '评选那段时间里队伍办的活动，和推荐队伍的话。' },
  { title: '谁看得到', text: '评议的几位和社区工作人员。别的居民看不到队伍报了名，也看不到分。' },
  { title: '评上以后', text: '公示和荣誉墙上写队伍的名字，不写队员的。' },
]

/** What is agreed to by whoever stands in a campaign, or by whoever leads the team that does. */
export const entryConsent = (entrant: EntrantKind): readonly ConsentLine[] => [
  ...{ person: ofPerson, team: ofTeam, family: ofFamily }[entrant],
  { title: '留多久', text: '公示期满 90 天存档；没评上的，分和推荐的话那时都清掉。' },
  { title: '可以退出', text: '公示以前随时退出，不用说为什么，什么都不影响。' },
]

export const relations = {
  neighbour: '邻居',
  colleague: '一起做事的',
  helped: '我得到过帮助',
  friend: '朋友',
  family: '我的家里人',
} as const
type NominatorRelation = keyof typeof relations

export const nominationForm = defineForm({
  who: {
    is: 'text',
    label: '推荐谁',
    most: 20,
    line: true,
    placeholder: '比如：王桂芳',
    missing: '请写推荐的是谁',
  },
  where: {
    is: 'text',
    label: '住在哪里',
    most: 30,
    line: true,
    optional: true,
    placeholder: '比如：3 号楼，一楼的理发师傅',
    hint: '让社区工作人员找得到人，别人看不到',
  },
  relation: {
    ...{ is: 'choice', label: '您和这位是', options: relations, missing: '请选您和这位的关系' },
    hint: '推荐家里人也可以，评议的人会看到',
  },
  reason: {
    is: 'text',
    label: '为什么推荐',
    most: 200,
    placeholder: '比如：每天早上把楼前的雪扫干净',
    missing: '请写为什么推荐',
    hint: '别写病情、家里的难处',
  },
})

/** What of a person decides whether that one may stand. */
export interface EntrantFacts extends Pick<PersonDocument, 'closed' | 'merged'> {
  volunteer: Pick<PersonDocument['volunteer'], 'state' | 'suspension'>
}

/** One that was lifted is written down as none. */
const isSuspended = ({ volunteer: { state, suspension = null } }: Pick<EntrantFacts, 'volunteer'>): boolean =>
  state === 'suspended' || suspension !== null

/** Whether somebody may stand and be chosen: with an account that is open, and under no suspension. */
export const mayStand = (person: EntrantFacts): boolean =>
  !person.closed && !person.merged && !isSuspended(person)

export interface EntryFacts {
  now: number
  /** Whether the campaign takes entries. */
  open: boolean
  /** Whether nothing is decided yet, so that somebody may still leave. */
  leaving: boolean
  adult: boolean
  agreed: boolean
  /** Whether this campaign is open to all, or the person has won one of those it follows. */
  qualified: boolean
  room: boolean
  /** Whether the person is under no suspension. */
  standing: boolean
  reason: string
  /** Whether whoever decides is the one it is about. */
  own: boolean
  /** Whether whoever decides neither stands in the campaign nor is close to somebody who does. */
  apart: boolean
}

export const entryFlow = defineWorkflow({
  name: 'campaignEntry',
  title: '参评',
  start: 'none',
  roles: ['self', 'staff', 'station_admin', 'neighbour', 'system'],
  states: {
    none: { label: '没有报名', tone: 'plain' },
    named: { label: '有人推荐，还没找到人', tone: 'waiting', waitsFor: STAFF },
    asked: { label: '问过本人，等答复', tone: 'waiting', waitsFor: ['self'] },
    entered: { label: '在评', tone: 'good' },
    declined: { label: '不参加', tone: 'done' },
    withdrawn: { label: '退出了', tone: 'done' },
    lapsed: { label: '没有定下来', tone: 'done', final: true },
    found: { label: '找到人了', tone: 'done', final: true },
    dismissed: { label: '没有用上', tone: 'done', final: true },
    out: { label: '不在评了', tone: 'warn', final: true },
  },
  events: {
    nominate: { label: '推荐' },
    find: { label: '就是这位' },
    dismiss: { label: '没有用上' },
    lapse: { label: '报名截止，没有定下来' },
    ask: { label: '问本人' },
    enter: { label: '报名' },
    decline: { label: '不参加' },
    withdraw: { label: '退出' },
    exclude: { label: '不符合条件' },
    drop: { label: '异议成立' },
  },
  guards: {
    open: refusing('CAMPAIGN_CLOSED', ({ open }: EntryFacts) => open),
    leaving: refusing('CAMPAIGN_NOTICED', ({ leaving }: EntryFacts) => leaving),
    adult: refusing('ADULTS_ONLY', ({ adult }: EntryFacts) => adult),
    agreed: refusing('CONSENT_NEEDED', ({ agreed }: EntryFacts) => agreed),
    qualified: refusing('WINNERS_ONLY', ({ qualified }: EntryFacts) => qualified),
    standing: refusing('SUSPENDED_ENTRANT', ({ standing }: EntryFacts) => standing),
    room: refusing('CAMPAIGN_FULL', ({ room }: EntryFacts) => room),
    hasReason: refusing('REASON_NEEDED', ({ reason }: EntryFacts) => reason !== ''),
    notOwn: refusing('OWN_RECORD', ({ own }: EntryFacts) => !own),
    apart: refusing('STANDS_IN_IT', ({ apart }: EntryFacts) => apart),
  },
  effects: [],
  rows: [
    { from: 'none', on: 'nominate', by: ['neighbour'], needs: ['open'], to: 'named' },
    { from: 'named', on: 'find', by: STAFF, to: 'found' },
    { from: 'named', on: 'dismiss', by: STAFF, needs: ['apart', 'hasReason'], to: 'dismissed' },
    { from: ['named', 'asked'], on: 'lapse', by: ['system'], to: 'lapsed' },
    { from: 'none', on: 'ask', by: STAFF, needs: ['open', 'room'], to: 'asked' },
    {
      ...{ from: ['none', 'asked', 'declined', 'withdrawn'], on: 'enter', by: ['self'], to: 'entered' },
      needs: ['open', 'adult', 'standing', 'qualified', 'agreed', 'room'],
    },
    { from: 'asked', on: 'decline', by: ['self'], to: 'declined' },
    { from: 'entered', on: 'withdraw', by: ['self'], needs: ['leaving'], to: 'withdrawn' },
    {
      ...{ from: ['asked', 'entered'], on: 'exclude', by: STAFF, to: 'out' },
      needs: ['notOwn', 'apart', 'leaving', 'hasReason'],
    },
    { from: 'entered', on: 'drop', by: ['system'], to: 'out' },
  ],
})

type EntryState = keyof typeof entryFlow.states
export type EntryEvent = keyof typeof entryFlow.events

/** What one neighbour has said in favour of somebody. */
interface Nomination {
  by: string
  byName: string
  relation: NominatorRelation
  reason: string
  at: number
}

/** Under a derived id: whoever stands twice in a campaign meets the same document. */
export interface EntryDocument {
  _id: string
  campaignId: string
  stationId: string
  /** Whoever agrees to it: the person, the leader of the team, one of the family; null while nobody has been found. */
  personId: string | null
  /** The team that stands in it; null otherwise. */
  teamId: string | null
  /** What is shown of a team in place of a name; empty of a person and of a family. */
  called: string
  /** Whom a neighbour means who was not found yet; empty afterwards. */
  sought: { who: string; where: string }
  nominations: Nomination[]
  consent: { version: number; at: number } | null
  /** By the id of whoever has given it. */
  marks: Record<string, { mark: number; at: number }>
  /** Why it is in no more; empty otherwise. */
  reason: string
  state: EntryState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}

export const notEntered = { state: 'none' as const, version: 0, dueAt: null, history: [] as HistoryEntry[] }

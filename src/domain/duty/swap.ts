/**
 * Owns handing a turn of duty on: one asks another to take it, or to exchange it for a turn of theirs; the other agrees and
 * may take that back for a while. The seats of the turns are the truth; this says who wants what, and what has come of it.
 */
import type { SessionDocument } from '../activity/documents'
import { stateAt } from '../activity/session-flow'
import { HOUR, MINUTE } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import { defineWorkflow, type HistoryEntry } from '../kernel/workflow'

export const swapRules = {
  /** So long an answer is waited for. */
  answerHours: 48,
  /** So long before the start it must be known who comes. */
  beforeHours: 12,
  /** So many of one person wait for an answer at a time. */
  mostOpen: 3,
  undoMinutes: 10,
} as const

/** A turn that changes hands. */
export interface SwapTurn {
  sessionId: string
  startAt: number
  endAt: number
  /** Who has the place, and since when: a place that was given up and taken again is another one. */
  from: string
  since: number
  to: string
}

type SwapState =
  'begun' | 'asked' | 'agreed' | 'swapped' | 'declined' | 'withdrawn' | 'lapsed' | 'failed' | 'undone'

export interface DutySwapDocument extends WithOutbox {
  _id: string
  stationId: string
  activityId: string
  title: string
  /** The turn that is handed on; in an exchange also the one that is taken for it. */
  turns: SwapTurn[]
  sessionIds: string[]
  askerId: string
  askerName: string
  otherId: string
  otherName: string
  /** Whoever of the station has put the other there without asking; null where somebody was asked. */
  placedBy: string | null
  /** When it was agreed to: what the new seats bear. */
  agreedAt: number | null
  state: SwapState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}

type Times = Pick<SwapTurn, 'startAt'>
const firstStart = (turns: readonly Times[]): number => Math.min(...turns.map(({ startAt }) => startAt))

/** When an answer that has not come is waited for no longer. */
export const answerUntil = (turns: readonly Times[], askedAt: number): number =>
  Math.min(askedAt + swapRules.answerHours * HOUR, firstStart(turns) - swapRules.beforeHours * HOUR)

/** Until when it may be taken back. */
export const undoUntil = ({ agreedAt, turns }: Pick<SwapFacts, 'agreedAt' | 'turns'>): number =>
  Math.min((agreedAt ?? 0) + swapRules.undoMinutes * MINUTE, firstStart(turns))

interface SwapFacts {
  now: number
  turns: readonly Times[]
  agreedAt: number | null
}

export const dutySwapFlow = defineWorkflow({
  name: 'dutySwap',
  title: '换班',
  start: 'begun',
  roles: ['asker', 'other', 'staff', 'system'],
  states: {
    begun: { label: '还没问', tone: 'waiting' },
    asked: { label: '等对方答复', tone: 'waiting', waitsFor: ['other'] },
    agreed: { label: '正在换', tone: 'waiting', waitsFor: ['system'] },
    swapped: { label: '换好了', tone: 'good' },
    declined: { label: '对方来不了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
    lapsed: { label: '没有等到答复', tone: 'done', final: true },
    failed: { label: '没换成', tone: 'warn', final: true },
    undone: { label: '换回来了', tone: 'done', final: true },
  },
  events: {
    ask: { label: '请人接班' },
    place: { label: '安排接班' },
    agree: { label: '我来' },
    decline: { label: '我来不了' },
    withdraw: { label: '不换了' },
    lapse: { label: '没有答复' },
    settle: { label: '位子换好' },
    fail: { label: '位子没换成' },
    undo: { label: '撤销，换回来' },
  },
  guards: {
    inTime: ({ now, turns }: SwapFacts) => answerUntil(turns, now) > now || ('DUTY_SWAP_LATE' as const),
    ahead: ({ now, turns }: SwapFacts) => now < firstStart(turns) || ('ALREADY_STARTED' as const),
    undoable: (facts: SwapFacts) => facts.now < undoUntil(facts) || ('DUTY_UNDO_OVER' as const),
  },
  effects: [],
  rows: [
    {
      ...{ from: 'begun', on: 'ask', by: ['asker'], needs: ['inTime'], to: 'asked', overdue: 'lapse' },
      due: { until: ({ now, turns }) => answerUntil(turns, now) },
    },
    { from: 'begun', on: 'place', by: ['staff'], needs: ['ahead'], to: 'agreed' },
    { from: 'asked', on: 'agree', by: ['other'], needs: ['ahead'], to: 'agreed' },
    { from: 'asked', on: 'decline', by: ['other'], to: 'declined' },
    { from: 'asked', on: 'withdraw', by: ['asker'], to: 'withdrawn' },
    { from: 'asked', on: 'lapse', by: ['system'], to: 'lapsed' },
    { from: 'agreed', on: 'settle', by: ['system'], to: 'swapped' },
    { from: 'agreed', on: 'fail', by: ['system'], to: 'failed' },
    { from: 'swapped', on: 'undo', by: ['other', 'staff'], needs: ['undoable'], to: 'undone' },
  ],
})

export type SwapEvent = keyof typeof dutySwapFlow.events
export type SwapActor = (typeof dutySwapFlow.roles)[number]

export const notBegun = { state: 'begun' as const, version: 0, dueAt: null, history: [] as HistoryEntry[] }

/** What somebody is to a swap: whoever was put there without being asked cannot give it back by a tap. */
export function sidesOf(
  { askerId, otherId, placedBy }: Pick<DutySwapDocument, 'askerId' | 'otherId' | 'placedBy'>,
  personId: string,
): SwapActor[] {
  if (personId === placedBy) return ['staff']
  if (placedBy !== null) return []
  if (personId === askerId) return ['asker']
  return personId === otherId ? ['other'] : []
}

/** Whether the place of a turn can change hands now: it is where it was, and nobody is there yet. */
export const isAhead = (
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil'>,
  turn: Pick<SwapTurn, 'startAt' | 'endAt'>,
  now: number,
): boolean =>
  session.startAt === turn.startAt &&
  session.endAt === turn.endAt &&
  ['enrolling', 'enrollClosed', 'postponed'].includes(stateAt(session, now))

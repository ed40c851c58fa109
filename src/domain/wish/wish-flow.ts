/** Owns the way of a wish, from being handed in to being granted and thanked for: who may move it where, and how it is told. */
import type { EffectOf } from '../kernel/effects'
import { refusing } from '../kernel/guards'
import { defineWorkflow, type HistoryEntry } from '../kernel/workflow'
import { type WishRules, wishRulesAt } from './rules'
import { GRID, STAFF } from '../person/roles'

/** What the guards of a wish look at. */
export interface WishFacts {
  /** Whether the actor made it or it is the actor's own. */
  own: boolean
  /** Whether the actor holds one of its seats. */
  helps: boolean
  /** Whether its text and pictures have passed the check. */
  checked: boolean
  /** Whether they were turned down. */
  blocked: boolean
  /** Whether the day by which it is wished is over. */
  dayPassed: boolean
  /** Whether there is a seat or room to stand by. */
  room: boolean
  /** Whether thanks may be written: none stand there, or they did not pass. */
  thankable: boolean
  reason: string
  /** How an actor of the station knows that it came. */
  how: string
  /** When the station sees to it if nobody does. */
  openUntil: number | null
}

/** As many days as the rules say that hold when the step is taken. */
const ruled =
  (name: { [Name in keyof WishRules]: Name extends `${string}Days` ? Name : never }[keyof WishRules]) =>
  (at: number): number =>
    wishRulesAt(at)[name]

/** `owner` the wisher or whoever looks after the wisher; `recorder` who wrote it down for somebody else. */
const MAKERS = ['owner', 'recorder'] as const
const HELD = ['helper', 'system'] as const

/** States of what was handed in and does not hang yet, of what hangs or is seen to, and of what somebody has taken on. */
const BEFORE = ['submitted', 'verified', 'rejected'] as const
const BEGUN = ['published', 'claimed', 'fulfilling', 'stationFulfil'] as const
const BOUND = ['claimed', 'fulfilling'] as const

const verifySoon = { due: { workingDays: ruled('verifyWorkingDays') } }
const hangs = { due: { until: (facts: WishFacts) => facts.openUntil }, overdue: 'unclaimed' } as const
const station = { due: { days: ruled('stationDays') } }
const askSoon = { due: { days: ruled('confirmDays') } }
const mayHelp = { needs: ['notOwnWish', 'isChecked', 'dayAhead', 'hasRoom'] } as const
/** Whoever handed it over does not say that it came. */
const granted = {
  apart: ['deliver', 'stationDeliver'],
  to: 'confirmed',
  due: { days: ruled('thankDays') },
  overdue: 'close',
  effects: ['toGranted', 'creditHelpers', 'tellMakers', 'tellHelpers'],
} as const

export const wishFlow = defineWorkflow({
  name: 'wish',
  title: '微心愿',
  start: 'submitted',
  roles: ['owner', 'recorder', 'neighbour', 'helper', ...GRID, 'system'],
  states: {
    submitted: { label: '等核实', tone: 'waiting', waitsFor: GRID },
    verified: { label: '等上墙', tone: 'waiting', waitsFor: STAFF },
    published: { label: '等人认领', tone: 'waiting' },
    claimed: { label: '有人认领', tone: 'good' },
    fulfilling: { label: '正在办', tone: 'good' },
    delivered: { label: '送到了，等确认', tone: 'waiting', waitsFor: GRID },
    confirmed: { label: '心愿圆了', tone: 'good' },
    closed: { label: '心愿圆了', tone: 'done' },
    rejected: { label: '没有通过', tone: 'warn' },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
    stationFulfil: { label: '社区来办', tone: 'waiting', waitsFor: STAFF },
  },
  events: {
    amend: { label: '改一改再交' },
    verify: { label: '核实过了' },
    reject: { label: '退回' },
    publish: { label: '上墙' },
    claim: { label: '我来帮' },
    standBy: { label: '排着' },
    note: { label: '写进展' },
    passOn: { label: '换人来帮' },
    stepOut: { label: '退出一位' },
    handBack: { label: '放回墙上' },
    unclaimed: { label: '一直没人认领' },
    dayPassed: { label: '要的日子过了' },
    deliver: { label: '送到了' },
    stationDeliver: { label: '社区送到了' },
    confirm: { label: '确认收到' },
    notYet: { label: '还没收到' },
    stationNotYet: { label: '还没收到' },
    thank: { label: '说声谢谢' },
    close: { label: '到期结束' },
    withdraw: { label: '撤回心愿' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: WishFacts) => !own),
    notOwnWish: refusing('WISH_OWN', ({ own }: WishFacts) => !own),
    notHelper: refusing('OWN_RECORD', ({ helps }: WishFacts) => !helps),
    hasReason: refusing('REASON_NEEDED', ({ reason }: WishFacts) => reason !== ''),
    saysHow: refusing('WISH_HOW_NEEDED', ({ how }: WishFacts) => how !== ''),
    isChecked: refusing('WISH_NOT_CHECKED', ({ checked }: WishFacts) => checked),
    dayAhead: refusing('WISH_DAY_PASSED', ({ dayPassed }: WishFacts) => !dayPassed),
    // What hangs is amended only when it cannot stay as it is.
    cannotStay: refusing('INVALID_STATE', ({ blocked, dayPassed }: WishFacts) => blocked || dayPassed),
    hasRoom: refusing('WISH_QUEUE_FULL', ({ room }: WishFacts) => room),
    thankable: refusing('INVALID_STATE', ({ thankable }: WishFacts) => thankable),
  },
  effects: [
    ...(['toWall', 'offWall', 'toGranted', 'closeSeats', 'noteRefusal', 'creditHelpers'] as const),
    ...(['tellMakers', 'tellRefusal', 'tellHelpers', 'tellHalted', 'tellSeat', 'tellThanks'] as const),
    ...(['checkPiece', 'dropCheck'] as const),
  ],
  rows: [
    { from: BEFORE, on: 'amend', by: MAKERS, to: 'submitted', ...verifySoon, effects: ['checkPiece'] },
    {
      ...{ from: BEGUN, on: 'amend', by: MAKERS, needs: ['cannotStay'], to: 'submitted', ...verifySoon },
      effects: ['offWall', 'checkPiece', 'tellHalted'],
    },
    {
      ...{ from: 'submitted', on: 'verify', by: GRID, needs: ['notOwn'], to: 'verified' },
      due: { workingDays: ruled('publishWorkingDays') },
    },
    {
      ...{ from: ['submitted', 'verified'], on: 'reject', by: GRID, needs: ['notOwn', 'hasReason'] },
      ...{ to: 'rejected', effects: ['noteRefusal', 'tellRefusal', 'tellHelpers'] },
    },
    {
      ...{ from: BEGUN, on: 'reject', by: STAFF, needs: ['notOwn', 'hasReason'], to: 'rejected' },
      effects: ['offWall', 'noteRefusal', 'tellRefusal', 'tellHelpers'],
    },
    {
      ...{ from: 'verified', on: 'publish', by: STAFF, needs: ['notOwn', 'isChecked', 'dayAhead'] },
      ...{ to: 'published', ...hangs, effects: ['toWall', 'tellMakers'] },
    },
    {
      ...{ from: ['published', 'claimed'], on: 'claim', by: ['neighbour'], ...mayHelp, to: 'claimed' },
      effects: ['tellMakers'],
    },
    {
      ...{ from: 'fulfilling', on: 'claim', by: ['neighbour'], ...mayHelp, to: 'fulfilling' },
      effects: ['tellMakers'],
    },
    // Standing by moves nobody but whoever does it; the seats keep the order.
    { from: 'claimed', on: 'standBy', by: ['neighbour'], ...mayHelp, to: 'claimed' },
    { from: 'fulfilling', on: 'standBy', by: ['neighbour'], ...mayHelp, to: 'fulfilling' },
    { from: BOUND, on: 'note', by: ['helper'], to: 'fulfilling', effects: ['checkPiece', 'tellMakers'] },
    // A helper goes, or the lease is over. Others still hold seats, but none of them has said when and how.
    { from: BOUND, on: 'passOn', by: HELD, to: 'claimed', effects: ['tellMakers', 'tellSeat'] },
    // One of several goes, and another one's word still stands.
    { from: 'fulfilling', on: 'stepOut', by: HELD, to: 'fulfilling', effects: ['tellSeat'] },
    { from: BOUND, on: 'handBack', by: HELD, to: 'published', ...hangs, effects: ['tellMakers', 'tellSeat'] },
    {
      ...{ from: 'published', on: 'unclaimed', by: ['system'], to: 'stationFulfil', ...station },
      effects: ['offWall', 'tellMakers'],
    },
    {
      // It waits for its maker, who dates it anew or withdraws it, and for the station when its thirty days are over.
      ...{ from: 'published', on: 'dayPassed', by: ['system'], to: 'published', ...hangs },
      effects: ['offWall', 'tellMakers'],
    },
    {
      ...{ from: 'fulfilling', on: 'deliver', by: ['helper'], to: 'delivered', ...askSoon },
      effects: ['offWall', 'closeSeats', 'checkPiece', 'tellMakers'],
    },
    {
      ...{ from: 'stationFulfil', on: 'stationDeliver', by: STAFF, needs: ['notOwn'], to: 'delivered' },
      ...{ ...askSoon, effects: ['checkPiece', 'tellMakers'] },
    },
    { from: 'delivered', on: 'confirm', by: MAKERS, needs: ['notHelper'], ...granted },
    { from: 'delivered', on: 'confirm', by: GRID, needs: ['notOwn', 'notHelper', 'saysHow'], ...granted },
    {
      ...{ from: 'delivered', on: 'notYet', by: [...MAKERS, ...GRID], needs: ['notHelper', 'hasReason'] },
      ...{ to: 'fulfilling', effects: ['toWall', 'tellHelpers'] },
    },
    {
      ...{ from: 'delivered', on: 'stationNotYet', by: [...MAKERS, ...GRID], needs: ['hasReason'] },
      ...{ to: 'stationFulfil', ...station },
    },
    {
      ...{ from: ['confirmed', 'closed'], on: 'thank', by: MAKERS, needs: ['thankable'], to: 'closed' },
      effects: ['checkPiece', 'tellThanks'],
    },
    { from: 'confirmed', on: 'close', by: ['system'], to: 'closed' },
    {
      // Helpers of one that was turned down have been told of that already.
      ...{ from: BEFORE, on: 'withdraw', by: MAKERS, to: 'withdrawn' },
      effects: ['offWall', 'noteRefusal', 'dropCheck'],
    },
    {
      ...{ from: BEGUN, on: 'withdraw', by: MAKERS, to: 'withdrawn' },
      effects: ['offWall', 'noteRefusal', 'dropCheck', 'tellHelpers'],
    },
  ],
})

/** Whether somebody has taken it on and has not handed it over yet. */
export const isBound = ({ state }: { state: keyof typeof wishFlow.states }): boolean =>
  (BOUND as readonly string[]).includes(state)

export type WishEvent = keyof typeof wishFlow.events
export type WishActor = (typeof wishFlow.roles)[number]
export type WishEffect = EffectOf<typeof wishFlow>

/** The parts of the way of a wish, by the states that belong to each. */
export const wishRoad: Partial<Record<keyof typeof wishFlow.states, string>> = {
  submitted: '核实',
  verified: '核实',
  published: '等人认领',
  claimed: '有人在办',
  fulfilling: '有人在办',
  stationFulfil: '社区来办',
  delivered: '等确认收到',
}

const ended = (who: string, { by }: HistoryEntry): string => (by === 'system' ? '认领到期' : `${who}让出了`)

/** What the story of a wish says of each step; `who` is the masked name of whoever took it. */
const story: Record<WishEvent | 'begin', (who: string, entry: HistoryEntry) => string> = {
  begin: () => '许下心愿',
  amend: () => '改好，重新交了',
  verify: () => '核实过了',
  reject: () => '退回',
  publish: () => '挂上心愿墙',
  claim: (who) => `${who}认领了`,
  standBy: (who) => `${who}排着`,
  note: (who) => `${who}写了进展`,
  passOn: (who, entry) => `${ended(who, entry)}，换一位街坊来帮`,
  stepOut: (who, entry) => `${ended(who, entry)}，其他街坊接着办`,
  handBack: (who, entry) => `${ended(who, entry)}，回到墙上`,
  unclaimed: () => '挂了一个月，社区来办',
  dayPassed: () => '要的日子过了，从墙上取下',
  deliver: (who) => `${who}送到了`,
  stationDeliver: () => '社区送到了',
  confirm: () => '确认收到，心愿圆了',
  notYet: () => '还没收到，接着办',
  stationNotYet: () => '还没收到，社区接着办',
  thank: () => '说了谢谢',
  close: () => '结束',
  withdraw: () => '撤回了心愿',
}

/** The case so far, the earliest first. */
export const timelineOf = (
  { history, names }: { history: readonly HistoryEntry[]; names: Readonly<Record<string, string>> },
  viewerId: string,
): { at: number; text: string }[] =>
  history.map((entry) => {
    const who = entry.by === viewerId ? '我' : (names[entry.by] ?? '街坊')
    const told = story[entry.on as WishEvent] as (typeof story)[WishEvent] | undefined
    return { at: entry.at, text: told ? told(who, entry) : entry.on }
  })

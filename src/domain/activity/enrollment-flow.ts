/** Owns the way of one enrollment, from signing up to counted hours: who may move it, and from where to where. */
import { decide, defineWorkflow, transitionPatch, type HistoryEntry, type Move } from '../kernel/workflow'
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { Decision } from '../kernel/errors'
import type { EnrollmentDocument, EnrollmentState } from './documents'

/** `none` is the state before there is a row. */
export type EnrollmentFlowState = EnrollmentState | 'none'

/** `person` is whoever signed up, for himself or for a dependant; `organiser` runs the door; `system` is a job. */
export type EnrollmentActor = 'person' | 'organiser' | 'system'

export const enrollmentFlow = defineWorkflow({
  name: 'enrollment',
  title: '报名',
  start: 'none',
  roles: ['person', 'organiser', 'system'],
  states: {
    none: { label: '没有报名', tone: 'plain' },
    confirmed: { label: '已报上', tone: 'good' },
    waiting: { label: '候补中', tone: 'waiting' },
    offered: { label: '有空位留给您', tone: 'warn' },
    checkedIn: { label: '已签到', tone: 'good' },
    checkedOut: { label: '已签退', tone: 'done' },
    counted: { label: '时长已记', tone: 'done' },
    leftOpen: { label: '忘了签退', tone: 'warn' },
    noShow: { label: '没有到场', tone: 'warn' },
    applied: { label: '等社区确认', tone: 'waiting' },
    declined: { label: '这次没有报上', tone: 'plain' },
    cancelled: { label: '已取消', tone: 'plain' },
  },
  events: {
    confirm: { label: '报名' },
    wait: { label: '候补' },
    apply: { label: '报名，等确认' },
    admit: { label: '确认报名' },
    lineUp: { label: '确认，排进候补' },
    decline: { label: '没有报上' },
    askAgain: { label: '撤回答复，再看' },
    offer: { label: '留出空位' },
    accept: { label: '接受空位' },
    pass: { label: '让给下一位' },
    expire: { label: '空位超时' },
    cancel: { label: '取消报名' },
    close: { label: '活动取消' },
    seat: { label: '得到现场空位' },
    walkIn: { label: '现场加入' },
    checkIn: { label: '签到' },
    checkOut: { label: '签退' },
    leaveOpen: { label: '没有签退' },
    count: { label: '记时长' },
    noShow: { label: '没有到场' },
    undoIn: { label: '撤销签到' },
    undoAbsent: { label: '撤销签到，仍算没有到场' },
    undoWalkIn: { label: '撤销现场加入' },
    undoOut: { label: '撤销签退' },
    uncount: { label: '时长收回再核' },
  },
  guards: {},
  effects: [],
  rows: [
    { from: ['none', 'cancelled'], on: 'confirm', by: ['person', 'system'], to: 'confirmed' },
    { from: ['none', 'cancelled'], on: 'wait', by: ['person', 'system'], to: 'waiting' },
    // Where somebody has to agree first: asking holds no seat, and every way ends with an answer.
    { from: ['none', 'cancelled'], on: 'apply', by: ['person', 'system'], to: 'applied' },
    { from: ['applied', 'declined'], on: 'admit', by: ['organiser', 'system'], to: 'confirmed' },
    { from: ['applied', 'declined'], on: 'lineUp', by: ['organiser', 'system'], to: 'waiting' },
    { from: 'applied', on: 'decline', by: ['organiser', 'system'], to: 'declined' },
    { from: 'declined', on: 'askAgain', by: ['organiser', 'system'], to: 'applied' },
    { from: 'waiting', on: 'offer', by: ['system'], to: 'offered' },
    { from: 'offered', on: 'accept', by: ['person', 'system'], to: 'confirmed' },
    { from: 'offered', on: 'pass', by: ['person', 'system'], to: 'cancelled' },
    { from: 'offered', on: 'expire', by: ['system'], to: 'cancelled' },
    {
      from: ['confirmed', 'waiting', 'offered', 'applied', 'declined'],
      on: 'cancel',
      by: ['person', 'system'],
      to: 'cancelled',
    },
    {
      from: ['confirmed', 'waiting', 'offered', 'applied', 'declined'],
      on: 'close',
      by: ['system'],
      to: 'cancelled',
    },
    { from: ['waiting', 'offered'], on: 'seat', by: ['organiser', 'system'], to: 'confirmed' },
    {
      from: ['none', 'cancelled', 'waiting', 'offered', 'applied', 'declined'],
      on: 'walkIn',
      by: ['organiser'],
      to: 'checkedIn',
    },
    { from: 'confirmed', on: 'checkIn', by: ['person', 'organiser', 'system'], to: 'checkedIn' },
    // A proof made without signal may arrive after the job has called the person absent.
    {
      from: 'noShow',
      on: 'checkIn',
      by: ['person', 'organiser', 'system'],
      to: 'checkedIn',
    },
    {
      from: ['checkedIn', 'leftOpen'],
      on: 'checkOut',
      by: ['person', 'organiser', 'system'],
      to: 'checkedOut',
    },
    { from: 'checkedIn', on: 'leaveOpen', by: ['system'], to: 'leftOpen' },
    { from: 'checkedOut', on: 'count', by: ['person', 'organiser', 'system'], to: 'counted' },
    // What was decided on the hours was taken back.
    { from: 'counted', on: 'uncount', by: ['system'], to: 'checkedOut' },
    { from: 'checkedOut', on: 'leaveOpen', by: ['system'], to: 'leftOpen' },
    { from: 'confirmed', on: 'noShow', by: ['organiser', 'system'], to: 'noShow' },
    // A mark made for somebody else is taken back by whoever made it, or by the staff.
    { from: 'checkedIn', on: 'undoIn', by: ['organiser'], to: 'confirmed' },
    { from: 'checkedIn', on: 'undoAbsent', by: ['organiser'], to: 'noShow' },
    { from: 'checkedIn', on: 'undoWalkIn', by: ['organiser'], to: 'cancelled' },
    { from: ['checkedOut', 'counted'], on: 'undoOut', by: ['organiser'], to: 'checkedIn' },
  ],
})

export type EnrollmentEvent = keyof typeof enrollmentFlow.events
type EnrollmentMove = Move<EnrollmentFlowState>

export interface EnrollmentAttempt {
  event: EnrollmentEvent
  as: EnrollmentActor
  /** The person who does it, or `system`. */
  by: string
  at: number
  note?: string
}

const NOBODY_YET = { state: 'none' as const, version: 0, history: [] as HistoryEntry[] }

/** Decides an event on a row, or on nobody's row yet (null). */
export const decideEnrollment = (
  row: Pick<EnrollmentDocument, 'state' | 'version' | 'history'> | null,
  { event, as, by, at, note }: EnrollmentAttempt,
): Decision<EnrollmentMove, 'INVALID_STATE' | 'FORBIDDEN'> =>
  decide(enrollmentFlow, row ?? NOBODY_YET, event, {
    by,
    roles: [as],
    at,
    facts: undefined,
    ...(note ? { note } : {}),
  }) as Decision<EnrollmentMove, 'INVALID_STATE' | 'FORBIDDEN'>

/**
 * The compare-and-swap that writes a decided move on a row, together with the fields in `set`. Refused by the
 * database when the row has moved since it was read.
 */
export function enrollmentPatch(
  row: Pick<EnrollmentDocument, 'state' | 'version' | 'history'>,
  move: EnrollmentMove,
  set: Partial<EnrollmentDocument> = {},
): GuardedUpdate {
  const update = transitionPatch(row, move)
  const { dueAt: _none, ...fields } = update.patch.$set ?? {}
  return { guard: update.guard, patch: { ...update.patch, $set: { ...fields, ...set } } }
}

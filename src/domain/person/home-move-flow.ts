/** Owns the way of a move to another home station: asked for, agreed to or refused by the new one, taken back (domain rules SM-01). */
import { type Rejection, reject } from '../kernel/errors'
import type { EffectOf } from '../kernel/effects'
import { refusing } from '../kernel/guards'
import { takeBackGuards, type TakeBackFacts, wayBack } from '../kernel/taking-back'
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from './roles'

export interface HomeMoveFacts extends TakeBackFacts {
  /** Whether whoever acts at the desk is the one who moves. */
  own: boolean
  reason: string
  /** What the person still does where home is now, as it is called: 网格员、队长; empty for nothing. */
  roles: string
  inHousehold: boolean
}

/** A default of this product; the station's own closed days count as none. */
const MOVE_WORKING_DAYS = 2
const ANSWER = { workingDays: MOVE_WORKING_DAYS }

/** Where each taking back leads; the decision must have come from there. */
const TAKEN_BACK = [
  ['backToAsked', 'asked'],
  ['backToLate', 'late'],
] as const
const back = takeBackGuards('DECISION_KEPT', 'DECISION_NOT_YOURS')
const IN_TIME = ['decisionIsTheirs', 'takeBackOpen'] as const
/** What hangs on the station where home is has to be laid down before. */
const FREE = ['holdsNoRole', 'inNoHousehold'] as const

export const homeMoveFlow = defineWorkflow({
  name: 'homeMove',
  title: '换站',
  start: 'none',
  roles: ['resident', 'staff', 'station_admin', 'system'],
  states: {
    none: { label: '没有换站', tone: 'plain' },
    asked: { label: '等对方答复', tone: 'waiting', waitsFor: STAFF },
    late: { label: '转给站长了', tone: 'waiting', waitsFor: STAFF },
    agreed: { label: '换好了', tone: 'good' },
    refused: { label: '没有同意', tone: 'warn' },
    withdrawn: { label: '撤回了', tone: 'done' },
  },
  events: {
    ask: { label: '申请换站' },
    agree: { label: '同意' },
    refuse: { label: '不同意' },
    climb: { label: '没有按时答复' },
    withdraw: { label: '撤回' },
    backToAsked: { label: '撤销' },
    backToLate: { label: '撤销' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: HomeMoveFacts) => !own),
    hasReason: refusing('REASON_NEEDED', ({ reason }: HomeMoveFacts) => reason !== ''),
    holdsNoRole: ({ roles }: HomeMoveFacts): true | Rejection<'MOVE_ROLES_FIRST'> =>
      roles === '' || reject('MOVE_ROLES_FIRST', { roles }).error,
    inNoHousehold: refusing('MOVE_HOUSEHOLD_FIRST', ({ inHousehold }: HomeMoveFacts) => !inHousehold),
    decisionIsTheirs: back.isTheirs,
    takeBackOpen: back.inTime,
    backToAsked: back.cameFrom('asked'),
    backToLate: back.cameFrom('late'),
  },
  effects: ['settle', 'unsettle', 'tellStaff', 'tellHead', 'tell', 'tellTakenBack'],
  takesBack: ['backToAsked', 'backToLate'],
  rows: [
    {
      from: ['none', 'agreed', 'refused', 'withdrawn'],
      on: 'ask',
      by: ['resident'],
      needs: FREE,
      to: 'asked',
      due: ANSWER,
      overdue: 'climb',
      effects: ['tellStaff'],
    },
    // Time agrees to nothing: it only calls the head. The deadline stays, so that it stands first and overdue.
    { from: 'asked', on: 'climb', by: ['system'], to: 'late', due: 'kept', effects: ['tellHead', 'tell'] },
    {
      from: ['asked', 'late'],
      on: 'agree',
      by: STAFF,
      needs: ['notOwn', ...FREE],
      to: 'agreed',
      effects: ['settle', 'tell'],
    },
    {
      from: ['asked', 'late'],
      on: 'refuse',
      by: STAFF,
      needs: ['notOwn', 'hasReason'],
      to: 'refused',
      effects: ['tell'],
    },
    { from: ['asked', 'late'], on: 'withdraw', by: ['resident'], to: 'withdrawn' },
    // Whoever has come to work or to pool points at the new station meanwhile is not sent back by an undo.
    {
      from: 'agreed',
      on: 'backToAsked',
      by: STAFF,
      needs: ['notOwn', ...IN_TIME, 'backToAsked', ...FREE],
      to: 'asked',
      due: ANSWER,
      overdue: 'climb',
      effects: ['unsettle', 'tellTakenBack'],
    },
    {
      from: 'agreed',
      on: 'backToLate',
      by: STAFF,
      needs: ['notOwn', ...IN_TIME, 'backToLate', ...FREE],
      to: 'late',
      effects: ['unsettle', 'tellTakenBack'],
    },
    {
      from: 'refused',
      on: 'backToAsked',
      by: STAFF,
      needs: ['notOwn', ...IN_TIME, 'backToAsked'],
      to: 'asked',
      due: ANSWER,
      overdue: 'climb',
      effects: ['tellTakenBack'],
    },
    {
      from: 'refused',
      on: 'backToLate',
      by: STAFF,
      needs: ['notOwn', ...IN_TIME, 'backToLate'],
      to: 'late',
      effects: ['tellTakenBack'],
    },
  ],
})

/** Every event that takes an answer back. */
export const movesTakenBack: readonly string[] = TAKEN_BACK.map(([on]) => on)

/** The event that takes an answer back to where it came from; null where there is none. */
export const moveTakingBack = (from: string | null) => wayBack(TAKEN_BACK, from)

export type HomeMoveEvent = keyof typeof homeMoveFlow.events
export type HomeMoveState = keyof typeof homeMoveFlow.states
export type HomeMoveActor = (typeof homeMoveFlow.roles)[number]
export type HomeMoveEffect = EffectOf<typeof homeMoveFlow>

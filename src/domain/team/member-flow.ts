/** Owns the way of a membership: asked for, agreed to or refused, and how it ends and may begin again. */
import type { EffectOf } from '../kernel/effects'
import { takeBackGuards, type TakeBackFacts, wayBack } from '../kernel/taking-back'
import { defineWorkflow } from '../kernel/workflow'

export interface MemberFacts extends TakeBackFacts {
  /** Whether the person who acts is the one it is about. */
  own: boolean
  reason: string
  /** Whether the team takes people now. */
  teamOpen: boolean
  /** Whether the one who asks is a volunteer in good standing. */
  volunteer: boolean
  /** Whether the member leads the team. */
  leads: boolean
  /** From when on one may ask again, and as a day in words; for whoever was refused or taken out. */
  askAgainAt: number
  askAgain: string
  /** Whether a member has just left, and comes back as if nothing had been. */
  justLeft: boolean
}

const DECIDERS = ['leader', 'staff'] as const
const ANSWER = { workingDays: 3 }

/** Where each taking back leads; the decision must have come from there. */
const TAKEN_BACK = [
  ['backToApplied', 'applied'],
  ['backToMember', 'member'],
] as const
const back = takeBackGuards('DECISION_KEPT', 'DECISION_NOT_YOURS')

export const memberFlow = defineWorkflow({
  name: 'teamMember',
  title: '队员',
  start: 'applied',
  begin: { due: ANSWER },
  roles: ['self', 'leader', 'staff', 'system'],
  states: {
    applied: { label: '等答复', tone: 'waiting', waitsFor: ['leader', 'staff'] },
    member: { label: '队员', tone: 'good' },
    rejected: { label: '这次没有加入', tone: 'plain' },
    left: { label: '退出了', tone: 'plain' },
    removed: { label: '请出了', tone: 'plain' },
  },
  events: {
    apply: { label: '申请加入' },
    comeBack: { label: '回来' },
    agree: { label: '同意' },
    refuse: { label: '这次不收' },
    leave: { label: '退出' },
    remove: { label: '请出' },
    lead: { label: '当队长' },
    lapse: { label: '不再是志愿者' },
    backToApplied: { label: '撤销' },
    backToMember: { label: '撤销' },
  },
  guards: {
    teamOpen: (facts: MemberFacts) => facts.teamOpen || ('TEAM_RESTS' as const),
    isVolunteer: ({ volunteer }: MemberFacts) => volunteer || ('TEAM_VOLUNTEERS_ONLY' as const),
    mayAskAgain: ({ now, askAgainAt, askAgain }: MemberFacts) =>
      now >= askAgainAt || { code: 'TEAM_ASK_LATER' as const, details: { day: askAgain } },
    hasJustLeft: ({ justLeft }: MemberFacts) => justLeft || ('INVALID_STATE' as const),
    notOwn: ({ own }: MemberFacts) => !own || ('OWN_RECORD' as const),
    notLeader: ({ leads }: MemberFacts) => !leads || ('TEAM_LEADER_STAYS' as const),
    hasReason: ({ reason }: MemberFacts) => reason !== '' || ('REASON_NEEDED' as const),
    decisionIsTheirs: back.isTheirs,
    takeBackOpen: back.inTime,
    backToApplied: back.cameFrom('applied'),
    backToMember: back.cameFrom('member'),
  },
  effects: ['askLeader', 'count', 'tell', 'tellTakenBack', 'askForLeader'],
  takesBack: ['backToApplied', 'backToMember'],
  rows: [
    {
      from: ['rejected', 'left', 'removed'],
      on: 'apply',
      by: ['self'],
      needs: ['teamOpen', 'isVolunteer', 'mayAskAgain'],
      to: 'applied',
      due: ANSWER,
      effects: ['askLeader'],
    },
    {
      from: 'left',
      on: 'comeBack',
      by: ['self'],
      needs: ['teamOpen', 'isVolunteer', 'hasJustLeft'],
      to: 'member',
      effects: ['count'],
    },
    {
      from: 'applied',
      on: 'agree',
      by: DECIDERS,
      needs: ['notOwn', 'teamOpen'],
      to: 'member',
      effects: ['count', 'tell'],
    },
    {
      from: 'applied',
      on: 'refuse',
      by: DECIDERS,
      needs: ['notOwn', 'hasReason'],
      to: 'rejected',
      effects: ['tell'],
    },
    { from: 'applied', on: 'leave', by: ['self'], to: 'left' },
    { from: 'member', on: 'leave', by: ['self'], needs: ['notLeader'], to: 'left', effects: ['count'] },
    {
      from: 'member',
      on: 'remove',
      by: DECIDERS,
      needs: ['notOwn', 'notLeader', 'hasReason'],
      to: 'removed',
      effects: ['count', 'tell'],
    },
    // Whoever is asked to lead belongs to the team from then on.
    {
      from: ['applied', 'rejected', 'left', 'removed'],
      on: 'lead',
      by: ['system'],
      to: 'member',
      effects: ['count'],
    },
    // The standing as a volunteer has ended, and with it what is held by it.
    {
      from: ['applied', 'member'],
      on: 'lapse',
      by: ['system'],
      to: 'left',
      effects: ['count', 'askForLeader'],
    },
    {
      from: 'member',
      on: 'backToApplied',
      by: DECIDERS,
      needs: ['notOwn', 'notLeader', 'decisionIsTheirs', 'takeBackOpen', 'backToApplied'],
      to: 'applied',
      due: ANSWER,
      effects: ['count', 'tellTakenBack'],
    },
    {
      from: 'rejected',
      on: 'backToApplied',
      by: DECIDERS,
      needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'backToApplied'],
      to: 'applied',
      due: ANSWER,
      effects: ['tellTakenBack'],
    },
    {
      from: 'removed',
      on: 'backToMember',
      by: DECIDERS,
      needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'backToMember'],
      to: 'member',
      effects: ['count', 'tellTakenBack'],
    },
  ],
})

/** Every event that takes a decision on a membership back. */
export const takingsBack = TAKEN_BACK.map(([on]) => on)

/** The event that takes a decision back to where it came from; null where there is none. */
export const takingBack = (from: string | null) => wayBack(TAKEN_BACK, from)

export type MemberState = keyof typeof memberFlow.states
export type MemberEvent = keyof typeof memberFlow.events
export type MemberActor = (typeof memberFlow.roles)[number]
export type MemberEffect = EffectOf<typeof memberFlow>

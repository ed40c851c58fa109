/** Owns the way of a team: written down, agreed to by the head of the station, active, at rest, dissolved. */
import type { EffectOf } from '../kernel/effects'
import { defineWorkflow } from '../kernel/workflow'
import { HEAD, STAFF } from '../person/roles'

interface TeamFacts {
  reason: string
  hasLeader: boolean
}

const ANSWER = { workingDays: 3 }

export const teamFlow = defineWorkflow({
  name: 'team',
  title: '队伍',
  start: 'draft',
  roles: ['staff', 'station_admin'],
  states: {
    draft: { label: '草稿', tone: 'plain' },
    pending: { label: '等站长同意', tone: 'waiting', waitsFor: ['station_admin'] },
    active: { label: '正在活动', tone: 'good' },
    inactive: { label: '歇着', tone: 'warn' },
    dissolved: { label: '解散了', tone: 'done' },
  },
  events: {
    submit: { label: '交站长看' },
    sendBack: { label: '退回去改' },
    activate: { label: '同意成立' },
    rest: { label: '先歇一歇' },
    resume: { label: '接着活动' },
    dissolve: { label: '解散' },
    reopen: { label: '恢复' },
  },
  guards: {
    hasReason: ({ reason }: TeamFacts) => reason !== '' || ('REASON_NEEDED' as const),
    hasLeader: (facts: TeamFacts) => facts.hasLeader || ('TEAM_LEADER_NEEDED' as const),
  },
  effects: ['tellLeader'],
  rows: [
    { from: 'draft', on: 'submit', by: STAFF, needs: ['hasLeader'], to: 'pending', due: ANSWER },
    { from: 'pending', on: 'sendBack', by: HEAD, needs: ['hasReason'], to: 'draft' },
    {
      from: ['draft', 'pending'],
      on: 'activate',
      by: HEAD,
      needs: ['hasLeader'],
      to: 'active',
      effects: ['tellLeader'],
    },
    { from: 'active', on: 'rest', by: STAFF, to: 'inactive', effects: ['tellLeader'] },
    {
      from: 'inactive',
      on: 'resume',
      by: STAFF,
      needs: ['hasLeader'],
      to: 'active',
      effects: ['tellLeader'],
    },
    {
      from: ['draft', 'pending', 'active', 'inactive'],
      on: 'dissolve',
      by: HEAD,
      needs: ['hasReason'],
      to: 'dissolved',
      effects: ['tellLeader'],
    },
    // One that was dissolved by mistake comes back at rest, and is taken up by the usual step.
    { from: 'dissolved', on: 'reopen', by: HEAD, to: 'inactive', effects: ['tellLeader'] },
  ],
})

export type TeamState = keyof typeof teamFlow.states
export type TeamEvent = keyof typeof teamFlow.events
export type TeamEffect = EffectOf<typeof teamFlow>

/** What residents may open; a draft is the desk's. */
export const SHOWN_STATES: readonly TeamState[] = ['active', 'inactive', 'dissolved']

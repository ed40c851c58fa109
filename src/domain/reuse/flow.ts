/** Owns the way of an old thing: offered, taken, put to some use, and shown to everybody while its giver agrees. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { GRID } from '../person/roles'
import { reuseRules as rules } from './rules'

/** It has found its use and stands nowhere. */
const USED = ['remade', 'reused', 'recycled', 'putAway'] as const
const inUse = { due: { workingDays: rules.useWorkingDays } } as const

export const reuseFlow = defineWorkflow({
  name: 'reuse',
  title: '旧物',
  start: 'offered',
  begin: { due: { workingDays: rules.answerWorkingDays } },
  roles: ['owner', ...GRID],
  states: {
    offered: { label: '等站里收', tone: 'waiting', waitsFor: GRID },
    received: { label: '站里收了', tone: 'waiting', waitsFor: GRID },
    remade: { label: '改好了', tone: 'good', rests: true },
    reused: { label: '有人用上了', tone: 'good', rests: true },
    recycled: { label: '送去回收了', tone: 'good', rests: true },
    displayed: { label: '正在展出', tone: 'good', rests: true },
    putAway: { label: '展过了', tone: 'plain', rests: true },
    hidden: { label: '不展出', tone: 'done', final: true },
    refused: { label: '这件没有收', tone: 'plain', final: true },
    withdrawn: { label: '不送了', tone: 'done', final: true },
  },
  events: {
    receive: { label: '收这一件' },
    refuse: { label: '这件不收' },
    withdraw: { label: '不送了' },
    remake: { label: '改好了' },
    reuse: { label: '有人用上了' },
    recycle: { label: '送去回收了' },
    again: { label: '写错了，重新写' },
    workshop: { label: '写上哪次活动做的' },
    display: { label: '展出来' },
    putAway: { label: '收起来' },
    letShow: { label: '改展不展出' },
    hide: { label: '不展出了' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    mayShow: refusing('REUSE_NOT_SHOWN', ({ form }: CaseFacts) => form.show !== 'no'),
  },
  effects: ['tellOwner'],
  rows: [
    {
      ...{ from: 'offered', on: 'receive', by: GRID, needs: ['notOwn'], to: 'received', ...inUse },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'offered', on: 'refuse', by: GRID, needs: ['notOwn', 'hasWords'], to: 'refused' },
      effects: ['tellOwner'],
    },
    { from: 'offered', on: 'withdraw', by: ['owner'], to: 'withdrawn' },
    {
      ...{ from: 'received', on: 'remake', by: GRID, needs: ['notOwn'], to: 'remade' },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'received', on: 'reuse', by: GRID, needs: ['notOwn'], to: 'reused' },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'received', on: 'recycle', by: GRID, needs: ['notOwn'], to: 'recycled' },
      effects: ['tellOwner'],
    },
    { from: USED, on: 'display', by: GRID, needs: ['mayShow'], to: 'displayed', effects: ['tellOwner'] },
    { from: 'displayed', on: 'putAway', by: GRID, to: 'putAway', effects: ['tellOwner'] },
    ...staying(['remade'], { on: 'workshop', by: GRID }),
    { from: USED, on: 'again', by: GRID, to: 'received', ...inUse },
    ...staying(['received', ...USED], { on: 'letShow', by: ['owner'] }),
    { from: ['displayed', ...USED], on: 'hide', by: ['owner'], to: 'hidden' },
  ],
})

/** Owns the way to a star: applied for, looked at, in notice for five working days, granted by time unless somebody objects or what it takes is there no more. */
import type { CaseFacts } from '../case/define-case'
import { addWorkingDays } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { starTimes } from './rules'

const STAFF = ['staff', 'station_admin'] as const

/** The days of the notice run from its beginning; those in which an objection stood were public as well. */
const noticeLeft = {
  until: ({ ago, holidays, now }: CaseFacts) =>
    Math.max(now, addWorkingDays(now - ago('approve'), starTimes.noticeWorkingDays, holidays)),
}

export const starFlow = defineWorkflow({
  name: 'star',
  title: '志愿者星级',
  start: 'applied',
  begin: { due: { workingDays: starTimes.lookWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'system'],
  states: {
    applied: { label: '等站里看', tone: 'waiting', waitsFor: STAFF },
    climbed: { label: '转给站长', tone: 'warn', waitsFor: ['station_admin'] },
    noticing: { label: '公示中', tone: 'waiting' },
    stopped: { label: '有异议，先停住', tone: 'warn' },
    granted: { label: '评上了', tone: 'good', rests: true },
    rests: { label: '有异议，先停用', tone: 'warn' },
    fellShort: { label: '条件不够了，没有评上', tone: 'done', final: true },
    refused: { label: '没有通过', tone: 'done', final: true },
    fallen: { label: '异议成立，没有评上', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    approve: { label: '通过，开始公示' },
    refuse: { label: '不通过' },
    climb: { label: '没有按时看' },
    grant: { label: '公示期满' },
    fallShort: { label: '公示期满，条件不够了' },
    stop: { label: '有人提了异议' },
    goOn: { label: '异议不成立' },
    fall: { label: '异议成立' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
  },
  effects: ['tellOwner', 'tellHead', 'tellHeadOfShort'],
  rows: [
    {
      from: ['applied', 'climbed'],
      on: 'approve',
      by: STAFF,
      needs: ['notOwn'],
      to: 'noticing',
      due: { workingDays: starTimes.noticeWorkingDays },
      overdue: 'grant',
      effects: ['tellOwner'],
    },
    {
      from: ['applied', 'climbed'],
      on: 'refuse',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      to: 'refused',
      effects: ['tellOwner'],
    },
    {
      from: 'applied',
      on: 'climb',
      by: ['system'],
      to: 'climbed',
      due: { workingDays: starTimes.climbedWorkingDays },
      effects: ['tellHead'],
    },
    { from: 'noticing', on: 'grant', by: ['system'], to: 'granted', effects: ['tellOwner'] },
    // What it takes is there no more when the notice ends.
    {
      from: 'noticing',
      on: 'fallShort',
      by: ['system'],
      to: 'fellShort',
      effects: ['tellOwner', 'tellHeadOfShort'],
    },
    { from: ['noticing', 'stopped'], on: 'stop', by: ['system'], to: 'stopped', effects: ['tellOwner'] },
    { from: ['granted', 'rests'], on: 'stop', by: ['system'], to: 'rests', effects: ['tellOwner'] },
    {
      from: 'stopped',
      on: 'goOn',
      by: ['system'],
      to: 'noticing',
      due: noticeLeft,
      overdue: 'grant',
      effects: ['tellOwner'],
    },
    { from: 'rests', on: 'goOn', by: ['system'], to: 'granted', effects: ['tellOwner'] },
    { from: ['stopped', 'rests'], on: 'fall', by: ['system'], to: 'fallen', effects: ['tellOwner'] },
    {
      from: ['applied', 'climbed', 'noticing', 'stopped'],
      on: 'withdraw',
      by: ['owner'],
      to: 'withdrawn',
    },
  ],
})

/** Owns the way of a prize onto the shelf and off it again, by staff or by its days. */
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from '../person/roles'

interface PrizeCircumstances {
  now: number
  /** First and last instant on the shelf; null when it has none. */
  from: number | null
  until: number | null
  /** What is not filled in yet; empty when everything is. */
  lacking: string
  /** Whether what it says has passed the check. */
  checked: boolean
}

const onShelf = { due: { until: ({ until }: PrizeCircumstances) => until }, overdue: 'end' } as const

export const prizeFlow = defineWorkflow({
  name: 'prize',
  title: '奖品',
  start: 'draft',
  roles: [...STAFF, 'system'],
  states: {
    draft: { label: '还没上架', tone: 'plain' },
    scheduled: { label: '到日上架', tone: 'waiting' },
    onShelf: { label: '在架', tone: 'good' },
    offShelf: { label: '已下架', tone: 'done' },
  },
  events: {
    putOn: { label: '上架' },
    schedule: { label: '到日上架' },
    begin: { label: '到日上架' },
    takeOff: { label: '下架' },
    end: { label: '到期下架' },
  },
  guards: {
    complete: ({ lacking }: PrizeCircumstances) =>
      lacking === '' || { code: 'INCOMPLETE' as const, details: { field: lacking } },
    checked: ({ checked }: PrizeCircumstances) => checked || ('PRIZE_NOT_CHECKED' as const),
    begun: ({ now, from }: PrizeCircumstances) => from === null || from <= now || ('BAD_TIMES' as const),
    notBegun: ({ now, from }: PrizeCircumstances) => (from !== null && from > now) || ('BAD_TIMES' as const),
    notOver: ({ now, until }: PrizeCircumstances) => until === null || until > now || ('BAD_TIMES' as const),
  },
  effects: [],
  rows: [
    {
      from: ['draft', 'offShelf', 'scheduled'],
      on: 'putOn',
      by: STAFF,
      needs: ['complete', 'checked', 'begun', 'notOver'],
      to: 'onShelf',
      ...onShelf,
    },
    {
      from: ['draft', 'offShelf'],
      on: 'schedule',
      by: STAFF,
      needs: ['complete', 'checked', 'notBegun', 'notOver'],
      to: 'scheduled',
      due: { until: ({ from }) => from },
      overdue: 'begin',
    },
    { from: 'scheduled', on: 'begin', by: ['system'], needs: ['begun'], to: 'onShelf', ...onShelf },
    { from: ['scheduled', 'onShelf'], on: 'takeOff', by: STAFF, to: 'offShelf' },
    { from: 'onShelf', on: 'end', by: ['system'], to: 'offShelf' },
  ],
})

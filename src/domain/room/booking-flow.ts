/** Owns the way of a booking: somebody comes, comes later, gives it up, or does not come at all. */
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from '../person/roles'
import { roomRules } from './rules'

/** What the guards of a booking look at. */
export interface BookingFacts {
  now: number
  startAt: number
  endAt: number
  later: boolean
  reason: string
  /** Whether its time is still free, where it would be taken again. */
  free: boolean
  /** When the last step was made. */
  movedAt: number
}

const booker = ['booker'] as const

export const bookingFlow = defineWorkflow({
  name: 'booking',
  title: '预约',
  start: 'booked',
  begin: { due: { until: ({ startAt }: BookingFacts) => startAt + roomRules.graceMs }, overdue: 'miss' },
  roles: [...booker, ...STAFF, 'system'],
  states: {
    booked: { label: '订好了', tone: 'good' },
    here: { label: '正在用', tone: 'good' },
    over: { label: '用完了', tone: 'done', final: true },
    givenUp: { label: '不去了', tone: 'done', final: true },
    cancelled: { label: '站里取消了', tone: 'warn' },
    missed: { label: '没有来', tone: 'warn', final: true },
  },
  events: {
    come: { label: '我到了' },
    comeLater: { label: '晚一点到' },
    giveUp: { label: '不去了' },
    finish: { label: '用完了' },
    cancel: { label: '取消这次预约' },
    restore: { label: '撤销，还给人家' },
    miss: { label: '没有来' },
    end: { label: '到点了' },
  },
  guards: {
    mayEnter: ({ now, startAt }: BookingFacts) =>
      now >= startAt - roomRules.earlyMs || ('ROOM_TOO_EARLY' as const),
    notOver: ({ now, endAt }: BookingFacts) => now < endAt || ('ROOM_TIME_OVER' as const),
    onlyOnce: ({ later }: BookingFacts) => !later || ('ROOM_LATER_ONCE' as const),
    reasoned: ({ reason }: BookingFacts) => reason !== '' || ('REASON_NEEDED' as const),
    free: ({ free }: BookingFacts) => free || ('ROOM_TAKEN' as const),
    justNow: ({ now, movedAt }: BookingFacts) =>
      now <= movedAt + roomRules.undoMs || ('ROOM_UNDO_OVER' as const),
  },
  effects: ['tellBooker', 'freeTime', 'takeTime', 'countMiss'],
  rows: [
    {
      from: 'booked',
      on: 'come',
      by: booker,
      needs: ['notOver', 'mayEnter'],
      to: 'here',
      due: { until: ({ endAt }) => endAt },
      overdue: 'end',
    },
    {
      from: 'booked',
      on: 'comeLater',
      by: booker,
      needs: ['notOver', 'onlyOnce', 'mayEnter'],
      to: 'booked',
      due: { until: ({ startAt }) => startAt + 2 * roomRules.graceMs },
      overdue: 'miss',
    },
    { from: 'booked', on: 'giveUp', by: booker, needs: ['notOver'], to: 'givenUp', effects: ['freeTime'] },
    { from: 'booked', on: 'miss', by: ['system'], to: 'missed', effects: ['freeTime', 'countMiss'] },
    { from: 'here', on: 'finish', by: booker, to: 'over', effects: ['freeTime'] },
    { from: 'here', on: 'end', by: ['system'], to: 'over', effects: ['freeTime'] },
    {
      from: ['booked', 'here'],
      on: 'cancel',
      by: STAFF,
      needs: ['notOver', 'reasoned'],
      to: 'cancelled',
      effects: ['freeTime', 'tellBooker'],
    },
    {
      from: 'cancelled',
      on: 'restore',
      by: STAFF,
      needs: ['justNow', 'notOver', 'free'],
      to: 'booked',
      due: { until: ({ startAt, now }) => Math.max(startAt, now) + roomRules.graceMs },
      overdue: 'miss',
      effects: ['takeTime', 'tellBooker'],
    },
  ],
})

export type BookingEvent = keyof typeof bookingFlow.events

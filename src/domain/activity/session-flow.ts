/** Owns the way of one session, from enrolling to ended: by the clock, or by an organiser. */
import { defineWorkflow } from '../kernel/workflow'
import { nextReminderOf } from './reminders'
import { mayBePlanned } from './session-times'
import type { SessionDocument, SessionState } from './documents'
import { ORGANISERS } from '../person/roles'

/** What the guards of a session look at; the last three only matter to the organiser's moves. */
interface SessionFacts {
  now: number
  startAt: number
  endAt: number
  enrolUntil: number
  reason?: string
  newStartAt?: number
  newEndAt?: number
}

export const sessionFlow = defineWorkflow({
  name: 'session',
  title: '场次',
  start: 'enrolling',
  roles: [...ORGANISERS, 'system'],
  states: {
    enrolling: { label: '报名中', tone: 'good' },
    enrollClosed: { label: '报名截止', tone: 'waiting' },
    ongoing: { label: '进行中', tone: 'good' },
    ended: { label: '已结束', tone: 'done', final: true },
    postponed: { label: '已延期', tone: 'warn' },
    cancelled: { label: '已取消', tone: 'warn', final: true },
  },
  events: {
    closeEnrolment: { label: '截止报名' },
    reopenEnrolment: { label: '重新开放报名' },
    begin: { label: '开始' },
    end: { label: '结束' },
    postpone: { label: '延期' },
    cancel: { label: '取消这一场' },
  },
  guards: {
    enrolmentOver: ({ now, enrolUntil }: SessionFacts) => now >= enrolUntil || ('INVALID_STATE' as const),
    notBegun: ({ now, startAt }: SessionFacts) => now < startAt || ('INVALID_STATE' as const),
    begun: ({ now, startAt }: SessionFacts) => now >= startAt || ('INVALID_STATE' as const),
    over: ({ now, endAt }: SessionFacts) => now >= endAt || ('INVALID_STATE' as const),
    reasoned: ({ reason }: SessionFacts) => Boolean(reason) || ('REASON_NEEDED' as const),
    newTimes: ({ now, newStartAt, newEndAt }: SessionFacts) =>
      (newStartAt !== undefined &&
        newEndAt !== undefined &&
        mayBePlanned({ startAt: newStartAt, endAt: newEndAt }, now)) ||
      ('BAD_TIMES' as const),
  },
  effects: [],
  rows: [
    {
      from: 'enrolling',
      on: 'closeEnrolment',
      by: ['system'],
      needs: ['enrolmentOver'],
      to: 'enrollClosed',
    },
    { from: 'enrolling', on: 'closeEnrolment', by: ORGANISERS, to: 'enrollClosed' },
    {
      from: ['enrollClosed', 'postponed'],
      on: 'reopenEnrolment',
      by: ORGANISERS,
      needs: ['notBegun'],
      to: 'enrolling',
    },
    {
      from: ['enrolling', 'enrollClosed', 'postponed'],
      on: 'begin',
      by: ['system'],
      needs: ['begun'],
      to: 'ongoing',
    },
    { from: 'ongoing', on: 'end', by: ['system'], needs: ['over'], to: 'ended' },
    {
      from: ['enrolling', 'enrollClosed', 'postponed'],
      on: 'postpone',
      by: ORGANISERS,
      needs: ['notBegun', 'reasoned', 'newTimes'],
      to: 'postponed',
    },
    {
      from: ['enrolling', 'enrollClosed', 'postponed', 'ongoing'],
      on: 'cancel',
      by: ORGANISERS,
      needs: ['reasoned'],
      to: 'cancelled',
    },
  ],
})

type SessionEvent = keyof typeof sessionFlow.events

/** The state a session is in by the clock, even when the timer has not come round yet. */
export function stateAt(
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil'>,
  now: number,
): SessionState {
  if (session.state === 'cancelled' || session.state === 'ended') return session.state
  if (now >= session.endAt) return 'ended'
  if (now >= session.startAt) return 'ongoing'
  return session.state === 'enrolling' && now >= session.enrolUntil ? 'enrollClosed' : session.state
}

/** Whether a poster still calls people to something. */
export const maySendPoster = (
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil' | 'listed'>,
  now: number,
): boolean => session.listed && !['ended', 'cancelled'].includes(stateAt(session, now))

/** When the timer next has something to do with a session: a reminder, or a move; null when it never will. */
export function nextDueAtOf(
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil' | 'remindedAt' | 'duty'>,
): number | null {
  const reminder = nextReminderOf(session)
  const move = nextMoveAtOf(session)
  return reminder !== null && move !== null ? Math.min(reminder, move) : move
}

/** When the clock next moves a session; null when it never will. */
function nextMoveAtOf(
  session: Pick<SessionDocument, 'state' | 'startAt' | 'endAt' | 'enrolUntil'>,
): number | null {
  switch (session.state) {
    case 'enrolling':
      return Math.min(session.enrolUntil, session.startAt)
    case 'enrollClosed':
    case 'postponed':
      return session.startAt
    case 'ongoing':
      return session.endAt
    default:
      return null
  }
}

/** The event the clock brings next to a session in this state. */
export function clockEventOf(
  session: Pick<SessionDocument, 'state' | 'startAt' | 'enrolUntil'>,
  now: number,
): SessionEvent | null {
  if (session.state === 'ongoing') return 'end'
  if (session.state === 'cancelled' || session.state === 'ended') return null
  if (now >= session.startAt) return 'begin'
  return session.state === 'enrolling' ? 'closeEnrolment' : null
}

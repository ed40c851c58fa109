/** Owns sending a notice now or at a time, calling a planned one off, and recalling one that is out. */
import { MINUTE } from '@/domain/kernel/clock'
import {
  isRepeat,
  publish,
  recall as recallNow,
  schedule,
  unschedule as callOff,
} from '@/domain/notice/decide-notice'
import { type Context, done, type Handler, refuse } from '../../handler'
import { noticeJoin, reachOf } from '../../repositories/notices'
import { deskNotice } from '../../views/notice'
import { answer, attemptBy, moveOnce, onNotice } from './load-notice'

const EVENTS = ['send', 'schedule'] as const

export const send: Handler<'notice.send'> = {
  joins: ({ input }) => ({ notice: noticeJoin(input.noticeId) }),
  run: onNotice(async (notice, { caller, input, now }) => {
    // The minute that was chosen may just have ended while the sheet stood open.
    if (
      input.at !== undefined &&
      input.at < now - MINUTE &&
      !isRepeat(notice, input.version, EVENTS, caller.personId)
    ) {
      return refuse('NOTICE_TIME_PAST')
    }
    const at = Math.max(input.at ?? now, now)
    const written = await moveOnce(notice, caller, {
      events: EVENTS,
      version: input.version,
      now,
      decide: async (current) => {
        const reached = await reachOf(current)
        if (!reached.ok) return reached
        const attempt = attemptBy(caller, current, now)
        const atOnce = at === now && current.check.verdict === 'passed'
        return atOnce
          ? publish(current, attempt, reached.value)
          : schedule(current, attempt, at, reached.value.people)
      },
    })
    if (!written.ok) return written
    // Nobody can have opened what has just gone out, so nothing need be counted.
    return written.repeated
      ? answer(written.value, caller, now)
      : done(deskNotice(written.value, caller, now, 0))
  }),
}

type Moving = Context<'notice.unschedule'> | Context<'notice.recall'>

/** A move that the table alone decides, for a reason where it asks for one. */
const moving = (event: 'unschedule' | 'recall', decide: typeof recallNow) => ({
  joins: ({ input }: Pick<Moving, 'input'>) => ({ notice: noticeJoin(input.noticeId) }),
  run: onNotice(async (notice, { caller, input, now }: Moving) => {
    const reason = 'reason' in input ? input.reason : ''
    const written = await moveOnce(notice, caller, {
      events: [event],
      version: input.version,
      now,
      decide: (current) => decide(current, attemptBy(caller, current, now, reason)),
    })
    return written.ok ? answer(written.value, caller, now) : written
  }),
})

export const unschedule = moving('unschedule', callOff)
export const recall = moving('recall', recallNow)

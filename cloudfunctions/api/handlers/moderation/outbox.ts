/** Owns the desk's look at messages that have not reached WeChat, and sending one again. */
import { DAY } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import { deliveryRules } from '@/domain/message/templates'
import { done, type Handler, refuse } from '../../handler'
import { withJoined } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import {
  changeMessage,
  countByDelivery,
  findMessage,
  messageJoin,
  outboxMessages,
} from '../../repositories/messages'
import { findPeople, findPerson } from '../../repositories/people'
import { type OutboxState, outboxItem } from '../../views/outbox'
import { rowsOf } from '../../views/rows'

const states = ['due', 'sending', 'failed', 'inboxOnly'] as const

/** Seven requests, three deep, with words one more: the caller; four counts that read no document and a page; the people of that page. */
export const list: Handler<'outbox.list'> = {
  run: async ({ caller, input, now }) => {
    const { stationId } = caller
    const from = now - deliveryRules.shownDays * DAY
    const state: OutboxState = input.state ?? 'failed'
    const [counted, { shown: page, next }] = await Promise.all([
      Promise.all(states.map((one) => countByDelivery(stationId, one, from))),
      outboxMessages({ stationId, state, from }, input),
    ])
    const people = await findPeople(page.map((message) => message.personId))
    const [due = 0, sending = 0, failed = 0, inboxOnly = 0] = counted
    return done({
      counts: { due, sending, failed, inboxOnly },
      items: rowsOf(page, (message) => outboxItem(message, people.get(message.personId) ?? null)),
      next,
    })
  },
}

/**
 * Puts a message that could not be sent back among those that are due. One that is due is answered as it is, so a
 * repetition changes nothing; one that was sent, or may have been, is not sent again.
 */
export const retry: Handler<'outbox.retry'> = {
  joins: ({ input }) => ({ message: messageJoin(input.messageId) }),
  run: withJoined<MessageDocument & Doc>('message')(async (message, { input, now }) => {
    if (message.delivery.state === 'failed') {
      await changeMessage(
        message._id,
        { 'delivery.state': 'failed' },
        { $set: { 'delivery.state': 'due', 'delivery.attempts': 0, 'delivery.nextAt': now } },
      )
    }
    const [current, person] = await Promise.all([findMessage(input.messageId), findPerson(message.personId)])
    if (!current || current.delivery.state !== 'due') return refuse('INVALID_STATE')
    return done(outboxItem(current, person))
  }),
}
